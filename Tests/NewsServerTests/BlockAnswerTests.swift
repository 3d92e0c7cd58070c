import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsTestSupport
import Testing

/// `format=blocks`: an article's body as a list of typed blocks.
struct BlockAnswerTests {
    private static let html = """
        <h2 id="tides">The tides</h2><p>High water at <strong>06:10</strong>, see <a href="https://example.org/?a=1&amp;b=2">the table</a>.</p>\
        <ol start="3"><li>Oster<ul><li>North</li></ul></li></ol><blockquote cite="https://example.org/q"><p>Come early.</p><cite>Mirela Osk</cite></blockquote>\
        <figure><a href="/full.jpg"><img src="/a.jpg" width="640" height="480" alt="A pier"></a><figcaption>The pier <cite>J. Reyes</cite></figcaption></figure>\
        <figure><img src="/b.jpg" alt=""><img src="/c.jpg"><figcaption>Two</figcaption></figure>\
        <iframe src="https://www.youtube-nocookie.com/embed/abc" title="A film" width="560" height="315"></iframe>\
        <pre><code class="language-swift">let a = 1</code></pre>\
        <table><thead><tr><th>Port</th></tr></thead><tbody><tr><td colspan="2">Dunmere</td></tr></tbody></table><hr>\
        <audio src="/a.mp3"></audio><video poster="/p.jpg" src="/a.mp4"></video>\
        <details><summary>More</summary><p>Less</p></details><p lang="ar" dir="rtl">مد</p>
        """

    /// The members of each type, in their order.
    private static let members = [
        "heading": "type anchor level text", "paragraph": "type text", "list": "type ordered start items",
        "quote": "type text blocks citation url", "image": "type url width height alt caption credit link",
        "gallery": "type images caption", "embed": "type provider url title width height caption html",
        "code": "type text language caption", "table": "type caption header rows", "separator": "type",
        "audio": "type url caption html", "video": "type url poster width height caption html", "html": "type html",
    ]

    private func create(_ html: String, _ editor: TestEditor, slug: String = "blocks") async throws {
        let json =
            #"{"title": "Blocks", "section": "news", "slug": "\#(slug)", "status": "published", "body": \#(quoted(html))}"#
        let made = try await editor.create(json)
        #expect(made.status == 201, "\(made.text)")
    }

