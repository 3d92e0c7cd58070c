import NewsDomain
import NewsImport
import Testing

struct WordPressArticleTests {
    private static let statuses: [(String, String, ArticleStatus, String?)] = [
        ("publish", "", .published, "2012-03-15T08:00:00Z"),
        ("future", "", .published, "2012-03-15T08:00:00Z"),
        ("draft", "", .draft, nil),
        ("pending", "", .draft, nil),
        ("auto-draft", "", .draft, nil),
        ("private", "", .draft, "2012-03-15T08:00:00Z"),
        ("acme-archived", "", .draft, nil),
        ("trash", "", .withdrawn, "2012-03-15T08:00:00Z"),
        ("trash", WXR.meta("_wp_trash_meta_status", "publish"), .withdrawn, "2012-03-15T08:00:00Z"),
        ("publish", "<wp:post_password><![CDATA[secret]]></wp:post_password>", .draft, "2012-03-15T08:00:00Z"),
    ]

    @Test(arguments: statuses)
    func mapsStatus(status: String, more: String, expected: ArticleStatus, date: String?) throws {
        let (repository, _) = try WXR(items: [WXR.item(id: 1, status: status, more: more)]).imported()
        let article = try #require(repository.article(1))
        #expect(article.status == expected)
        #expect(article.publishedAt?.rfc3339 == date)
    }

    @Test func skipsWhatWasTrashedBeforeItWasPublished() throws {
        let (repository, report) = try WXR(items: [
            WXR.item(id: 1, status: "trash", gmt: "0000-00-00 00:00:00"),
            WXR.item(id: 2, status: "trash", more: WXR.meta("_wp_trash_meta_status", "draft")),
        ]).imported()
        #expect(repository.articles.isEmpty)
        #expect(report.tallies[.articles]?.skipped == ["in the trash and never published": 2])
    }

    @Test func givesTrashedOnesTheirSlugBack() throws {
        let name = "<wp:post_name>hello__trashed</wp:post_name>"
        let (repository, _) = try WXR(items: [WXR.item(id: 1, status: "trash", more: name)]).imported()
        #expect(repository.article(1)?.slug?.text == "hello")
    }

    @Test func takesTheBestDate() throws {
        let none = "0000-00-00 00:00:00"
        let (repository, report) = try WXR(items: [
            WXR.item(id: 1, gmt: none, more: "<pubDate>Thu, 15 Mar 2012 10:00:00 +0200</pubDate>"),
            WXR.item(id: 2, gmt: none, more: "<wp:post_date>2012-03-15 10:00:00</wp:post_date>"),
            WXR.item(id: 3, gmt: none),
            WXR.item(id: 4, more: "<wp:post_modified_gmt>2013-01-01 00:00:00</wp:post_modified_gmt>"),
        ]).imported()
        #expect(repository.article(1)?.publishedAt?.rfc3339 == "2012-03-15T08:00:00Z")
        #expect(repository.article(2)?.publishedAt?.rfc3339 == "2012-03-15T10:00:00Z")
        #expect(repository.article(3)?.status == .draft)
        #expect(repository.article(4)?.updatedAt?.rfc3339 == "2013-01-01T00:00:00Z")
        #expect(report.warnings["date without a time zone, taken as UTC"] == 1)
    }

    @Test func makesTitles() throws {
        let (repository, _) = try WXR(items: [
            WXR.item(id: 1, title: "<![CDATA[A &amp; B <em>now</em>]]>"),
            WXR.item(
                id: 2,
                title: "",
                body: "Some <b>words</b> of a text that goes on for longer than a title may be long."
            ),
            WXR.item(id: 3, title: "", body: ""),
            WXR.item(id: 4, title: "Rust &#8217;12"),
        ]).imported()
        #expect(repository.article(1)?.title == "A & B now")
        #expect(repository.article(2)?.title == "Some words of a text that goes on for longer than a title…")
        #expect(repository.article(3)?.title == "Untitled")
        #expect(repository.article(4)?.title == "Rust ’12")
    }

    @Test func keepsSlugLanguageAndAddress() throws {
        let (repository, _) = try WXR(
            language: "ar",
            items: [
                WXR.item(id: 1, more: "<wp:post_name>%d9%85%d8%b1%d8%ad%d8%a8%d8%a7</wp:post_name>"),
                WXR.item(id: 2, more: "<wp:comment_status>open</wp:comment_status>"),
            ]
        ).imported()
        #expect(repository.article(1)?.slug?.text == "مرحبا")
        #expect(repository.article(1)?.language.text == "ar")
        #expect(repository.article(1)?.canonicalURL == "https://example.org/?p=1")
        #expect(repository.article(1)?.commentsOpen == false)
        #expect(repository.article(2)?.commentsOpen == true)
        #expect(repository.article(2)?.slug == nil)
    }

