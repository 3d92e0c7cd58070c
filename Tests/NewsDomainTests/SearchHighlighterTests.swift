import NewsDomain
import Testing

struct SearchHighlighterTests {
    private func highlighter(_ query: String, continuations: [String] = []) -> SearchHighlighter {
        SearchHighlighter(SearchExpression(query), continuations: continuations)
    }

    @Test(arguments: [
        ("harbour", "The HARBOUR, not harbours.", "The <mark>HARBOUR</mark>, not harbours."),
        ("strasse", "Die Straße & mehr", "Die <mark>Straße</mark> &amp; mehr"),
        ("ısparta", "ISPARTA", "<mark>ISPARTA</mark>"),
        ("viet nam", "Việt Nam", "<mark>Việt</mark> <mark>Nam</mark>"),
        ("cafe", "Cafe\u{301}s? Cafe\u{301}!", "Cafe\u{301}s? <mark>Cafe\u{301}</mark>!"),
        ("σοφοσ", "Ο σοφός.", "Ο <mark>σοφός</mark>."), ("замок", "за\u{301}мок", "<mark>за\u{301}мок</mark>"),
        ("احمد", "قال أحمد إن", "قال <mark>أحمد</mark> إن"), ("محمد", "مُحَمَّدٌ", "<mark>مُحَمَّدٌ</mark>"),
        ("خواهم", "می‌خواهم", "می‌<mark>خواهم</mark>"), ("שלום", "שָׁלוֹם רב", "<mark>שָׁלוֹם</mark> רב"),
        ("हिन्दी", "यह हिन्दी है", "यह <mark>हिन्दी</mark> है"), ("ไทย", "ประเทศไทยวันนี้", "ประเทศ<mark>ไทย</mark>วันนี้"),
        ("น้ำมัน", "ราคาน้ำมันขึ้น", "ราคา<mark>น้ำมัน</mark>ขึ้น"), ("東京都", "現在の東京都と東京", "現在の<mark>東京都</mark>と東京"),
        ("東京", "東京東京", "<mark>東京東京</mark>"), ("ガス", "ｶﾞｽ会社", "<mark>ｶﾞｽ</mark>会社"),
        ("한국", "한국 \u{1112}\u{1161}\u{11AB}국", "<mark>한국</mark> <mark>\u{1112}\u{1161}\u{11AB}국</mark>"),
        ("🚀", "Go 👩🏽‍🚀!", "Go <mark>👩🏽‍🚀</mark>!"), ("👍", "👍🏽👍", "<mark>👍🏽👍</mark>"), ("🇩🇪", "🇫🇷🇩🇪🇪🇸", "🇫🇷<mark>🇩🇪</mark>🇪🇸"),
        ("c++", "C, C++ and C++17", "C, <mark>C++</mark> and C++17"), ("dont", "don’t", "<mark>don’t</mark>"),
        ("eau", "l'eau", "l&#39;<mark>eau</mark>"),
        ("mark", "<mark>mark</mark>", "&lt;<mark>mark</mark>&gt;<mark>mark</mark>&lt;/<mark>mark</mark>&gt;"),
        ("script", "<script>\"'&amp;", "&lt;<mark>script</mark>&gt;&quot;&#39;&amp;amp;"),
        ("amp", "&amp;", "&amp;<mark>amp</mark>;"),
    ])
    func marksWhatWasLookedFor(query: String, text: String, marked: String) {
        #expect(
            highlighter(query + " ").mark(text).map { Array($0.utf8) } == Array(marked.utf8),
            "\(highlighter(query).mark(text) ?? "")"
        )
    }

    @Test func phrasesAreMarkedWhereTheyStand() {
        let phrase = highlighter(#""harbour board" met "#)
        #expect(phrase.mark("The board met at the harbour.") == "The board <mark>met</mark> at the harbour.")
        #expect(phrase.mark("Harbour-Board, board") == "<mark>Harbour-Board</mark>, board")
        #expect(phrase.mark("harbour harbour board") == "harbour <mark>harbour board</mark>")
        #expect(highlighter(#""a b a""#).mark("a b a b a") == "<mark>a b a b a</mark>")
    }

    @Test func beginningsAreMarkedByWhatTheyStandFor() {
        let beginning = highlighter("the har", continuations: ["harbour", "harvest", "other"])
        #expect(
            beginning.mark("The harbour, other har") == "<mark>The</mark> <mark>harbour</mark>, other <mark>har</mark>"
        )
        #expect(highlighter("har ", continuations: ["harbour"]).mark("harbour") == nil)
        #expect(highlighter("co-op", continuations: ["operate"]).mark("co-operate") == "<mark>co-operate</mark>")
        #expect(highlighter("東", continuations: ["東京"]).mark("東京都") == "<mark>東京</mark>都")
    }

    @Test func alternativesAreMarkedAndExclusionsAreNot() {
        #expect(
            highlighter("boat OR ferry -line ").mark("boat line ferry") == "<mark>boat</mark> line <mark>ferry</mark>"
        )
        #expect(highlighter("-boat").mark("boat") == nil)
        #expect(highlighter("").mark("boat") == nil)
        #expect(highlighter("boat").mark("") == nil)
    }

    private let filler = "The council spoke of many other things that nobody came for. "

    @Test func snippetsShowWhereTheWordsStandTogether() throws {
        let text =
            "A ferry came.\n\n" + String(repeating: filler, count: 20)
            + "Then the harbour board\nbought a ferry & left. "
            + String(repeating: filler, count: 20) + "The harbour is closed."
        let best = highlighter(#""harbour board" ferry "#).snippets(of: text, atMost: 1)
        let snippet = try #require(best.first)
        #expect(snippet.contains("Then the <mark>harbour board</mark> bought a <mark>ferry</mark> &amp; left."))
        #expect(snippet.hasPrefix("…") && snippet.hasSuffix("…"))
        #expect(120...220 ~= snippet.count)
        let all = highlighter("harbour ferry ").snippets(of: text, atMost: 5)
        #expect(all.count == 3)
        #expect(all.first?.hasPrefix("A <mark>ferry</mark> came. The council") == true)
        #expect(all.last?.hasSuffix("The <mark>harbour</mark> is closed.") == true)
    }

    @Test func aShortTextIsShownWhole() {
        #expect(highlighter("ferry ").snippets(of: " The\r\n\r\nferry.\n", atMost: 3) == ["The <mark>ferry</mark>."])
        #expect(highlighter("boat").snippets(of: "The ferry.", atMost: 3) == [])
        #expect(highlighter("ferry").snippets(of: "The ferry.", atMost: 0) == [])
    }

    @Test func scriptsWithoutSpacesAreCutBetweenCharacters() throws {
        let text = String(repeating: "政府宣布了支持经济的新措施", count: 30) + "东京" + String(repeating: "专家认为这将影响就业", count: 30)
        let snippet = try #require(highlighter("东京").snippets(of: text, atMost: 1).first)
        #expect(snippet.contains("措施<mark>东京</mark>专家"))
        #expect(150...190 ~= snippet.count)
        let thai = String(repeating: "น้ำมันขึ้นราคา", count: 60)
        let cut = try #require(highlighter("ราคาน้ำ").snippets(of: thai, atMost: 1).first)
        let plain = cut.replacing("<mark>", with: "").replacing("</mark>", with: "").replacing("…", with: "")
        #expect(thai.contains(plain))
    }

    @Test func attacksAreTexts() {
        let marks = String(repeating: "\u{301}", count: 100_000)
        #expect(highlighter("e ").mark("x\(marks) e") == nil)
        #expect(highlighter("e ").mark("e\u{301} e\(marks)")?.hasPrefix("<mark>e\u{301}") == true)
        #expect(highlighter("e ").snippets(of: "e\(marks) e", atMost: 3).allSatisfy { $0.unicodeScalars.count < 400 })
        let endless = String(repeating: "x", count: 1_000_000)
        #expect(highlighter("\(endless) ").snippets(of: endless, atMost: 3).allSatisfy { $0.count < 400 })
        #expect(highlighter("\(endless) ").snippets(of: "x " + endless + " x", atMost: 3).allSatisfy { $0.count < 400 })
        #expect(highlighter("x ").snippets(of: "x" + endless + " x", atMost: 3).allSatisfy { $0.count < 400 })
        let flags = String(repeating: "🇩🇪🇫🇷", count: 20_000)
        #expect(highlighter("🇫🇷 ").mark(flags)?.contains("🇩🇪<mark>🇫🇷</mark>🇩🇪") == true)
        #expect(highlighter("a ").mark(String(repeating: "a<", count: 1000))?.contains("<<") == false)
    }
}

