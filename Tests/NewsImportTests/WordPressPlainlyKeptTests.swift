import NewsDomain
import NewsImport
import NewsMarkup
import Testing

/// What cannot be shown as it was is kept plainly, and told with the post that it is of.
struct WordPressPlainlyKeptTests {
    private func body(_ body: String, more: String = "", with items: [String] = []) throws -> (String, ImportReport) {
        let (repository, report) = try WXR(items: [WXR.item(id: 1, title: "T", body: body, more: more)] + items)
            .imported()
        return (try #require(repository.article(1)).body.html, report)
    }

    // MARK: Notes

    private let notes = WXR.meta(
        "footnotes",
        #"[{"id":"n-1","content":"See <em>here<\/em>, \"p. 4\"."},{"id":"n-2","content":"<script>x()</script>Two."}]"#
    )

    private func marks(_ end: String) -> String {
        """
        <!-- wp:paragraph --><p>A<sup data-fn="n-1" class="fn"><a href="#n-1" id="n-1-link">1</a></sup> b<sup data-fn="n-2" \
        class="fn"><a href="#n-2" id="n-2-link">2</a></sup></p><!-- /wp:paragraph -->\(end)
        """
    }

    @Test(arguments: ["<!-- wp:footnotes /-->", "<!-- wp:footnotes {\"fontSize\":\"small\"} /-->", ""])
    func notesStandAtTheEndAsTargetsOfTheirMarks(block: String) throws {
        let (html, report) = try body(marks(block), more: notes)
        #expect(html.contains("<a href=\"#user-content-n-1\" id=\"user-content-n-1-link\">1</a>"))
        #expect(
            html.contains(
                "<li id=\"user-content-n-1\">See <em>here</em>, \"p. 4\". <a href=\"#user-content-n-1-link\">"
            )
        )
        #expect(html.contains("<li id=\"user-content-n-2\">Two. ") && html.hasSuffix("</ol>"))
        #expect(report.warnings["element <script> removed"] == 1)
        #expect(!report.warnings.keys.contains { $0.contains("footnotes") })
    }

    /// A body that asks for its notes ten thousand times would not fit into memory.
    @Test func notesStandThereOnceHoweverOftenTheyAreAskedFor() throws {
        let (html, _) = try body(marks(String(repeating: "<!-- wp:footnotes /-->", count: 10_000)), more: notes)
        #expect(html.split(separator: "<ol>").count == 2 && html.split(separator: "Two. ").count == 2)
    }

