import NewsMarkup
import NewsTestSupport
import Testing

/// Blocks say what the document says, whatever that is.
struct BlockRoundTripTests {
    @Test(arguments: 0..<20)
    func blocksSayWhatTheDocumentSays(block: UInt64) {
        for seed in block * 100..<(block + 1) * 100 {
            var soup = Soup(seed: seed + 1)
            for html in [soup.editorsDocument(), soup.orderlyDocument(), soup.wildDocument()] {
                let clean = Markup.sanitize(html)
                #expect(differenceOfBlocks(of: clean.html) == nil, "of \(clean.html.debugDescription)")
                #expect(misplacedText(of: clean.html, in: clean.text) == nil, "of \(clean.html.debugDescription)")
            }
        }
    }

    /// What was stored in another form is read as what sanitising makes of it.
    @Test func documentsInNoNormalFormAreSanitised() {
        for seed in 1...500 {
            var soup = Soup(seed: UInt64(seed))
            let html = soup.wildDocument()
            let written = BlockHTML.html(Markup.blocks(of: html))
            #expect(!written.contains("<script") && !written.contains(" on"), "of \(html.debugDescription)")
        }
    }
}