/// What holds of the highlighting of any text.
struct SearchHighlighterFuzzTests {
    /// The parts of the HTML: text, and whether it is marked. Fails on anything but text and marks.
    private func parts(_ html: String) throws -> [(text: String, isMarked: Bool)] {
        var parts: [(String, Bool)] = []
        for (index, opened) in html.unicodeScalars.split(text: "<mark>").enumerated() {
            let closed = opened.unicodeScalars.split(text: "</mark>")
            try #require(closed.count == (index == 0 ? 1 : 2))
            for (part, isMarked) in zip(closed.reversed(), [false, true]).reversed() {
                parts.append((try text(part), isMarked))
            }
        }
        return parts
    }

    private func text(_ html: String) throws -> String {
        try #require(!html.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
        var text = ""
        for (index, part) in html.unicodeScalars.split(text: "&").enumerated() {
            guard index > 0 else {
                text.unicodeScalars.append(contentsOf: part.unicodeScalars)
                continue
            }
            let entities = ["amp;": "&", "lt;": "<", "gt;": ">", "quot;": "\"", "#39;": "'"]
            let entity = try #require(entities.first { part.utf8.starts(with: $0.key.utf8) })
            text.unicodeScalars.append(contentsOf: entity.value.unicodeScalars)
            text.unicodeScalars.append(contentsOf: part.unicodeScalars.dropFirst(entity.key.count))
        }
        return text
    }