    @Test func marksAreLookedForOnceForAllNotes() throws {
        let many = (0..<5_000).map { "{\"id\":\"x\($0)\",\"content\":\"c\"}" }.joined(separator: ",")
        let text = "<p>" + String(repeating: "<a href=\"#no\">a</a> ", count: 5_000) + "</p>"
        let (html, _) = try body(text, more: WXR.meta("footnotes", "[\(many)]"))
        #expect(!html.contains("<ol>"))
        #expect(
            try body(text + "<a href=\"#x4999\">b</a>", more: WXR.meta("footnotes", "[\(many)]")).0.contains("<ol>")
        )
    }

    @Test func notesThatCannotBeReadAreTold() throws {
        let (html, report) = try body(marks("<!-- wp:footnotes /-->"), more: WXR.meta("footnotes", "[{\"id\":"))
        #expect(html.hasPrefix("<p>A<sup>") && report.warnings["footnotes that cannot be read"] == 1)
        #expect(try body("<p>No marks.</p>", more: notes).0 == "<p>No marks.</p>")
    }

    @Test func notesOfPluginsStandInBrackets() throws {
        let (html, _) = try body("<p>One[efn_note]A <a href=\"https://a.example/\">source</a>.[/efn_note] two.</p>")
        #expect(html.hasPrefix("<p>One (A <a href=\"https://a.example/\"") && html.hasSuffix(">source</a>.) two.</p>"))
    }

    // MARK: Blocks

    private func block(_ id: Int, _ body: String, status: String = "publish") -> String {
        WXR.item(id: id, type: "wp_block", status: status, body: body)
    }

    @Test func reusableBlocksStandWhereTheyWere() throws {
        let text = "<!-- wp:paragraph --><p>Before.</p><!-- /wp:paragraph --><!-- wp:block {\"ref\":70} /-->"
        let inner = "<!-- wp:paragraph --><p>Reused.</p><!-- /wp:paragraph --><!-- wp:block {\"ref\":71} /-->"
        let (html, report) = try body(text, with: [block(70, inner), block(71, "<!-- wp:list --><ul><li>x</li></ul>")])
        #expect(html == "<p>Before.</p>\n<p>Reused.</p>\n<ul><li>x</li></ul>")
        #expect(report.warnings.isEmpty && report.tallies[.others] == nil)
    }

    @Test func reusableBlocksThatAreNotThereAreTold() throws {
        let (html, report) = try body(
            "<!-- wp:block {\"ref\":70} /--><!-- wp:block {\"ref\":71} /--><p>a</p>",
            with: [block(71, "<p>draft</p>", status: "draft")]
        )
        #expect(html == "<p>a</p>")
        #expect(
            Set(report.losses.map(\.what)).isSuperset(of: [
                "reusable block 70 is not in the file", "reusable block 71 is not in the file",
            ])
        )
    }

    @Test func blocksThatHoldEachOtherEnd() throws {
        let twice = { (id: Int) in "<p>x</p>" + String(repeating: "<!-- wp:block {\"ref\":\(id)} /-->", count: 9) }
        let (html, report) = try body(twice(70), with: [block(70, twice(71)), block(71, twice(70))])
        #expect(html.hasPrefix("<p>x</p>") && html.utf8.count < 20_000_000)
        #expect(report.warnings.keys.contains { $0.hasPrefix("reusable block") })
    }

    @Test func blocksOfAnAddressBecomeLinks() throws {
        let (html, report) = try body(
            "<p>a</p><!-- wp:jetpack/podcast-player {\"url\":\"https://pod.example/feed\"} /--><!-- wp:acme/map {\"lat\":1} /-->"
        )
        #expect(html.contains("<a href=\"https://pod.example/feed\""))
        #expect(report.losses.map(\.what) == ["block acme/map has no text of its own and was left out"])
    }

    // MARK: Shortcodes

    @Test(arguments: [
        ("<p>Go: [button url=\"https://a.example/x\"]Read <b>on</b>[/button] now.</p>", "Read <b>on</b>", " now.</p>"),
        ("[su_button url=\"https://a.example/x\" style=\"flat\"]Read on[/su_button]", "Read on", ""),
        ("[pdf-embedder url=\"https://a.example/x\" title=\"Report\"]", "Report", ""),
        ("[advanced_iframe src=\"https://a.example/x\" width=\"100%\"]", "https://a.example/x", ""),
        ("[googlemaps https://a.example/x]", "https://a.example/x", ""),
        ("[card link=\"https://a.example/x\" title=\"Card\"]<p>One.</p><p>Two.</p>[/card]", "Card", "<p>Two.</p>"),
    ])
    func linksOfShortcodesStay(text: String, title: String, end: String) throws {
        let (html, report) = try body(text)
        #expect(html.contains("<a href=\"https://a.example/x\" rel=\"noopener nofollow\">\(title)</a>"), "\(html)")
        #expect(html.hasSuffix(end) && !html.contains("["))
        #expect(report.losses.count == 1 && report.losses[0].what.hasSuffix("became a link"))
    }

    @Test func linksAroundALinkAreNotNested() throws {
        let (html, _) = try body("[box url=\"https://a.example/x\"]see <a href=\"https://b.example/y\">y</a>[/box]")
        #expect(html.contains("href=\"https://a.example/x\"") && html.contains("href=\"https://b.example/y\""))
        #expect(!html.contains("[") && !html.contains("</a></a>"))
    }

    // MARK: Frames

    @Test func framesBecomeLinksByThePolicy() throws {
        let frame = "<p>a</p><iframe src=\"https://charts.example/1\" title=\"Votes\"></iframe>"
        let (html, report) = try body(frame)
        #expect(html.contains(">Votes</a>") && !html.contains("<iframe"))
        #expect(report.losses.map(\.what) == ["frame of charts.example became a link"])
        var options = WordPressOptions()
        options.markup.frames = [try #require(FrameSource("charts.example/*"))]
        let allowed = try WXR(items: [WXR.item(id: 1, body: frame)]).imported(options).repository
        #expect(allowed.article(1)?.body.html.contains("<iframe src=\"https://charts.example/1\"") == true)
    }

    // MARK: The report

    @Test func namesEachPostThatLostSomething() throws {
        let items = (1...5).map { WXR.item(id: $0, title: "No. \($0)", body: "x <object></object> [foo a=\"b\"]") }
        let report = try WXR(items: items + [WXR.item(id: 6, body: "<p class=\"x\">y</p>")]).imported().report
        let lost = report.losses.filter { $0.what == "shortcode [foo] removed" }
        #expect(lost.map(\.item) == (1...5).map { "post \($0) “No. \($0)”" })
        #expect(!report.losses.contains { $0.item.contains("6") }, "a class is no loss")
        let line = report.text.split(separator: "\n").first { $0.contains("[foo]") }
        #expect(
            line
                == "  warning: shortcode [foo] removed: 5 (post 1 “No. 1”, post 2 “No. 2”, post 3 “No. 3” and more, which --json names)"
        )
    }

    @Test func namesWhatWasSkipped() throws {
        let report = try WXR(items: [
            WXR.item(id: 1, title: "Kept", more: WXR.comment(4, type: "pingback")),
            WXR.attachment(5, url: "https://e.org/a.pdf"), WXR.item(id: 1, title: "Again"),
        ]).imported().report
        #expect(
            Set(report.losses.map { "\($0.item): \($0.what)" }) == [
                "post 1 “Kept”: comments skipped: of type pingback",
                "attachment 5 “A title”: media skipped: of type .pdf, no image, video or audio",
                "post 1 “Again”: articles skipped: of an id that another item has",
            ]
        )
    }
}
