import NewsDomain
import Testing

struct SlugTests {
    @Test(arguments: [
        ("Ferry timetable changes", "ferry-timetable-changes"), ("  What's new?! ", "whats-new"),
        ("Straße & Café", "straße-café"), ("Cafe\u{301}", "café"), ("ΑΘΗΝΑ", "αθηνα"),
        ("أخبار المدينة", "أخبار-المدينة"), ("میناهای جدید", "میناهای-جدید"), ("नमस्ते दुनिया", "नमस्ते-दुनिया"),
        ("東京 2026", "東京-2026"), ("a/b\\c%00<d>", "a-b-c-00-d"), ("--x--", "x"), ("rust_1.80", "rust-1-80"),
    ])
    func isMadeOfATitle(title: String, slug: String) {
        #expect(Slug(from: title)?.text == slug)
    }

    @Test(arguments: [
        ("Iğdır'da IŞIK", "tr", "ığdırda-ışık"), ("İzmir İÇİN", "az", "izmir-için"), ("IŞIK", "tr-CY", "ışık"),
        ("İzmir IŞIK", "de", "izmir-işik"), ("ΟΔΟΣ ΣΟΦΟΥΣ", "el", "οδος-σοφους"), ("ΟΔΟΣ", "en", "οδος"),
        ("ΑΣ ΌΣΟΣ", "el", "ας-όσος"), ("Σ", "el", "σ"), ("Title", "en", "title"),
    ])
    func isInSmallLettersOfItsLanguage(title: String, language: String, slug: String) {
        #expect(Slug(from: title, language: LanguageTag(language))?.text == slug)
    }

    @Test(arguments: [
        ("Love \u{2764}\u{FE0F} it", "love-it"), ("2\u{FE0F}\u{20E3} ways", "2-ways"), ("a\u{34F}b", "ab"),
        ("\u{845B}\u{E0100}飾", "葛飾"), ("ᠠ\u{180B}ᠨ", "ᠠᠨ"),
    ])
    func leavesOutWhatOnlySaysHowSomethingIsDrawn(title: String, slug: String) {
        #expect(Slug(from: title)?.text == slug)
    }

    @Test(arguments: [
        ("IŞIK", ["işik", "ışık"]), ("ΟΔΟΣ", ["οδος", "οδοσ"]), ("Cafe\u{301}", ["caf\u{E9}"]), ("news", []),
        ("naïve", []),
        ("İL", ["il", "i\u{307}l"]), ("1\u{FE0F}a", ["1a"]),
    ])
    func findsWhatIsTypedInOtherCaseOrForm(typed: String, slugs: [String]) {
        #expect(Slug.spellings(of: typed).map { Array($0.text.utf8) } == slugs.map { Array($0.utf8) })
    }

    @Test(arguments: ["top-1\u{FE0F}-0\u{FE0F}", "i\u{307}l", "οδοσ", "οδος", "news"])
    func knowsTheFormOfEarlierSlugs(text: String) {
        #expect(Slug.isForm(text))
        #expect(!Slug.isForm(text + "!"))
    }

    @Test(arguments: ["", "  ", "!?", "🚲", "\u{301}"])
    func isNotMadeOfNothing(title: String) {
        #expect(Slug(from: title) == nil)
    }

    @Test func makingOneOfASlugLeavesItAlone() throws {
        for title in ["Über die Brücke", "أخبار المدينة", "A  b—c"] {
            let slug = try #require(Slug(from: title))
            #expect(Slug(from: slug.text) == slug)
        }
    }

    @Test func isCutAtAWord() throws {
        let slug = try #require(Slug(from: Array(repeating: "harbour", count: 40).joined(separator: " ")))
        #expect(slug.text.count <= Slug.maximumLength)
        #expect(slug.text.hasSuffix("-harbour"))
        #expect(slug.numbered(2).text.hasSuffix("harbour-2"))
        #expect(
            try #require(Slug(from: String(repeating: "a", count: 500))).numbered(12).text.count == Slug.maximumLength
        )
    }

    @Test func digitsAloneLookLikeAnID() {
        #expect(Slug(trusted: "1984").looksLikeID)
        #expect(!Slug(trusted: "1984").numbered(2).looksLikeID)
    }
}
