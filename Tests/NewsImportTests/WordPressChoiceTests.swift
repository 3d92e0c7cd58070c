import NewsDomain
import NewsImport
import Testing

/// What editors chose of a post: its main section, its address.
struct WordPressChoiceTests {
    private let head = [(5, "world"), (6, "sport"), (7, "arts")].map { id, name in
        """
        <wp:category><wp:term_id>\(id)</wp:term_id><wp:category_nicename>\(name)</wp:category_nicename>
        <wp:cat_name>\(name)</wp:cat_name></wp:category>
        """
    }.joined()

    private func category(_ domain: String, _ name: String) -> String {
        "<category domain=\"\(domain)\" nicename=\"\(name)\"><![CDATA[\(name)]]></category>"
    }

    private var three: String { ["world", "sport", "arts"].map { category("category", $0) }.joined() }

    @Test(arguments: ["_yoast_wpseo_primary_category", "rank_math_primary_category", "_primary_term_category"])
    func theMainCategoryIsTheSection(field: String) throws {
        let (repository, _) = try WXR(
            head: head,
            items: [
                WXR.item(id: 1, more: three + WXR.meta(field, "6")),
                WXR.item(id: 2, more: three + WXR.meta(field, "99")),
                WXR.item(id: 3, more: category("category", "arts") + WXR.meta(field, "6")),
                WXR.item(id: 4, more: three + WXR.meta(field, "")),
            ]
        ).imported()
        #expect(
            repository.articles.map(\.section) == [
                "category:sport", "category:world", "category:arts", "category:world",
            ]
        )
        #expect(repository.article(1)?.tags == ["tag:world", "tag:arts"])
    }

    @Test(arguments: [("tag", "post_tag:x"), ("post_tag", "post_tag:x"), ("desk", "desk:city")])
    func anotherTaxonomyMayBeTheSections(taxonomy: String, expected: String) throws {
        var options = WordPressOptions()
        options.sectionTaxonomy = taxonomy
        let terms =
            category("category", "world") + category("post_tag", "x") + category("post_tag", "y")
            + category("desk", "city")
        let (repository, report) = try WXR(head: head, items: [WXR.item(id: 1, more: terms)]).imported(options)
        let article = try #require(repository.article(1))
        #expect(article.section == expected)
        #expect(Set(article.tags) == (taxonomy == "desk" ? ["tag:world", "tag:x", "tag:y"] : ["tag:world", "tag:y"]))
        #expect(report.warnings["terms of taxonomy desk left out"] == (taxonomy == "desk" ? nil : 1))
    }

    @Test func oldSlugsAndChosenPermalinksStillLeadThere() throws {
        let more =
            "<link>https://example.org/2012/03/new-slug/</link><wp:post_name>new-slug</wp:post_name>"
            + WXR.meta("_wp_old_slug", "first-slug") + WXR.meta("_wp_old_slug", "%d9%85")
            + WXR.meta("custom_permalink", "special/one/")
        let (repository, _) = try WXR(items: [WXR.item(id: 7, more: more)]).imported()
        #expect(
            repository.article(7)?.formerAddresses.map(\.path) == [
                "/2012/03/new-slug", "/special/one", "/2012/03/first-slug", "/2012/03/م",
            ]
        )
    }

    @Test func aCopySaysWhatItIsACopyOf() throws {
        let (repository, _) = try WXR(items: [
            WXR.item(id: 1, more: WXR.meta("_yoast_wpseo_canonical", "https://agency.example/1")),
            WXR.item(id: 2, more: WXR.meta("rank_math_canonical_url", "nothing")),
        ]).imported()
        #expect(repository.article(1)?.canonicalURL == "https://agency.example/1")
        #expect(repository.article(2)?.canonicalURL == "https://example.org/?p=2")
    }

    @Test func formatsAreToldAndNoTags() throws {
        let format = "<category domain=\"post_format\" nicename=\"post-format-aside\"><![CDATA[Aside]]></category>"
        let (repository, report) = try WXR(items: [WXR.item(id: 1, title: "T", more: format)]).imported()
        #expect(repository.article(1)?.tags == [])
        #expect(report.losses.map { "\($0.item): \($0.what)" } == ["post 1 “T”: post format aside left out"])
    }
}
