import NewsMarkup
import NewsTestSupport
import Testing

/// What becomes of each sort of markup as a block.
struct BlockTests {
    private func blocks(_ html: String) -> [MarkupBlock.Content] {
        Markup.blocks(of: Markup.sanitize(html).html).map(\.content)
    }

    private func only(_ html: String) throws -> MarkupBlock.Content {
        let blocks = blocks(html)
        return try #require(blocks.count == 1 ? blocks.first : nil, "\(blocks)")
    }

    private func paragraph(_ html: String) throws -> MarkupText {
        guard case .paragraph(let text) = try only(html) else {
            Issue.record("no paragraph: \(html)")
            return MarkupText(text: "")
        }
        return text
    }

    @Test func textHasItsMarksInUTF16() throws {
        let text = try paragraph(
            "<p>A 🦭 <b>seal <i>swims</i></b><br>at&nbsp;<a href=\"https://example.org/?a=1&amp;b=2\">T&amp;Q</a> </p>"
        )
        #expect(text.text == "A 🦭 seal swims\nat\u{A0}T&Q")
        #expect(text.marks.map { "\($0.kind) \($0.start) \($0.length)" } == ["bold 5 10", "italic 10 5", "link 19 3"])
        #expect(text.marks[2].address == "https://example.org/?a=1&b=2")
    }

    @Test func spaceAtTheEdgeOfAMarkIsNotInIt() throws {
        let text = try paragraph("<p>one<b> two </b>three <em> </em>four<i></i></p>")
        #expect(text.text == "one two three four")
        #expect(text.marks.map { "\($0.kind) \($0.start) \($0.length)" } == ["bold 4 3"])
    }

    @Test(arguments: [
        ("<u>x</u>", "underline"), ("<ins>x</ins>", "underline"), ("<s>x</s>", "strike"), ("<del>x</del>", "strike"),
        ("<strong>x</strong>", "bold"), ("<em>x</em>", "italic"), ("<code>x</code>", "code"),
        ("<sup>x</sup>", "superscript"),
        ("<sub>x</sub>", "subscript"), ("<mark>x</mark>", "highlight"), ("<small>x</small>", "small"),
        ("<kbd>x</kbd>", "keyboard"),
        ("<abbr title=\"y\">x</abbr>", "abbreviation"), ("<q>x</q>", "quotation"),
        ("<span lang=\"fa\" dir=\"rtl\">x</span>", "language"),
        ("<bdi dir=\"auto\">x</bdi>", "language"),
    ])
    func everyInlineElementIsAMark(html: String, kind: String) throws {
        let marks = try paragraph("<p>\(html) and more</p>").marks
        #expect(marks.map(\.kind.rawValue) == [kind])
    }

    @Test func listsNestAndCount() throws {
        guard
            case .list(let items, let start) = try only(
                "<ol start=3><li>One<ul><li>Inner</li></ul></li><li id=two><p>Two</p></li></ol>"
            )
        else { throw Unexpected() }
        #expect(start == 3)
        #expect(items.map(\.text?.text) == ["One", nil])
        #expect(items[1].anchor == "user-content-two")
        guard case .list(let inner, nil) = items[0].blocks[0].content else { throw Unexpected() }
        #expect(inner.map(\.text?.text) == ["Inner"])
        guard case .paragraph(let text) = items[1].blocks[0].content else { throw Unexpected() }
        #expect(text.text == "Two")
    }

    /// What counts in a way that no block tells stays as it is.
    @Test(arguments: [
        "<ol reversed><li>x</ol>", "<ol type=A><li>x</ol>", "<ol><li value=7>x</ol>", "<dl><dt>a<dd>b</dl>",
        "<details><summary>a</summary><p>b</details>", "<table><tr><td><p>a<p>b</table>",
        "<table><tr><td><table><tr><td>x</table></table>", "<p><b>words <img src=/a.jpg></b></p>",
    ])
    func whatNoBlockIsForStaysHTML(html: String) throws {
        let clean = Markup.sanitize(html).html
        #expect(try only(html) == .html(clean))
    }

    @Test(arguments: [
        "<blockquote><p>Words.</p><cite>Mirela Osk</cite></blockquote>",
        "<blockquote>Words.<cite>Mirela Osk</cite></blockquote>",
        "<blockquote><p>Words.<footer><cite>Mirela Osk</cite></footer></blockquote>",
        "<figure><blockquote><p>Words.</p></blockquote><figcaption>Mirela Osk</figcaption></figure>",
    ])
    func quotationsSayWhoseTheyAre(html: String) throws {
        guard case .quote(let quote) = try only(html) else { throw Unexpected() }
        #expect(quote.citation?.text == "Mirela Osk")
        #expect(BlockHTML.html(quote.blocks) == "<p>Words.</p>" || quote.text?.text == "Words.")
    }

