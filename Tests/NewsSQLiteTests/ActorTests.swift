import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// The change log says who did what.
struct ActorTests {
    private let newsroom: TestNewsroom

    init() throws {
        newsroom = try TestNewsroom([.news, .section("s2"), .tag("t1"), .tag("t2"), .article(.sample("a"))])
    }

    @Test func everyChangeOfTheCatalogueSaysWho() async throws {
        try await perform(by: "ann", .catalogue(.create(.tag(named("Third")))))
        try await perform(by: "bob", .catalogue(.change(CatalogueItem(.tag, "third"), .tag(named("Fourth")), .any)))
        try await perform(by: "cem", .catalogue(.delete(CatalogueItem(.tag, "third"), replacement: nil, .any)))
        try await perform(by: "dora", .catalogue(.merge(CatalogueItem(.tag, "t1"), into: "t2", .any)))
        try await perform(by: "eve", .catalogue(.delete(CatalogueItem(.section, "s2"), replacement: "news", .any)))
        try await perform(
            by: "fay",
            .catalogue(.setPicks(collection: "editors-choice", [Pick(.article(.slug("a")))], .any))
        )
        #expect(
            try log() == [
                "ann create tag", "bob update tag", "cem delete tag Fourth", "dora delete tag t1 → 2",
                "dora update tag",
                "eve delete section s2 → 1", "eve update section", "fay update collection",
            ]
        )
    }

    @Test func whatReadersDoNotSeeIsForEditorsAlone() async throws {
        var gallery = GalleryChange()
        (gallery.title, gallery.kind) = ("Draft", .photo)
        try await perform(by: "ann", .catalogue(.create(.gallery(gallery))))
        gallery.title = "Still a draft"
        try await perform(by: "bob", .catalogue(.change(CatalogueItem(.gallery, "draft"), .gallery(gallery), .any)))
        try await perform(by: "cem", .catalogue(.delete(CatalogueItem(.gallery, "draft"), replacement: nil, .any)))
        var article = ArticleChange()
        (article.title, article.section) = ("Hours of work", "news")
        try await perform(by: "ann", .article(.create(article)))
        try await perform(by: "dora", .article(.remove(.slug("hours-of-work"), .any)))
        try await perform(by: "eve", .article(.recover(.slug("hours-of-work"), .any)))
        try await perform(by: "fay", .article(.remove(.slug("hours-of-work"), .any)))
        newsroom.clock.advance(by: 31 * 86_400)
        #expect(try newsroom.store.purge(Retention(), at: newsroom.clock.now()).articles == 1)
        #expect(
            try log(isPublic: 0) == [
                "ann create gallery", "bob update gallery", "cem delete gallery Still a draft",
                "dora delete article Hours of work", "eve update article", "fay delete article Hours of work",
                "- delete article Hours of work",
            ]
        )
        let last = try newsroom.number("SELECT max(number) FROM change")
        #expect(try newsroom.store.changes(after: 0, limit: 100).last?.sequence == Int64(last))
    }

    @Test func articlesImportsAndTheSiteSayWhoToo() async throws {
        var change = ArticleChange()
        change.kicker = .some("New")
        try await perform(by: "ann", .article(.change(.slug("a"), change, .any)))
        try await perform(by: "bob", .article(.setRelated(.slug("a"), RelatedSelection(articles: []), .any)))
        try await perform(by: "cem", .article(.remove(.slug("a"), .any)))
        var site = SiteChange()
        site.name = "The Courier"
        _ = try await newsroom.store.changeSite(site, .any, by: "dora", at: newsroom.clock.now())
        #expect(try log() == ["ann update article", "cem delete article", "dora update site"])
        #expect(try log(from: 0).contains("import:test create article"))
        #expect(try log(from: 0).contains("import:test create tag"))
    }

    private func named(_ name: String) -> TagChange {
        var change = TagChange()
        change.name = name
        return change
    }

    private func perform(by actor: String, _ operation: EditorialOperation) async throws {
        let now = newsroom.clock.now()
        _ = try await newsroom.store.perform([operation], by: actor, claim: nil, memo: { _ in [] }, at: now)
    }

    /// The entries behind those of the import that made the newsroom, or all.
    private func log(isPublic: Int? = nil, from start: Int? = nil) throws -> [String] {
        let queue = try DatabaseQueue(path: newsroom.store.path)
        defer { try? queue.close() }
        let sql = """
            SELECT ifnull(actor, '-') || ' ' || operation || ' ' || kind || ifnull(' ' || name, '')
                || ifnull(' → ' || replacementId, '')
            FROM change WHERE reason IS NOT 'reference' AND isPublic = ifnull(?, isPublic) AND (? IS NOT NULL OR ifnull(actor, '') NOT LIKE 'import:%') ORDER BY sequence
            """
        return try queue.read { db in try String.fetchAll(db, sql: sql, arguments: [isPublic, start]) }
    }
}
