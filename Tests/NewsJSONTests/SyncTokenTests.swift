import NewsDomain
import NewsJSON
import NewsTestSupport
import Testing

/// The tokens that copies go on by.
struct SyncTokenTests {
    @Test func comesBackAsItWas() {
        var random = SplitMix(7)
        for _ in 0..<300 {
            let token = Self.token(&random)
            #expect(SyncToken(token.text) == token)
        }
    }

    @Test func needsNoEscapingInAnAddressAndIsShort() {
        var filter = SyncFilter()
        (filter.section, filter.tags) = (12, [[3, 8], [9]])
        filter.languages = LanguageRanges([LanguageTag(trusted: "en"), LanguageTag(trusted: "pt-BR")])
        let selection = SyncSelection(kinds: SyncKind.allCases, filter: filter)
        let mark = SyncMark(sequence: 1_234_567, check: .max)
        let text = SyncToken(selection: selection, fields: [], place: SyncPlace(mark: mark)).text
        #expect(text.utf8.count < 120)
        #expect(text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
    }

    @Test func isTheSameForTheSame() {
        let kinds = SyncSelection(kinds: [.article, .section], filter: SyncFilter())
        let other = SyncSelection(kinds: [.section, .article, .section], filter: SyncFilter())
        let place = SyncPlace(mark: SyncMark(sequence: 1, check: 2))
        let texts = [kinds, other].map { SyncToken(selection: $0, fields: [], place: place).text }
        #expect(texts[0] == texts[1])
    }

    /// One that was cut, or changed in one place, was not made here.
    @Test func nothingElseIsOne() {
        var random = SplitMix(11)
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/. ")
        for _ in 0..<40 {
            let text = Self.token(&random).text
            for count in 0..<text.count { #expect(SyncToken(String(text.prefix(count))) == nil) }
            var changed = Array(text)
            let place = Int(random.next() % UInt64(changed.count))
            let letter = letters[Int(random.next() % UInt64(letters.count))]
            guard letter != changed[place] else { continue }
            changed[place] = letter
            #expect(SyncToken(String(changed)) == nil, "\(text) \(String(changed))")
            for more in ["A", "=", "\n", " "] { #expect(SyncToken(text + more) == nil) }
        }
    }

    @Test(arguments: [
        "", "=", "YTEuMg", Cursor.encode(media: 5), "!!!", "\u{0}", String(repeating: "A", count: 9000), "é",
    ])
    func garbageIsNone(text: String) {
        #expect(SyncToken(text) == nil)
    }

    private static func token(_ random: inout SplitMix) -> SyncToken {
        var filter = SyncFilter()
        if random.next() % 2 == 0 { filter.section = random.within(1...99) }
        if random.next() % 2 == 0 { filter.author = random.within(1...Int64.max) }
        if random.next() % 2 == 0 { filter.topic = random.within(1...99) }
        if random.next() % 2 == 0 { filter.tags = [[1, 5], [random.within(6...50)]] }
        if random.next() % 2 == 0 {
            filter.languages = LanguageRanges(
                ["en", "zh-Hant-TW", "fa"].shuffled(using: &random).map(LanguageTag.init(trusted:))
            )
        }
        let kinds = SyncKind.allCases.filter { _ in random.next() % 2 == 0 } + [.article]
        var place = SyncPlace(mark: SyncMark(sequence: random.within(0...Int64.max), check: random.next()))
        if random.next() % 2 == 0 { place.initial = SyncKey(.article, random.within(0...Int64.max)) }
        let fields = random.next() % 2 == 0 ? ["slug", "section.slug", "title"] : []
        return SyncToken(selection: SyncSelection(kinds: kinds, filter: filter), fields: fields, place: place)
    }
}