    @Test func picturesHaveCaptionCreditAndLink() throws {
        let html = """
            <figure><a href="/full.jpg"><img src="/a.jpg" width="640" height="50%" alt="A &amp; B"></a>
            <figcaption>The <b>harbour</b> <cite>J. Reyes</cite></figcaption></figure>
            """
        guard case .image(let image) = try only(html) else { throw Unexpected() }
        #expect(image.address == "/a.jpg" && image.link == "/full.jpg" && image.alternative == "A & B")
        #expect(image.width == 640 && image.height == nil)
        #expect(image.caption?.text == "The harbour" && image.credit?.text == "J. Reyes")
        guard case .image(let plain) = try only("<p><img src=/b.jpg></p>") else { throw Unexpected() }
        #expect(plain.alternative == nil && plain.caption == nil)
    }

    @Test func pictureParagraphsAreParted() throws {
        let parts = blocks("<p>Before <a href=/x><img src=/a.jpg></a> after</p>")
        #expect(parts.count == 3)
        guard case .paragraph(let before) = parts[0], case .image(let image) = parts[1],
            case .paragraph(let after) = parts[2]
        else { throw Unexpected() }
        #expect(before.text == "Before" && after.text == "after" && image.link == "/x")
    }

    @Test(arguments: [
        "<figure><figure><img src=/a.jpg><figcaption>A</figcaption></figure><figure><img src=/b.jpg></figure><figcaption>Both</figcaption></figure>",
        "<figure><ul><li><figure><img src=/a.jpg><figcaption>A</figcaption></figure></li><li><figure><img src=/b.jpg></figure></li></ul><figcaption>Both</figcaption></figure>",
    ])
    func severalPicturesAreAGallery(html: String) throws {
        guard case .gallery(let images, let caption) = try only(html) else { throw Unexpected() }
        #expect(images.map(\.address) == ["/a.jpg", "/b.jpg"])
        #expect(images.map(\.caption?.text) == ["A", nil])
        #expect(caption?.text == "Both")
    }

    @Test(arguments: [
        ("https://www.youtube-nocookie.com/embed/abc", "youtube"), ("https://player.vimeo.com/video/1", "vimeo"),
        ("https://datawrapper.dwcdn.net/abc/1", "datawrapper"), ("https://open.spotify.com/embed/track/1", "spotify"),
    ])
    func framesSayWhoseTheyAre(address: String, provider: String) throws {
        let frame = "<iframe src=\"\(address)\" title=\"A film\" width=560 height=315></iframe>"
        for html in [frame, "<p>\(frame)</p>", "<figure>\(frame)<figcaption>Seen</figcaption></figure>"] {
            guard case .embed(let embed) = try only(html) else { throw Unexpected() }
            #expect(embed.provider == provider && embed.address == address && embed.title == "A film")
            #expect(embed.width == 560 && embed.height == 315 && embed.html.hasPrefix("<iframe "))
            #expect(embed.caption?.text == (html.hasPrefix("<figure") ? "Seen" : nil))
        }
    }

    @Test func codeStandsAsItWasWritten() throws {
        guard
            case .code(let text, let language, _) = try only(
                "<pre><code class=\"language-swift\">\n  if a &lt; b {\n\n    <b>c()</b>\n}\n</code></pre>"
            )
        else { throw Unexpected() }
        #expect(language == "swift")
        #expect(text.text == "  if a < b {\n\n    c()\n}")
        #expect(text.marks.map { "\($0.kind) \($0.start) \($0.length)" } == ["bold 18 3"])
    }

    @Test func figuresOfTextKeepWhatIsSaidOfIt() throws {
        let code = "<figure><pre class=\"language-c\">x</pre><figcaption>Listing</figcaption></figure>"
        guard case .code(_, let language, let caption) = try only(code) else { throw Unexpected() }
        #expect(language == "c" && caption?.text == "Listing")
        let quote =
            "<figure><blockquote cite=\"https://a.example/\">Q</blockquote><figcaption>Who</figcaption></figure>"
        guard case .quote(let quotation) = try only(quote) else { throw Unexpected() }
        #expect(quotation.address == "https://a.example/" && quotation.citation?.text == "Who")
        let marked = Markup.sanitize("<figure><pre id=\"x\">x</pre></figure>").html
        #expect(try only(marked) == .html(marked))
    }

