import NewsDomain
import Testing

@testable import NewsImport

struct ShortcodeTests {
    private func expand(_ text: String) -> ShortcodeExpansion {
        ShortcodeExpansion(of: Array(text.utf8))
    }

    private func html(_ text: String) -> String {
        String(decoding: expand(text).bytes, as: UTF8.self)
    }

    @Test(arguments: [
        "#[derive(Debug)] struct A;", "let a: [u8; 4] = [1, 2];", "vec![1]", "see [1] and [link]", "he wrote [sic]",
        "[a](https://example.org)", "array[index]", "[x | x <- xs]", "[button]", "[map]", "[Video]", "[ gallery ]",
        "[]",
        "[", "[/", "[gallery", "a ] b [ c", "[quote]", "[2012]", "[foo bar]", "[foo bar=1]", "[/foo]",
        "<pre>[gallery] [foo a=\"b\"]</pre>", "<code>[caption]x[/caption]</code>", "<a title=\"[gallery]\">x</a>",
    ])
    func leavesAlone(text: String) {
        let expansion = expand(text)
        #expect(String(decoding: expansion.bytes, as: UTF8.self) == text)
        #expect(expansion.removed.isEmpty)
        #expect(expansion.galleries.isEmpty)
    }

    @Test(arguments: [
        ("a [contact-form-7 id=\"12\" title=\"x\"] b", "a  b", ["contact-form-7"]),
        ("[foo a=\"b\"]", "", ["foo"]),
        ("[foo a='b' /]", "", ["foo"]),
        ("[foo]text[/foo]", "text", ["foo"]),
        ("[vc_row][vc_column width=\"1/2\"]text[/vc_column][/vc_row]", "text", ["vc_row", "vc_column"]),
        ("<p>[toc]</p><p>text</p>", "<p>text</p>", ["toc"]),
        ("[columns width=2]", "", ["columns"]),
    ])
    func removes(text: String, expected: String, names: [String]) {
        let expansion = expand(text)
        #expect(String(decoding: expansion.bytes, as: UTF8.self) == expected)
        #expect(expansion.removed == names)
    }

    /// Each takes as long as its length explains; it was its square, which is hours for a body of 10 MB.
    @Test(arguments: [
        ("[a ", ""), ("[a ", "]"), ("[a \"", ""), ("[a '", "'"), ("[a \"[b '", ""), ("[/a ", ""), ("[[a ", "]]"),
        ("[gallery ", ""), ("[caption]", ""), ("[video src=\"x\"", "]"),
    ])
    func bracketsByTheHundredThousand(piece: String, end: String) {
        let text = String(repeating: piece, count: 100_000) + end
        #expect(expand(text).bytes.count <= 4 * text.utf8.count)
    }

    @Test func linksOfAsManyNamesAsThereAre() {
        let starts = (0..<20_000).map { "[x\($0) url=\"https://a.example/\"]" }.joined()
        let ends = (0..<20_000).map { "[/x\($0)]" }.joined()
        let expansion = expand(starts + "text" + ends)
        #expect(expansion.linked.count == 20_000)
        #expect(html("[x url=\"https://a.example/\"]text[/x]").hasPrefix("<a href=\"https://a.example/\""))
    }

    @Test func aBracketMayStandInAQuotedValue() {
        #expect(expand("[foo a=\"x [y\" b='[']text").removed == ["foo"])
        #expect(html("[see [sic] and [gallery]") == "[see [sic] and " && expand("[see [gallery]").galleries.count == 1)
    }

    @Test(arguments: [
        ("[[gallery]]", "[gallery]"),
        ("write [[foo a=\"b\"]] for it", "write [foo a=\"b\"] for it"),
        ("[[1]]", "[[1]]"),
        (
            "[caption id=\"attachment_1\" width=\"300\"]<a href=\"x\"><img src=\"a.jpg\" /></a> A <em>bell</em>[/caption]",
            "<figure><a href=\"x\"><img src=\"a.jpg\" /></a><figcaption>A <em>bell</em></figcaption></figure>"
        ),
        (
            "[caption caption=\"Old\"]<img src=\"a.jpg\">[/caption]",
            "<figure><img src=\"a.jpg\"><figcaption>Old</figcaption></figure>"
        ),
        ("<p>[caption]<img src=\"a\">b[/caption]</p>", "<figure><img src=\"a\"><figcaption>b</figcaption></figure>"),
        (
            "[embed width=\"1\"]https://e.org/?a=1&amp;b[/embed]",
            "<figure><a href=\"https://e.org/?a=1&amp;b\">https://e.org/?a=1&amp;b</a></figure>"
        ),
        (
            "[youtube=https://youtu.be/x]",
            "<figure><a href=\"https://youtu.be/x\">https://youtu.be/x</a></figure>"
        ),
        ("[vimeo 12]", "<figure><a href=\"https://vimeo.com/12\">https://vimeo.com/12</a></figure>"),
        (
            "[video mp4=\"https://e.org/a.mp4\" poster=\"https://e.org/a.jpg\"][/video]",
            "<figure><video controls=\"\" src=\"https://e.org/a.mp4\" poster=\"https://e.org/a.jpg\"></video></figure>"
        ),
        (
            "[audio https://e.org/a.mp3|loop=yes]",
            "<figure><audio controls=\"\" src=\"https://e.org/a.mp3\"></audio></figure>"
        ),
        ("[code]if a < b { [gallery] }[/code]", "<pre><code>if a &lt; b { [gallery] }</code></pre>"),
    ])
    func replaces(text: String, expected: String) {
        #expect(html(text) == expected)
    }

    @Test func takesGalleriesOut() {
        let expansion = expand(
            "a [gallery ids=\"3,1, 2\" columns=4] b [gallery] c [gallery exclude=\"7\" include=”5,6”]"
        )
        #expect(String(decoding: expansion.bytes, as: UTF8.self) == "a  b  c ")
        #expect(
            expansion.galleries == [
                GalleryRequest(kind: .photo, ids: [3, 1, 2]),
                GalleryRequest(kind: .photo, ids: nil),
                GalleryRequest(kind: .photo, ids: [5, 6], excluded: [7]),
            ]
        )
        #expect(expand("[playlist type=\"video\" ids=\"1\"]").galleries == [GalleryRequest(kind: .film, ids: [1])])
        #expect(expand("[playlist ids=\"1\"]").removed == ["playlist"])
    }

    @Test func staysLinear() {
        let text = (0..<20_000).map { "[s\($0) a=\"b\"]" }.joined() + (0..<20_000).map { "[/s\($0)]" }.joined()
        #expect(expand(text).removed.count == 20_000)
    }
}
