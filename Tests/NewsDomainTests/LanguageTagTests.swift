import NewsDomain
import Testing

struct LanguageTagTests {
    @Test(arguments: [
        ("EN", "en", WritingDirection.leftToRight), ("en_us", "en-US", .leftToRight),
        ("zh-hant-tw", "zh-Hant-TW", .leftToRight), ("ar", "ar", .rightToLeft), ("FA-IR", "fa-IR", .rightToLeft),
        ("az-Arab", "az-Arab", .rightToLeft), ("ar-Latn", "ar-Latn", .leftToRight), ("he", "he", .rightToLeft),
        ("de-CH-1996", "de-CH-1996", .leftToRight), ("en-x-US", "en-x-us", .leftToRight),
    ])
    func isPutIntoItsUsualForm(text: String, canonical: String, direction: WritingDirection) throws {
        let tag = try #require(LanguageTag(text))
        #expect(tag.text == canonical)
        #expect(tag.direction == direction)
    }

    @Test(arguments: ["", "e", "1a", "en--us", "en-", "-en", "english!", "en us", String(repeating: "a-", count: 40)])
    func refuses(text: String) {
        #expect(LanguageTag(text) == nil)
    }
}