    @Test func tablesHaveRowsAndAHead() throws {
        let html = """
            <table><caption>Tides</caption><thead><tr><th>Port</th><th colspan=2>High</th></tr></thead>
            <tbody><tr><th scope=row>Dunmere</th><td>06:10</td><td><p><b>18:40</b></p></td></tr></tbody></table>
            """
        guard case .table(let table) = try only(html) else { throw Unexpected() }
        #expect(table.caption?.text == "Tides")
        #expect(table.header.map { $0.map(\.text.text) } == [["Port", "High"]])
        #expect(table.header[0][1].columns == 2)
        #expect(table.rows.map { $0.map(\.text.text) } == [["Dunmere", "06:10", "18:40"]])
        #expect(table.rows[0].map(\.isHeader) == [true, false, false])
    }

    @Test func playersKeepAllTheirFiles() throws {
        let html =
            "<figure><video poster=/p.jpg width=640><source src=/a.webm><source src=/a.mp4><track src=/a.vtt></video><figcaption>F</figcaption></figure>"
        guard case .player(let player) = try only(html) else { throw Unexpected() }
        #expect(
            player.isVideo && player.address == "/a.webm" && player.poster == "/p.jpg" && player.caption?.text == "F"
        )
        #expect(player.html.contains("/a.mp4") && player.html.contains("/a.vtt"))
        guard case .player(let audio) = try only("<audio src=/a.mp3></audio>") else { throw Unexpected() }
        #expect(!audio.isVideo && audio.address == "/a.mp3")
    }

    @Test func blocksSayTheirLanguageAndAnchor() {
        let blocks = Markup.blocks(of: Markup.sanitize("<h2 id=\"tides\">Tides</h2><p lang=ar dir=rtl>مد</p>").html)
        #expect(blocks.map(\.anchor) == ["user-content-tides", nil])
        #expect(blocks.map(\.language) == [nil, "ar"] && blocks.map(\.direction) == [nil, "rtl"])
    }

    // MARK: What is too much

    @Test func deepNestingIsBounded() throws {
        for (open, close) in [("<ul><li>a", "</li></ul>"), ("<blockquote>a", "</blockquote>")] {
            let html = String(repeating: open, count: 60) + String(repeating: close, count: 60)
            let clean = Markup.sanitize(html).html
            #expect(Self.depth(Markup.blocks(of: clean)) == Markup.deepestBlock + 1)
            #expect(differenceOfBlocks(of: clean) == nil)
        }
        let spans =
            String(repeating: "<span lang=en>", count: 5_000) + "deep" + String(repeating: "</span>", count: 5_000)
        #expect(try paragraph("<p>\(spans)</p>").marks.count == 16)
        // In no normal form, and deeper than any stack.
        let wild = String(repeating: "<blockquote>", count: 100_000) + "deep"
        #expect(Self.depth(Markup.blocks(of: wild)) <= Markup.deepestBlock + 1)
    }

    private static func depth(_ blocks: [MarkupBlock]) -> Int {
        blocks.map { block in
            switch block.content {
            case .list(let items, _): 1 + (items.map { depth($0.blocks) }.max() ?? 0)
            case .quote(let quote): 1 + depth(quote.blocks)
            default: 1
            }
        }.max() ?? 0
    }

    /// Megabytes of what costs most.
    @Test(arguments: [
        "<hr>\n", "<p>a</p>\n", "<p><b>a</b> <i>b</i></p>\n", "<p>a<br>b</p>\n", "<p>&amp;&lt;&nbsp;</p>\n",
        "<ul>\n<li>a</li>\n</ul>\n",
    ])
    func largeBodiesAreReadWhole(piece: String) {
        let count = (piece.hasPrefix("<hr") ? 5_000_000 : 500_000) / piece.utf8.count
        let blocks = Markup.blocks(of: String(repeating: piece, count: count))
        #expect(blocks.count == count)
    }

    @Test func oneLongLineOfMarksIsReadInOneGo() throws {
        let html = "<p>" + String(repeating: "<b>a</b><i>b</i>", count: 100_000) + "</p>"
        #expect(try paragraph(html).marks.count == 200_000)
    }

    private struct Unexpected: Error {}
}
