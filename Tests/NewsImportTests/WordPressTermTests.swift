import NewsDomain
import NewsImport
import Testing

struct WordPressTermTests {
    private func category(_ domain: String, _ nicename: String, _ name: String) -> String {
        "<category domain=\"\(domain)\" nicename=\"\(nicename)\"><![CDATA[\(name)]]></category>"
    }

    private let head = """
        <wp:author><wp:author_login>jane</wp:author_login><wp:author_email>jane@example.org</wp:author_email>
        <wp:author_display_name><![CDATA[Jane O&#8217;Hara]]></wp:author_display_name></wp:author>
        <wp:category><wp:category_nicename>world</wp:category_nicename><wp:cat_name><![CDATA[World &amp; Us]]></wp:cat_name>
        <wp:category_description>\n<![CDATA[All of it.]]></wp:category_description></wp:category>
        <wp:category><wp:category_nicename>unused</wp:category_nicename><wp:cat_name>Unused</wp:cat_name></wp:category>
        <wp:tag><wp:tag_slug>%d9%85%d8%b5%d8%b1</wp:tag_slug><wp:tag_name><![CDATA[مصر]]></wp:tag_name></wp:tag>
        """

    @Test func firstCategoryIsTheSectionAndOthersAreTags() throws {
        let terms =
            category("category", "world", "World") + category("category", "egypt", "Egypt")
            + category("post_tag", "%d9%85%d8%b5%d8%b1", "x") + category("post_tag", "egypt", "Egypt tag")
            + category("post_format", "post-format-video", "Video")
        let (repository, report) = try WXR(head: head, items: [WXR.item(id: 1, more: terms), WXR.item(id: 2)])
            .imported()
        let article = try #require(repository.article(1))
        #expect(article.section == "category:world")
        #expect(article.tags == ["tag:مصر", "tag:egypt"])
        #expect(repository.article(2)?.section == "category:uncategorized")
        #expect(repository.sections.map(\.name) == ["World & Us", "Uncategorized"])
        #expect(repository.sections.first?.description == "All of it.")
        #expect(Set(repository.tags.map(\.name)) == ["مصر", "Egypt tag"])
        #expect(Set(repository.tags.map { $0.slug?.text }) == ["مصر", "egypt"])
        #expect(report.warnings["post format video left out"] == 1)
    }

    @Test func namesAuthorsAndKeepsNoAddresses() throws {
        let (repository, _) = try WXR(
            head: head,
            items: [
                WXR.item(id: 1), WXR.item(id: 2, more: "<dc:creator>ghost</dc:creator>"),
                WXR.item(id: 3, more: "<dc:creator>bob@example.org</dc:creator>"),
                WXR.item(id: 4, more: "<dc:creator>>Jane </dc:creator>"),
            ]
        ).imported()
        #expect(repository.article(1)?.authors == ["author:jane"])
        #expect(repository.article(4)?.authors == ["author:jane"])
        #expect(Set(repository.authors.map(\.name)) == ["Jane O’Hara", "ghost", "bob"])
        #expect(!repository.authors.contains { $0.name.contains("@") || ($0.slug?.text.contains("example") ?? false) })
    }

    @Test func readsVersionOne() throws {
        let head = """
            <wp:category><wp:category_nicename>world</wp:category_nicename><wp:cat_name><![CDATA[World]]></wp:cat_name>
            </wp:category>
            """
        let doubled =
            "<category><![CDATA[World]]></category>" + category("category", "world", "World")
            + "<category domain=\"tag\"><![CDATA[Big News]]></category>" + category("tag", "big-news", "Big News")
        let (repository, _) = try WXR(
            version: "1.0",
            head: head,
            items: [
                WXR.item(id: 1, more: doubled),
                WXR.item(id: 2, more: "<category><![CDATA[World]]></category><category>Else</category>"),
            ]
        ).imported()
        #expect(repository.article(1)?.section == "category:world")
        #expect(repository.article(1)?.tags == ["tag:big-news"])
        #expect(repository.article(2)?.section == "category:world")
        #expect(repository.article(2)?.tags == ["tag:Else"])
    }

    @Test func recordsComeBeforeWhatRefersToThem() throws {
        let (repository, _) = try WXR(
            head: head,
            items: [
                WXR.item(id: 1, body: "[gallery ids=\"9\"]", more: WXR.meta("_thumbnail_id", "9")),
                WXR.attachment(9, url: "https://e.org/a.jpg"),
            ]
        ).imported()
        #expect(repository.records.map(\.kind) == [.sections, .authors, .media, .galleries, .articles])
    }
}
