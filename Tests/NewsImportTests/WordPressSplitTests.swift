import NewsDomain
import NewsImport
import Testing

/// Exports that are split over several files.
struct WordPressSplitTests {
    private let posts = WXR(items: [
        WXR.item(id: 1, body: "[gallery ids=\"11,12\"]", more: WXR.meta("_thumbnail_id", "10")),
        WXR.item(id: 2, body: "[gallery]"),
    ])
    private let media = WXR(items: [
        WXR.attachment(10, url: "https://e.org/a.jpg"), WXR.attachment(11, url: "https://e.org/b.jpg", parent: 2),
        WXR.attachment(12, url: "https://e.org/c.jpg"),
    ])

    @Test(arguments: [false, true])
    func filesThatAreImportedTogetherAreOneExport(mediaFirst: Bool) throws {
        let (repository, report) = try WXR.imported(together: mediaFirst ? [media, posts] : [posts, media])
        #expect(repository.article(1)?.heroImage == "attachment:10")
        #expect(
            repository.galleries.map { $0.items.map(\.media) } == [
                ["attachment:11", "attachment:12"], ["attachment:11"],
            ]
        )
        #expect(report.warnings.isEmpty && report.tallies[.articles]?.created == 2)
    }

    @Test func whatWasImportedBeforeIsKnown() throws {
        let repository = InMemoryRepository()
        let first = try posts.imported(into: repository).report
        #expect(first.warnings["hero image is not in the file"] == 1)
        #expect(
            first.losses.contains { $0.item == "post 1 “A title”" && $0.what == "gallery without pictures left out" }
        )
        _ = try media.imported(into: repository)
        let again = try posts.imported(into: repository).report
        #expect(again.tallies[.articles]?.updated == 1)
        #expect(repository.article(1)?.heroImage == "attachment:10")
        #expect(repository.galleries.first?.items.count == 2)
        let last = try posts.imported(into: repository).report
        #expect(last.changedNothing)
    }

    @Test func tellsPicturesThatAreNowhere() throws {
        let body = "[gallery ids=\"10,77,78\"]"
        let (_, report) = try WXR.imported(together: [media, WXR(items: [WXR.item(id: 1, body: body)])])
        #expect(report.warnings["pictures of a gallery are not in the file"] == 2)
    }

    @Test func filesOfTwoSitesAreNotOneExport() throws {
        let other = WXR(site: "https://other.example", items: [WXR.item(id: 1)])
        #expect(throws: ImportFailure.self) { try WXR.imported(together: [posts, other]) }
        let secure = WXR(site: "http://www.example.org/", items: [WXR.item(id: 3)])
        #expect(try WXR.imported(together: [posts, secure]).repository.articles.count == 3)
    }

    @Test func termsOfOneFileCountInAll() throws {
        let head =
            "<wp:category><wp:category_nicename>w</wp:category_nicename><wp:cat_name>World</wp:cat_name></wp:category>"
        let item = WXR.item(id: 1, more: "<category domain=\"category\" nicename=\"w\">w</category>")
        let (repository, _) = try WXR.imported(together: [WXR(items: [item]), WXR(head: head, items: [])])
        #expect(repository.sections.map(\.name) == ["World"])
    }
}
