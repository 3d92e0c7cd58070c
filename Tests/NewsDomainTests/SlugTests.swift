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
