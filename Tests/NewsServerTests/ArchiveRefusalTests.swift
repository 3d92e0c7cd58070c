import Foundation
import NewsServer
import Testing

/// Archives that are not sound: the line is named, and nothing is changed.
@Suite struct ArchiveRefusalTests {
    static let tampering: [(what: String, with: String, says: String)] = [
        (#"{"type":"broadsheet","version":1"#, #"{"type":"broadsheet","version":2"#, "Line 1: this version"),
        (#"{"type":"broadsheet","version":1"#, #"{"type":"broadsheet","version":1,"by":"me""#, "no member “by”"),
        (#"{"type":"broadsheet""#, #"{"type":"gazette""#, "Line 1: there is no type “gazette”"),
        (#"{"type":"section","id":1,"#, #"{"type":"section","id":1,"colour":"red","#, "there is no member “colour”"),
        (#"{"type":"section","id":1,"#, #"{"type":"section","id":"1","#, "“id” is not an id"),
        (#"{"type":"section","id":2,"#, #"{"type":"section","id":1,"#, "the id 1 is not greater"),
        (#"{"type":"section","id":1,"slug":""#, #"{"type":"section","id":1,"slug":"../"#, "“slug” is not a slug"),
        (#"{"type":"section","id":1,"#, #"{"type":"section","id":1"#, "it is no JSON"),
        (#""url":"http"#, #""url":"javascript"#, "“url” is not an http or https address"),
        (#""kind":"image""#, #""kind":"smell""#, "“kind” is not one of image, video, audio"),
        (#""sectionId":1,"#, #""sectionId":99,"#, "“sectionId” refers to section 99"),
        (#""wordCount":"#, #""wordCount":-"#, "“wordCount” is not a whole number from 0"),
        (#""commentsOpen":true"#, #""commentsOpen":1"#, "“commentsOpen” is not true or false"),
        (#""occurrences":[["#, #""occurrences":[7,["#, "“occurrences” is not an array of [start, length]"),
        (#""before":"{"#, #""before":"["#, "“before” is not a JSON object"),
        (#""type":"term","rows":[[""#, #""type":"term","rows":[["x"#, "“id” is not a whole number of 64 bits"),
        (
            #"{"type":"end","#,
            #"{"type":"broadsheet","version":1,"exportedAt":"2026-11-22T09:30:00Z"}"# + "\n" + #"{"type":"end","#,
            "again"
        ),
        (#""lines":{"import_source":1"#, #""lines":{"import_source":2"#, "there should be 2 lines of “import_source”"),
    ]

    /// What only shows beside what came before: the line is named all the same.
    static let contradictions: [(what: String, with: String, says: String)] = [
        (#""slug":"opinion""#, #""slug":"news""#, "“slug” stood there before"),
        (
            #""sortKey":"skerran tidal barrier""#, #""sortKey":"skerran barrier""#,
            "in “names”, “sortKey” stood there before"
        ),
        (
            #""tags":[{"tagId":"#, #""tags":[{"tagId":1,"position":7},{"tagId":1,"position":8},{"tagId":"#,
            "in “tags”, “tagId” stood"
        ),
        (#""rows":[[9,23]]"#, #""rows":[[9,23],[9,23]]"#, "“articleId” and “otherId” stood there before"),
        (#""rows":[[9,23]]"#, #""rows":[[23,9]]"#, "“articleId” is not less than “otherId”"),
        (#""rows":[[15,0,2]"#, #""rows":[[15,0,15]"#, "“relatedId” is the article itself"),
        (#""status":"draft","commentsOpen""#, #""status":"withdrawn","commentsOpen""#, "“publishedAt” is missing"),
        (
            #""version":1,"body""#, #""sourceUrl":"https://example.org","version":1,"body""#,
            "“sourceUrl” stands without"
        ),
        (#"{"position":1,"articleId":23"#, #"{"position":1,"topicId":1,"articleId":23"#, "there is not exactly one of"),
        (#""articleId":1,"parentId":2,"#, #""articleId":3,"parentId":2,"#, "its parent is of another article"),
        (#""threadId":2,"depth":1"#, #""threadId":2,"depth":2"#, "its parent is of another article, thread or depth"),
        (#""threadId":2,"depth":1"#, #""threadId":2,"depth":64"#, "“depth” is more than 63"),
        (#""threadId":2,"depth":1"#, #""threadId":3,"depth":1"#, "“parentId”, “threadId” and “depth” do not agree"),
        (
            #"{"type":"last_id""#,
            #"{"type":"former_id","rows":[["tag",98,99999]]}"# + "\n" + #"{"type":"last_id""#,
            "“resourceId” refers to nothing of its “kind”"
        ),
        (
            #"{"type":"last_id""#,
            #"{"type":"former_slug","rows":[["tag","gone",99999]]}"# + "\n" + #"{"type":"last_id""#,
            "“resourceId” refers to nothing of its “kind”"
        ),
    ]

    @Test func namesTheLineThatContradictsAnother() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        let archive = try origin.exported()
        let copy = ArchivedNewsroom()
        for (what, other, says) in Self.contradictions {
            let text = Self.replacing(first: what, with: other, in: archive)
            let place = archive.range(of: what)?.lowerBound ?? archive.startIndex
            let line = archive[..<place].count { $0 == "\n" } + 1
            let refusal = copy.refusal(of: text) ?? "nothing"
            #expect(refusal.hasPrefix("Line \(line): ") && refusal.contains(says), "\(says): \(refusal)")
            try copy.expectEmpty()
        }
        #expect(copy.refusal(of: archive) == nil)
        try copy.expectSame(as: origin)
    }

    @Test func refusesWhatIsNotSoundAndChangesNothing() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        let archive = try origin.exported()
        var cases = Self.tampering.map { (Self.replacing(first: $0.what, with: $0.with, in: archive), $0.says) }
        let lines = archive.split(separator: "\n").map(String.init)
        cases.append((lines.dropLast().joined(separator: "\n"), "the file was cut"))
        cases.append((String(archive.dropLast(20)), "it is no JSON"))
        cases.append((lines.dropFirst().joined(separator: "\n"), "Line 1: the header of an archive is missing"))
        cases.append((archive + archive, "it stands behind the archive's last line"))
        cases.append(("", "the file was cut"))
        for (text, says) in cases {
            let copy = ArchivedNewsroom()
            let refusal = copy.refusal(of: text) ?? "nothing"
            #expect(refusal.contains(says) && !refusal.contains("\n"), "\(says): \(refusal)")
            try copy.expectEmpty()
        }
    }

    private static func replacing(first what: String, with other: String, in text: String) -> String {
        guard let range = text.range(of: what) else {
            Issue.record("“\(what)” is not in the archive")
            return text
        }
        return text.replacingCharacters(in: range, with: other)
    }
}
