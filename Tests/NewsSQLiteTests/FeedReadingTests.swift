import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What feeds and sitemaps read.
struct FeedReadingTests {
    private func comment(_ id: String, _ status: CommentStatus = .approved, secondsAgo: Int64) -> ImportedComment {
        ImportedComment(
            sourceID: id,
            parent: nil,
            status: status,
            name: nil,
            text: id,
            createdAt: FixedClock.start.advanced(by: -secondsAgo)
        )
    }

    // MARK: Comments

    @Test func theNewestCommentsOfAllArticlesComeFirst() throws {
        let newsroom = try TestNewsroom([
            .news,
            .article(.sample("a") { $0.comments = [comment("1", secondsAgo: 30), comment("2", secondsAgo: 10)] }),
            .article(
                .sample("b") {
                    $0.comments = [
                        comment("3", secondsAgo: 20), comment("4", .pending, secondsAgo: 5),
                        comment("5", .spam, secondsAgo: 4), comment("6", .deleted, secondsAgo: 3),
                    ]
                }
            ),
        ])
        let found = try newsroom.store.recentComments(RecentCommentQuery(), at: newsroom.clock.now())
        #expect(found.map(\.comment.text) == ["2", "3", "1"])
        #expect(found.map(\.article.slug) == ["a", "b", "a"])
        var query = RecentCommentQuery()
        query.limit = 1
        #expect(try newsroom.store.recentComments(query, at: newsroom.clock.now()).map(\.comment.text) == ["2"])
        (query.limit, query.article) = (20, "b")
        #expect(try newsroom.store.recentComments(query, at: newsroom.clock.now()).map(\.comment.text) == ["3"])
        query.article = "none"
        #expect(throws: NewsError.self) { try newsroom.store.recentComments(query, at: newsroom.clock.now()) }
    }

    @Test func commentsGoWithTheirArticleAndStayUnderItsFormerName() async throws {
        let newsroom = try TestNewsroom([
            .news, .article(.sample("a") { $0.comments = [comment("1", secondsAgo: 3)] }),
            .article(.sample("b") { $0.comments = [comment("2", secondsAgo: 2)] }),
        ])
        try newsroom.change("INSERT INTO article_former_slug (slug, articleId) VALUES ('old', 1)")
        var query = RecentCommentQuery()
        query.article = "old"
        #expect(try newsroom.store.recentComments(query, at: newsroom.clock.now()).map(\.comment.text) == ["1"])
        try newsroom.change("UPDATE article SET status = 'withdrawn', isLive = 0 WHERE id = 2")
        let found = try newsroom.store.recentComments(RecentCommentQuery(), at: newsroom.clock.now())
        #expect(found.map(\.comment.text) == ["1"])
        query.article = "b"
        let error = #expect(throws: NewsError.self) {
            try newsroom.store.recentComments(query, at: newsroom.clock.now())
        }
        #expect(error?.code == .gone)
    }

    // MARK: Sitemaps

    private func pages(_ newsroom: TestNewsroom, _ kind: SitemapKind, _ number: Int64 = 1) throws -> [SitemapPage] {
        let part = try #require(SitemapPart(kind, number: number))
        return try newsroom.store.sitemapPages(of: part, at: newsroom.clock.now())
    }

    private func parts(_ newsroom: TestNewsroom) throws -> [String] {
        try newsroom.store.sitemapParts(at: newsroom.clock.now()).map { "\($0.part.kind) \($0.part.number)" }
    }

    @Test func pagesAreOfWhatReadersMaySee() throws {
        let newsroom = try TestNewsroom([
            .news, .section("empty"), .tag("used"), .tag("unused"), .tag("tomorrow"),
            .article(.sample("a") { $0.tags = ["used"] }),
            .article(.sample("later", secondsAgo: -60) { $0.tags = ["tomorrow"] }),
            .article(.sample("draft") { $0.status = .draft }),
        ])
        #expect(try pages(newsroom, .article).map(\.thing.slug) == ["a"])
        #expect(try pages(newsroom, .article).map(\.lastModified) == [FixedClock.start.advanced(by: -3600)])
        #expect(try pages(newsroom, .section).map(\.thing.slug) == ["news", "empty"])
        #expect(try pages(newsroom, .section).map(\.lastModified) == [FixedClock.start.advanced(by: -3600), nil])
        #expect(try pages(newsroom, .tag).map(\.thing.slug) == ["used"])
        #expect(try pages(newsroom, .gallery).isEmpty && pages(newsroom, .article, 2).isEmpty)
        #expect(try parts(newsroom) == ["article 1", "section 1", "tag 1"])
        newsroom.clock.advance(by: 60)
        #expect(try pages(newsroom, .article).map(\.thing.slug) == ["a", "later"])
        #expect(try pages(newsroom, .tag).map(\.thing.slug) == ["used", "tomorrow"])
    }

    /// Ids need not be side by side: whoever restores an archive brings his own.
    @Test func anIndexStepsOverWhatIsEmpty() throws {
        let newsroom = try TestNewsroom([.news, .article(.sample("a"))])
        let then = FixedClock.start.advanced(by: -60).seconds
        for (id, slug) in [(20_001, "b"), (123_456_789_012_345, "c")] {
            try newsroom.change(
                """
                INSERT INTO article
                    (id, slug, language, title, summary, sectionId, status, publishedAt, updatedAt, wordCount)
                VALUES (\(id), '\(slug)', 'en', 'T', '', 1, 'published', \(then), \(then), 1)
                """
            )
        }
        // The last id that there can be is in no part that has a name.
        let last = "(\(Int64.max), 'z', 'Z', 'z', 'concept', 'en', '', '', NULL, 0, 1)"
        try newsroom.change("INSERT INTO topic VALUES \(last)")
        #expect(try parts(newsroom) == ["article 1", "article 3", "article 12345678902", "section 1"])
        #expect(try pages(newsroom, .article, 3).map(\.thing.slug) == ["b"])
    }

    @Test func anIndexSaysWhenAPartLastChanged() throws {
        let newsroom = try TestNewsroom([.news, .article(.sample("a")), .article(.sample("b", secondsAgo: 60))])
        let parts = try newsroom.store.sitemapParts(at: newsroom.clock.now())
        #expect(parts.first?.lastModified == FixedClock.start.advanced(by: -60))
        #expect(parts.last?.part.kind == .section && parts.last?.lastModified == nil)
    }
}
