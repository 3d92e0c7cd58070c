import NewsDomain
import NewsTestSupport
import Testing

struct LanguageRangesTests {
    private static func ranges(_ texts: String) throws -> LanguageRanges {
        let tags = try texts.split(separator: ",").map { try #require(LanguageTag(String($0))) }
        return try #require(LanguageRanges(tags))
    }

    /// What is asked for, what there is, what is found of it.
    @Test(arguments: [
        // A phone's locale finds what is written for all who read its language.
        ("en-US", "en fa", "en"), ("EN_us", "en fa", "en"), ("en-US", "en-GB fa", "en-GB"),
        ("en-US", "en en-GB", "en en-GB"), ("en-US-x-app", "en", "en"), ("de-CH-1996", "de", "de"),
        // What is for America goes to America, with what is for all; Britain's stays in Britain.
        ("en-US", "en en-US en-GB", "en en-US"), ("en-GB", "en en-US en-GB", "en en-GB"),
        ("en", "en en-US en-GB fa", "en en-US en-GB"), ("pt", "pt-BR pt-PT", "pt-BR pt-PT"),
        ("pt-BR", "pt-PT pt-BR", "pt-BR"), ("pt-AO", "pt-PT pt-BR", "pt-PT pt-BR"), ("pt-BR", "pt", "pt"),
        // A stray article in a variant does not take the rest away.
        ("en-US", "en en-US", "en en-US"),
        ("zh-Hant-TW", "zh zh-Hant zh-Hans", "zh zh-Hant"), ("zh-Hant-TW", "zh-Hans", "zh-Hans"),
        ("zh-Hant-TW", "zh-Hant-HK zh-Hans", "zh-Hant-HK"), ("zh", "zh-Hant zh-Hans-CN zho", "zh-Hant zh-Hans-CN"),
        ("es-419", "es-ES", "es-ES"), ("es-419", "es-419 es-ES es", "es-419 es"),
        // A tag is not a prefix of letters.
        ("en", "eng en-US", "en-US"), ("fi", "fil", ""), ("fil", "fi", ""), ("xx", "en fa", ""), ("fa", "", ""),
        // Java and old Androids say iw, in and ji.
        ("iw", "he", "he"), ("he-IL", "iw", "iw"), ("in-ID", "id", "id"), ("ji", "yi", "yi"),
        // Private use and extensions are cut with what introduces them; grandfathered tags are like others.
        ("en-x-twain", "en-x-austen", "en-x-austen"), ("en-a-bbb-x-a-ccc", "en-a-ccc", "en-a-ccc"),
        ("zh-min-nan", "zh", "zh"), ("art-lojban", "art-lojban art", "art-lojban art"),
        // Several: any of them.
        ("en,fa", "en fa de", "en fa"), ("en-US,fa-IR", "en fa de", "en fa"), ("xx,fa", "en fa de", "fa"),
        ("pt-BR,pt", "pt-BR pt-PT", "pt-BR pt-PT"),
    ])
    func findsWhatIsWithinAndElseWhatItIsWithin(asked: String, present: String, found: String) throws {
        let known = present.split(separator: " ").map { LanguageTag(trusted: String($0)) }
        let ranges = try Self.ranges(asked).lookedUp(among: known)
        #expect(known.filter(ranges.contains).map(\.text) == found.split(separator: " ").map(String.init))
    }

    @Test func areOneFormOfAllThatAskForTheSame() throws {
        let forms = ["pt,en", "en,pt", "en,en,pt", "EN,pt_br,pt", "en-US,en,pt"]
        for form in forms { #expect(try Self.ranges(form).ranges.map(\.text) == ["en", "pt"], "\(form)") }
        #expect(LanguageRanges([]) == nil)
    }

    @Test(arguments: [
        ("zh-Hant-TW", ["zh-Hant-TW", "zh-Hant", "zh"]), ("en", ["en"]), ("en-x-a-b", ["en-x-a-b", "en"]),
        (
            "zh-Hant-CN-x-private1-private2",
            ["zh-Hant-CN-x-private1-private2", "zh-Hant-CN-x-private1", "zh-Hant-CN", "zh-Hant", "zh"]
        ),
    ])
    func areCutFromTheirEnd(tag: String, levels: [String]) {
        #expect(LanguageTag(trusted: tag).levels.map(\.text) == levels)
    }

    /// Whatever is asked for of whatever there is: a range is found where its language is there, and nothing of another.
    @Test func findSomethingOfTheirLanguageWhereThereIsSome() throws {
        let tags = [
            "en", "en-GB", "en-US", "pt", "pt-BR", "pt-PT", "zh-Hant", "zh-Hant-TW", "zh-Hans", "fa", "en-GB-scouse",
        ]
        .map(LanguageTag.init(trusted:))
        var random = SplitMix(7)
        for _ in 0..<2_000 {
            let known = tags.filter { _ in random.next() % 3 == 0 }
            let asked = tags[Int(random.next() % UInt64(tags.count))]
            let ranges = try #require(LanguageRanges([asked])).lookedUp(among: known)
            let found = known.filter(ranges.contains)
            #expect(found.allSatisfy { $0.primary == asked.primary })
            #expect(found.isEmpty == !known.contains { $0.primary == asked.primary }, "\(asked) of \(known)")
            #expect(Set(found).isSuperset(of: known.filter { $0 == asked || $0.text.hasPrefix(asked.text + "-") }))
        }
    }
}