    @Test func everyTypeHasItsMembers() async throws {
        try await TestService().edit { editor, reader in
            try await create(Self.html, editor)
            let blocks =
                try await reader.ask("/v1/articles/blocks?format=blocks").value("data.blocks") as? [[String: Any]] ?? []
            let types = blocks.compactMap { $0["type"] as? String }
            #expect(
                types == [
                    "heading", "paragraph", "list", "quote", "image", "gallery", "embed", "code", "table", "separator",
                    "audio", "video", "html", "paragraph",
                ]
            )
            for block in blocks.dropLast() {
                let members = Set(
                    (Self.members[block["type"] as? String ?? ""] ?? "").split(separator: " ").map(String.init)
                )
                #expect(Set(block.keys) == members, "\(block)")
            }
            #expect(Set((blocks.last ?? [:]).keys) == ["type", "textLanguage", "direction", "text"])
        }
    }

    @Test func blocksSayWhatTheHTMLSays() async throws {
        try await TestService().edit { editor, reader in
            try await create(Self.html, editor)
            let answer = try await reader.ask("/v1/articles/blocks?format=blocks")
            func has(_ json: String) { #expect(answer.text.contains(json), "\(json) in \(answer.text)") }
            has(#"{"type":"heading","anchor":"user-content-tides","level":2,"text":{"text":"The tides","marks":[]}}"#)
            has(
                #""text":{"text":"High water at 06:10, see the table.","marks":[{"start":14,"length":5,"type":"bold"},{"start":25,"length":9,"type":"link","href":"https://example.org/?a=1&b=2"}]}"#
            )
            has(
                #"{"type":"list","ordered":true,"start":3,"items":[{"text":{"text":"Oster","marks":[]},"blocks":[{"type":"list","ordered":false,"items":[{"text":{"text":"North","marks":[]},"blocks":[]}]}]}]}"#
            )
            has(
                #""citation":{"text":"Mirela Osk","marks":[]},"url":"https://example.org/q"}"#
            )
            has(
                #"{"type":"image","url":"/a.jpg","width":640,"height":480,"alt":"A pier","caption":{"text":"The pier","marks":[]},"credit":{"text":"J. Reyes","marks":[]},"link":"/full.jpg"}"#
            )
            has(
                #"{"url":"/b.jpg","width":null,"height":null,"alt":"","caption":null,"credit":null,"link":null}"#
            )
            has(
                #"{"type":"embed","provider":"youtube","url":"https://www.youtube-nocookie.com/embed/abc","title":"A film","width":560,"height":315,"caption":null,"html":"<iframe "#
            )
            has(#"{"type":"code","text":{"text":"let a = 1","marks":[]},"language":"swift","caption":null}"#)
            has(
                #"{"type":"table","caption":null,"header":[{"cells":[{"text":{"text":"Port","marks":[]},"header":true,"columns":1,"rows":1}]}],"rows":[{"cells":[{"text":{"text":"Dunmere","marks":[]},"header":false,"columns":2,"rows":1}]}]}"#
            )
        }
    }

    @Test func fieldsChooseWithinBlocks() async throws {
        try await TestService().edit { editor, reader in
            try await create("<p>One</p><ul><li>Two</li></ul>", editor)
            let some = try await reader.ask(
                "/v1/articles/blocks?format=blocks&fields=slug,blocks.type,blocks.items.text.text"
            )
            #expect(
                some.text
                    == #"{"data":{"slug":"blocks","blocks":[{"type":"paragraph"},{"type":"list","items":[{"text":{"text":"Two"}}]}]}}"#
            )
            for (query, fault) in [
                ("format=blocks&fields=blocks.kind", "fields unknownField"),
                ("fields=body.type", "fields unknownField"),
                ("format=block", "format unknownValue"),
            ] {
                let refused = try await reader.ask("/v1/articles/blocks?\(query)")
                #expect(refused.status == 400 && refused.faults == [fault], "\(query): \(refused.text)")
            }
            #expect(try await reader.ask("/v1/articles?format=blocks").status == 400)
            let none = try await reader.ask("/v1/articles/blocks?format=blocks&fields=slug")
            #expect(none.text == #"{"data":{"slug":"blocks"}}"#)
        }
    }

    @Test func bodiesWithoutBlocksAreEmptyLists() async throws {
        try await TestService().edit { editor, reader in
            try await create("<p> </p>", editor)
            #expect(
                try await reader.ask("/v1/articles/blocks?format=blocks&fields=body,blocks").text
                    == #"{"data":{"body":"","blocks":[]}}"#
            )
            #expect(
                try await reader.ask("/v1/articles/blocks?format=blocks&include=topics&fields=blocks,mentions").text
                    == #"{"data":{"mentions":[],"blocks":[]}}"#
            )
        }
    }

    /// What an editor reads in blocks has a tag of its version, and blocks are no body to be written.
    @Test func editorsReadBlocksAndWriteHTML() async throws {
        try await TestService().edit { editor, reader in
            try await create("<p>One</p>", editor)
            let drafts = try await editor.read("/v1/articles/blocks?format=blocks&fields=blocks")
            #expect(drafts.status == 200 && drafts.text.contains(#""type":"paragraph""#))
            let refused = try await editor.patch("blocks", #"{"body": [{"type": "paragraph"}]}"#)
            #expect(refused.status == 422 && refused.faults.first?.hasPrefix("/body ") == true, "\(refused.text)")
        }
    }

    private func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
