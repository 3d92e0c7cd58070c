import NewsMarkup
import Testing

/// Addresses that are made absolute.
struct BaseAddressTests {
    private func sanitized(_ html: String, at page: String) -> String {
        Markup.sanitize(html, policy: MarkupPolicy(base: BaseAddress(page))).html
    }

    @Test(
        arguments: [
            ("/a", "https://x.example/a"), ("a", "https://x.example/b/a"), ("?q", "https://x.example/b/c?q"),
            ("//y.example/a", "https://y.example/a"), ("\\\\y.example\\a", "https:\\\\y.example\\a"),
            ("http://y.example", "http://y.example"), ("", nil), ("javascript:alert(1)", nil),
            ("java\nscript:alert(1)", nil),
        ] as [(String, String?)]
    )
    func picturesAreWhereTheyWere(source: String, expected: String?) {
        let html = sanitized("<p><img alt=\"A\" src=\"\(source)\"></p>", at: "https://x.example/b/c?d#e")
        #expect(html.contains("src=\"\(expected ?? "-")\"") == (expected != nil), "\(html)")
        #expect(expected != nil || !html.contains("src="))
    }

    /// What was written is the normal form, whether it is read with the base again or without it.
    @Test func whatIsAbsoluteStays() {
        let html = sanitized(
            "<p><a href=\"/a\">a</a> <a href=\"#b\">b</a> <img src=\"c\" srcset=\"d 2x\"></p>",
            at: "http://x.example"
        )
        #expect(sanitized(html, at: "https://y.example") == html)
        #expect(Markup.sanitize(html).html == html)
    }

    @Test(arguments: ["", "x.example", "ftp://x.example", "https://", "https:///a", "https://x.example/\"onload", "/a"])
    func whatIsNoPageIsNoBase(page: String) {
        #expect(BaseAddress(page) == nil)
    }
}