    @Test func marksAreAroundWholeCharactersAndNothingIsLost() throws {
        var random = RandomTexts(seed: 8)
        for _ in 0..<10_000 {
            let text = random.next(upTo: 60)
            let highlighter = SearchHighlighter(SearchExpression(random.next(upTo: 6)), continuations: ["foobar"])
            guard let html = highlighter.mark(text) else { continue }
            let parts = try parts(html)
            #expect(parts.map(\.text).joined().utf8.elementsEqual(text.utf8), "\(text.debugDescription)")
            #expect(parts.contains { $0.isMarked && !$0.text.isEmpty })
            var place = text.startIndex
            for (part, _) in parts {
                #expect(place.samePosition(in: text) != nil, "\(text.debugDescription): \(html)")
                place = text.utf8.index(place, offsetBy: part.utf8.count)
            }
        }
    }

    @Test func snippetsArePartsOfTheTextInItsOrder() throws {
        var random = RandomTexts(seed: 9)
        for _ in 0..<10_000 {
            let text = (0..<4).map { _ in random.next(upTo: 40) }.joined(separator: "foo")
            let highlighter = SearchHighlighter(SearchExpression(random.next(upTo: 6) + " foo"), continuations: [])
            let snippets = highlighter.snippets(of: text, atMost: 3)
            #expect(snippets.isEmpty == (highlighter.mark(text) == nil) && snippets.count <= 3)
            var rest = oneLine(text)[...]
            for html in snippets {
                let parts = try parts(html)
                #expect(parts.contains { $0.isMarked })
                // Without what may be the dots around it.
                let shown = parts.map(\.text).joined().unicodeScalars.map(\.value).dropFirst().dropLast()
                let place = try #require(rest.find(Array(shown)), "\(text.debugDescription): \(html)")
                rest = rest[place.upperBound...]
            }
        }
    }

    private func oneLine(_ text: String) -> [UInt32] {
        var line: [UInt32] = []
        for scalar in text.unicodeScalars {
            if scalar.value > 0x20 { line.append(scalar.value) } else if line.last != 0x20 { line.append(0x20) }
        }
        return line
    }
}

extension String.UnicodeScalarView {
    fileprivate func split(text: String) -> [String] {
        var parts: [String] = [""]
        var rest = self[...]
        while let first = rest.first {
            if rest.starts(with: text.unicodeScalars) {
                parts.append("")
                rest = rest.dropFirst(text.unicodeScalars.count)
            } else {
                parts[parts.count - 1].unicodeScalars.append(first)
                rest = rest.dropFirst()
            }
        }
        return parts
    }
}

extension ArraySlice<UInt32> {
    /// Where the scalars stand first.
    fileprivate func find(_ scalars: [UInt32]) -> Range<Int>? {
        guard let first = scalars.first else { return startIndex..<startIndex }
        return indices.first { self[$0] == first && self[$0...].starts(with: scalars) }.map { $0..<$0 + scalars.count }
    }
}
