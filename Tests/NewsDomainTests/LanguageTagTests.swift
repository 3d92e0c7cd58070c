import NewsDomain
import Testing

struct LanguageTagTests {
    @Test(arguments: [
        ("EN", "en", WritingDirection.leftToRight), ("en_us", "en-US", .leftToRight),
        ("zh-hant-tw", "zh-Hant-TW", .leftToRight), ("ar", "ar", .rightToLeft), ("FA-IR", "fa-IR", .rightToLeft),
        ("az-Arab", "az-Arab", .rightToLeft), ("ar-Latn", "ar-Latn", .leftToRight), ("he", "he", .rightToLeft),
        ("de-CH-1996", "de-CH-1996", .leftToRight), ("en-x-US", "en-x-us", .leftToRight),
        ("en-x-A", "en-x-a", .leftToRight),
    ])
    func isPutIntoItsUsualForm(text: String, canonical: String, direction: WritingDirection) throws {
        let tag = try #require(LanguageTag(text))
        #expect(tag.text == canonical)
        #expect(tag.direction == direction)
    }

    @Test(arguments: [
        "", "e", "1a", "en--us", "en-", "-en", "english!", "en us", String(repeating: "a-", count: 40), "*", "en-*",
        "i-klingon", "x-private", "en-x", "en-a-bb-x", "en-abcdefghi", "TR\u{131}", "\u{130}t", "\u{FF45}\u{FF4E}",
        "en\u{0}",
        "en_US.UTF-8", "en;q=0.8", "e\u{301}n", String(repeating: "en-", count: 12) + "en",
    ])
    func refuses(text: String) {
        #expect(LanguageTag(text) == nil)
    }

    @Test func tellsLanguagesFromWordsOfThatForm() {
        for text in ["en", "fil", "zh-Hant", "x"] { #expect(LanguageTag(trusted: text).namesALanguage) }
        for text in ["english", "engl", "farsi-IR"] { #expect(LanguageTag(text)?.namesALanguage == false) }
    }
}
