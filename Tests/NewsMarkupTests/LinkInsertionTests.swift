import NewsMarkup
import NewsTestSupport
import Testing

/// Links that are put into a document's text.
struct LinkInsertionTests {
    private func insert(_ places: [[Range<Int>]], in html: String, count: Int? = nil) -> String {
        let links = places.enumerated()
            .map { MarkupLink(attributes: [("href", "/t/\($0)"), ("data-n", "<&\">")], places: $1) }
        return Markup.inserting(links, in: html, count: count ?? Markup.sanitize(html).text.withoutSpace.count)
    }

    private static let marker = " data-n=\"&lt;&amp;&quot;&gt;\""

    @Test func eachLinkStandsAtTheFirstPlaceThatTakesIt() {
        let html = "<h2>ab</h2>\n<p>a<b>b</b> <a href=\"/x\">cd</a> &amp;🦭 cd ab</p>"
        // The units are: ab ab cd & (two of a seal) cd ab.
        let linked = insert([[0..<2, 2..<4, 11..<13], [4..<6, 9..<11]], in: html)
        let (first, second) = ("<a href=\"/t/0\"\(Self.marker)>ab</a>", "<a href=\"/t/1\"\(Self.marker)>cd</a>")
        #expect(linked == "<h2>ab</h2>\n<p>a<b>b</b> <a href=\"/x\">cd</a> &amp;🦭 \(second) \(first)</p>")
        #expect(insert([[6..<7]], in: html).contains(">&amp;</a>🦭"))
        #expect(insert([[7..<9]], in: html).contains(">🦭</a> cd"))
        #expect(insert([[8..<9]], in: html) == html, "half of a character is no place")
        #expect(insert([[12..<14], [99..<100], [13..<13]], in: html) == html)
        #expect(insert([[0..<2, 11..<13]], in: html, count: 12) == html, "the places are of another text")
        #expect(insert([[0..<1]], in: "<p>x") == "<p>x", "no normal form")
    }

    @Test(arguments: 0..<10)
    func nothingButLinksIsPutIn(block: UInt64) {
        for seed in block * 100..<(block + 1) * 100 {
            var soup = Soup(seed: seed + 1)
            let clean = Markup.sanitize(soup.editorsDocument() + soup.orderlyDocument())
            let count = clean.text.withoutSpace.count
            let places = (0..<count / 3).map { $0 * 3..<$0 * 3 + 2 }.map { [$0] }
            let linked = insert(places, in: clean.html)
            let isAnchor = /<a href="\/t\/[0-9]+" data-n="[^"]*">(.*?)<\/a>/.dotMatchesNewlines().matchingSemantics(
                .unicodeScalar
            )
            #expect(linked.replacing(isAnchor) { $0.1 } == clean.html, "seed \(seed)")
            // A link within a link would not stay as it is.
            let again = Markup.sanitize(linked)
            #expect(again.html == linked.replacing(Self.marker, with: ""), "seed \(seed)")
            #expect(again.text == clean.text, "seed \(seed)")
        }
    }
}