    @Test func keepsWhereItWas() throws {
        let guid = "<guid isPermaLink=\"false\">http://example.org/?p=7</guid>"
        let link = "<link>https://Example.org/2012/03/%D8%B3%D9%84%D8%A7%D9%85/</link>"
        let (repository, _) = try WXR(items: [
            WXR.item(id: 7, more: guid + link), WXR.item(id: 8, more: "<guid>urn:uuid:8</guid>"),
        ]).imported()
        #expect(
            repository.article(7)?.formerAddresses == [
                FormerAddress(host: "example.org", path: "/2012/03/سلام"),
                FormerAddress(host: "example.org", path: "/?p=7"),
            ]
        )
        #expect(repository.article(8)?.formerAddresses == [FormerAddress(host: "example.org", path: "/?p=8")])
    }

    @Test func makesAddressesAbsolute() throws {
        let body = """
            <p><img src="/wp-content/a.jpg" srcset="/b.jpg 2x, c.jpg 3x" alt="A"> <a href="../x?y#z">x</a> <a href="#n">n</a>
            <a href="//cdn.example/d">d</a> <a href="?p=5">e</a> <a href="mailto:a@b.example">f</a> <a href="https://g.example/">g</a></p>
            """
        let link = "<link>https://example.org/2012/03/post/</link>"
        let (repository, _) = try WXR(items: [WXR.item(id: 1, body: body, more: link)]).imported()
        let html = try #require(repository.article(1)?.body.html)
        for address in [
            "src=\"https://example.org/wp-content/a.jpg\"",
            "srcset=\"https://example.org/b.jpg 2x, https://example.org/2012/03/post/c.jpg 3x\"",
            "href=\"https://example.org/2012/03/post/../x?y#z\"", "href=\"https://cdn.example/d\"",
            "href=\"https://example.org/2012/03/post/?p=5\"", "href=\"mailto:a@b.example\"",
            "href=\"https://g.example/\"",
        ] { #expect(html.contains(address), "\(address) in \(html)") }
        #expect(!html.contains("https://example.org/2012/03/post/#") && !html.contains("\"/"))
    }

    @Test func takesExcerptsAsSummaries() throws {
        let excerpt = "<excerpt:encoded><![CDATA[<p>In &quot;short&quot;.</p>]]></excerpt:encoded>"
        let (repository, _) = try WXR(items: [WXR.item(id: 1, more: excerpt), WXR.item(id: 2)]).imported()
        #expect(repository.article(1)?.summary == "In \"short\".")
        #expect(repository.article(2)?.summary == nil)
    }

    @Test func takesPagesOnlyWhereAsked() throws {
        let export = WXR(items: [WXR.item(id: 1, type: "page"), WXR.item(id: 2, type: "nav_menu_item")])
        let (without, report) = try export.imported()
        #expect(without.articles.isEmpty)
        #expect(report.tallies[.others]?.skipped["of type nav_menu_item"] == 1)
        var options = WordPressOptions()
        options.includesPages = true
        let (with, _) = try export.imported(options)
        #expect(with.article(1)?.section == "pages")
        #expect(with.sections.map(\.name) == ["Pages"])
    }

    @Test func makesBodies() throws {
        let classic =
            "One\ntwo\n\n[caption]<img src=\"https://e.org/a.jpg\"> Bell[/caption]\n\n[foo a=\"b\"]\n\n<!--more-->Three"
        let blocks = "<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->"
        let (repository, report) = try WXR(items: [
            WXR.item(id: 1, body: classic), WXR.item(id: 2, body: blocks),
            WXR.item(id: 3, body: "a<script>alert(1)</script>"),
        ]).imported()
        let first = try #require(repository.article(1)?.body)
        #expect(first.html.contains("<figcaption>Bell</figcaption>"))
        #expect(!first.html.contains("["))
        #expect(first.text == "One\ntwo\n\nBell\n\nThree")
        #expect(report.warnings["shortcode [foo] removed"] == 1)
        #expect(repository.article(2)?.body.text == "One two")
        #expect(repository.article(3)?.body.html == "<p>a</p>")
        #expect(report.warnings["element <script> removed"] == 1)
    }

    @Test func takesTheFirstOfADoubleID() throws {
        let (repository, report) = try WXR(items: [
            WXR.item(id: 1, title: "First"), WXR.item(id: 1, title: "Second"),
        ]).imported()
        #expect(repository.articles.map(\.title) == ["First"])
        #expect(report.tallies[.articles]?.skipped == ["of an id that another item has": 1])
    }

    @Test func makesStickyOnesTheEditorsChoice() throws {
        let sticky = "<wp:is_sticky>1</wp:is_sticky>"
        let (repository, _) = try WXR(items: [
            WXR.item(id: 1, more: sticky), WXR.item(id: 2, gmt: "2013-01-01 00:00:00", more: sticky), WXR.item(id: 3),
            WXR.item(id: 4, status: "draft", more: sticky),
        ]).imported()
        let collection = try #require(repository.collections.first)
        #expect(collection.slug.text == "editors-choice")
        let picks = collection.items.map { if case .article(let id) = $0.target { id } else { "" } }
        #expect(picks == ["post:2", "post:1"])
    }
}
