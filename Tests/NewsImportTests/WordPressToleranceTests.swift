import Foundation
import NewsDomain
import NewsImport
import Testing

/// Where WordPress is not strict, an import is not.
struct WordPressToleranceTests {
    @Test(arguments: ["\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}", "\u{1F}"])
    func dropsControlCharacters(character: String) throws {
        let (repository, report) = try WXR(items: [
            WXR.item(id: 1, title: "a\(character)b", body: "<p>c\(character)\nd</p>")
        ])
        .imported()
        #expect(repository.article(1)?.title == "ab")
        #expect(repository.article(1)?.body.html == "<p>c\nd</p>")
        #expect(report.warnings["control character dropped"] == 2)
    }

    @Test func namesThePostAndTheLinesOfEach() throws {
        let wxr = WXR(items: [
            WXR.item(id: 1, title: "Clean"), WXR.item(id: 2, title: "Two", body: "a\u{B}\n\nb\u{B}\u{C}"),
            WXR.item(id: 3, title: "Three", body: "c\u{C}"),
        ])
        let lines = wxr.text.split(separator: "\n", omittingEmptySubsequences: false)
        let at = lines.indices.filter { lines[$0].unicodeScalars.contains { $0 == "\u{B}" || $0 == "\u{C}" } }.map {
            $0 + 1
        }
        let report = try wxr.imported().report
        #expect(
            report.losses.map(\.item) == [
                "post 2 “Two” at lines \(at[0]), \(at[1])", "post 3 “Three” at line \(at[2])",
            ]
        )
        #expect(report.losses.map(\.count) == [3, 1])
    }

    @Test func passesOverReferencesToThem() throws {
        let (repository, report) = try WXR(items: [WXR.item(id: 1, title: "a&#12;b&#x1;c &amp; d"), WXR.item(id: 2)])
            .imported()
        #expect(repository.article(1)?.title == "abc & d")
        #expect(repository.articles.count == 2)
        #expect(report.warnings["control character dropped"] == 2)
    }

    @Test func findsReferencesWhereverTheFileIsCut() throws {
        let body = "<p>x&#8217;&#x1F;&amp;#12;y&&&</p>"
        let text = WXR(items: [WXR.item(id: 1, title: "", body: body)]).text
        let place = try #require(text.utf8.firstRange(of: "&#x1F;".utf8)).lowerBound
        let length = text.utf8.distance(from: text.startIndex, to: place)
        // The stream is read in pieces of 64 KB.
        for cut in -3..<10 {
            let title = String(repeating: "p", count: 131_072 - length - cut)
            let (repository, report) = try WXR(items: [WXR.item(id: 1, title: title, body: body)]).imported()
            #expect(repository.article(1)?.body.text.hasSuffix("x’&#12;y&&&") == true)
            #expect(report.warnings["control character dropped"] == 1)
        }
    }

    @Test(arguments: ["a&#12;b</titel>", "&#1; &nbsp;", "&#2;<b>"])
    func whatElseIsWrongIsRefusedAllTheSame(title: String) throws {
        let message = try withFile(WXR(items: [WXR.item(id: 1, title: title)]).text) { refusal(of: $0) }
        #expect(message?.contains("not well-formed") == true)
    }

    @Test func aFileThatIsCutBehindAReferenceIsRefused() throws {
        let text = WXR(items: [WXR.item(id: 1, title: "a&#12;b")]).text
        for length in stride(from: text.utf8.count / 2, to: text.utf8.count - 12, by: 7) {
            let message = try withFile(Data(text.utf8.prefix(length))) { refusal(of: $0) }
            #expect(message?.contains("not well-formed") == true, "\(length)")
        }
    }

    @Test func takesManyOfThem() throws {
        let body = String(repeating: "line\u{C}\n", count: 30_000)
        let (repository, report) = try WXR(items: [WXR.item(id: 1, body: body)]).imported()
        #expect(repository.article(1)?.body.text.hasPrefix("line\nline") == true)
        #expect(report.warnings["control character dropped"] == 30_000)
        #expect(report.losses.count == 1)
    }

    @Test func whatMissedItsScheduleIsPublishedAtItsTime() throws {
        var options = WordPressOptions()
        options.now = Timestamp(rfc3339: "2012-04-01T00:00:00Z")
        let (repository, report) = try WXR(items: [
            WXR.item(id: 1, title: "Missed", status: "future"),
            WXR.item(id: 2, status: "future", gmt: "2012-05-01 08:00:00"),
        ]).imported(options)
        #expect(repository.articles.map(\.status) == [.published, .published])
        #expect(repository.article(1)?.publishedAt?.rfc3339 == "2012-03-15T08:00:00Z")
        #expect(report.losses.map(\.item) == ["post 1 “Missed”"])
        #expect(report.losses.first?.what.hasPrefix("was still scheduled") == true)
    }
}
