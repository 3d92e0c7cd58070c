import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// The cost of a request does not depend on how much there is.
struct StatementTests {
    private static func records(_ count: Int) -> [ImportRecord] {
        let hero = ImportRecord.media(ImportedMedia(sourceID: "m", kind: .image, url: "https://x.example/a.jpg"))
        let topic = ImportRecord.topic(
            ImportedTopic(
                sourceID: "h",
                title: "Harbour",
                type: .place,
                language: .english,
                aliases: ["the port"],
                definition: Body(html: "<p>H</p>", text: "H")
            )
        )
        let gallery = ImportRecord.gallery(
            ImportedGallery(
                sourceID: "g",
                kind: .photo,
                language: .english,
                title: "Boats",
                publishedAt: FixedClock.start.advanced(by: -10),
                items: [.init(media: "m"), .init(media: "m")]
            )
        )
        let articles = (0..<count)
            .map { n in
                ImportRecord.article(
                    .sample("a\(n)", secondsAgo: Int64(n)) {
                        $0.tags = ["t\(n % 7)", "t\(n % 5)"]
                        $0.authors = ["u"]
                        $0.topics = ["h"]
                        $0.galleries = ["g"]
                        $0.heroImage = "m"
                        // A word that marks this one, so that it is followed however few there are.
                        $0.title =
                            "Ferry to quay\(["a", "b", "c"][n % 3])\(["x", "y"][n % 2])\(String(repeating: "z", count: n % 11))"
                        $0.comments = (0..<4)
                            .map {
                                ImportedComment(
                                    sourceID: "\(n)-\($0)",
                                    parent: $0 == 0 ? nil : "\(n)-0",
                                    status: .approved,
                                    name: nil,
                                    text: "x",
                                    createdAt: FixedClock.start
                                )
                            }
                    }
                )
            }
        let picks = ImportRecord.collection(
            ImportedCollection(
                sourceID: "c",
                slug: Slug(trusted: "editors-choice"),
                title: "Editor's choice",
                items: (0..<min(count, 50)).map { .init(.article("a\($0)")) } + [
                    .init(.topic("h")), .init(.gallery("g")),
                ]
            )
        )
        return [.news, .author(ImportedAuthor(sourceID: "u", name: "Ada")), hero, topic, gallery]
            + (0..<7).map { .tag("t\($0)") } + articles + [picks]
    }

    private static let phone = LanguageRanges([LanguageTag(trusted: "en-US")])
    private static let two = LanguageRanges([LanguageTag(trusted: "en"), LanguageTag(trusted: "fa")])

    private static func named(_ languages: LanguageRanges?, _ order: NamedOrder = .name) -> NamedQuery {
        var query = NamedQuery()
        (query.languages, query.order) = (languages, order)
        return query
    }

    private typealias Request = @Sendable (SQLiteNewsroom, Timestamp) async throws -> Void

    private static let requests: [(name: String, most: Int, run: Request)] = [
        (
            // Five of them once, for names that nobody has read before.
            "articles", 9,
            { store, now in
                var query = ArticleQuery()
                query.limit = 100
                _ = try await store.articles(query, at: now)
            }
        ),
        (
            "whole articles", 12,
            { store, now in
                var query = ArticleQuery()
                (query.limit, query.parts) = (100, [.all, .details])
                _ = try await store.articles(query, at: now)
            }
        ),
        (
            "cards", 6,
            { store, now in
                var query = ArticleQuery()
                (query.limit, query.parts) = (100, [])
                _ = try await store.articles(query, at: now)
            }
        ),
        (
            "articles by section and tag", 8,
            { store, now in
                var query = ArticleQuery()
                (query.section, query.tags, query.limit) = ("news", [["t0"]], 100)
                _ = try await store.articles(query, at: now)
            }
        ),
        (
            "articles by update, section and tag", 8,
            { store, now in
                var query = ArticleQuery()
                (query.section, query.tags, query.order, query.limit) = ("news", [["t0"]], .updated, 100)
                query.updatedAfter = now.advanced(by: -1_000_000)
                _ = try await store.articles(query, at: now)
            }
        ),
        (
            "articles by id", 6,
            { store, now in
                var query = ArticleQuery()
                query.ids = Array(1...100)
                _ = try await store.articles(query, at: now)
            }
        ),
        ("site", 1, { store, _ in _ = try store.site() }),
        (
            "what is at addresses", 8,
            { store, now in
                for kind in AddressedKind.allCases {
                    _ = try? store.addressed(kind, kind == .article ? "a0" : .id(1), isEditorial: false, at: now)
                }
                _ = try store.formerArticle(at: FormerAddress(host: nil, path: "/?p=1"))
            }
        ),
        (
            "article with everything", 31,
            { store, now in
                var query = ArticleDetailQuery(article: .slug("a0"))
                query.extras = [.related, .comments, .topics, .neighbours, .galleries, .views]
                _ = try await store.article(query, at: now)
            }
        ),
        ("article", 5, { store, now in _ = try await store.article(ArticleDetailQuery(article: .id(1)), at: now) }),
        (
            "article with links", 5,
            { store, now in
                var query = ArticleDetailQuery(article: .id(1))
                query.linksTopics = true
                _ = try await store.article(query, at: now)
            }
        ),
        (
            "article in blocks", 7,
            { store, now in
                var query = ArticleDetailQuery(article: .id(1))
                (query.format, query.extras) = (.blocks, .topics)
                _ = try await store.article(query, at: now)
            }
        ),
        (
            "related", 16,
            { store, now in
                var query = RelatedQuery(to: .id(1))
                query.limit = 12
                _ = try await store.related(query, at: now)
            }
        ),
        ("threads", 3, { store, now in _ = try await store.commentThreads(of: .id(1), CommentQuery(), at: now) }),
        ("comments", 2, { store, now in _ = try await store.comments(of: .id(1), CommentQuery(), at: now) }),
        ("tags", 1, { store, _ in _ = try await store.tags(NamedQuery()) }),
        ("topics", 3, { store, now in _ = try await store.topics(TopicQuery(), at: now) }),
        (
            "topics in focus", 3,
            { store, now in
                var query = TopicQuery()
                query.inFocus = true
                _ = try await store.topics(query, at: now)
            }
        ),
        ("topic", 7, { store, now in _ = try await store.topic("harbour", in: nil, parts: .all, at: now) }),
        ("collections", 10, { store, now in _ = try await store.collections(NamedQuery(), parts: .all, at: now) }),
        ("galleries", 1, { store, now in _ = try await store.galleries(GalleryQuery(), at: now) }),
        ("gallery", 2, { store, now in _ = try await store.gallery("boats", isEditorial: false, at: now) }),
        ("ranking", 5, { store, now in _ = try await store.ranking(RankingQuery(.views), at: now) }),
        (
            "ranking by tag", 6,
            { store, now in
                var query = RankingQuery(.comments)
                (query.scope, query.period, query.limit) = (.tag("t0"), .month, 50)
                _ = try await store.ranking(query, at: now)
            }
        ),
        ("front", 25, { store, now in _ = try await store.front(in: nil, parts: .all, at: now) }),
        // Three more: the languages of articles, of topics and of galleries.
        ("front in a language", 28, { store, now in _ = try await store.front(in: phone, parts: .all, at: now) }),
        ("front in two languages", 28, { store, now in _ = try await store.front(in: two, parts: .all, at: now) }),
        (
            "articles by section and language", 11,
            { store, now in
                var query = ArticleQuery()
                (query.section, query.languages, query.limit) = ("news", phone, 100)
                _ = try await store.articles(query, at: now)
            }
        ),
        (
            "ranking by languages", 6,
            { store, now in
                var query = RankingQuery(.views)
                query.scope = two.map(RankingScope.languages) ?? .all
                _ = try await store.ranking(query, at: now)
            }
        ),
        (
            "related in a language", 17,
            { store, now in
                var query = RelatedQuery(to: .id(1))
                (query.limit, query.languages) = (12, phone)
                _ = try await store.related(query, at: now)
            }
        ),
        ("sections in a language", 2, { store, _ in _ = try await store.sections(named(phone)) }),
        ("tags in a language", 3, { store, _ in _ = try await store.tags(named(phone)) }),
        ("tags in two languages", 3, { store, _ in _ = try await store.tags(named(two)) }),
        ("authors by articles in a language", 2, { store, _ in _ = try await store.authors(named(phone, .articles)) }),
        ("authors by articles in two", 2, { store, _ in _ = try await store.authors(named(two, .articles)) }),
        (
            "topics in a language", 4,
            { store, now in
                var query = TopicQuery()
                query.languages = phone
                _ = try await store.topics(query, at: now)
            }
        ),
        (
            "galleries in a language", 2,
            { store, now in
                var query = GalleryQuery()
                query.languages = phone
                _ = try await store.galleries(query, at: now)
            }
        ),
        (
            "collections in a language", 13,
            { store, now in _ = try await store.collections(named(phone), parts: .all, at: now) }
        ),
        ("languages", 1, { store, _ in _ = try await store.languages() }),
        (
            "moderation", 2,
            { store, _ in
                var query = ModerationQuery()
                query.status = .approved
                _ = try await store.comments(query)
            }
        ),
        (
            "moderation of an article", 3,
            { store, _ in
                var query = ModerationQuery()
                (query.status, query.article, query.text) = (nil, .id(1), "x")
                _ = try await store.comments(query)
            }
        ),
        (
            "view", 7,
            { store, now in
                let view = View(article: .slug("a0"), visitor: Visitor(current: UInt64.random(in: 0...UInt64.max)))
                try await store.count([view], at: now)
            }
        ),
        (
            "comment", 12,
            { store, now in
                let submission = CommentSubmission(article: .slug("a0"), text: "text", editToken: [])
                let comment = NewComment(submission, status: .pending)
                _ = try await store.add(comment, claim: nil, memo: { _ in [] }, at: now)
            }
        ),
        (
            "own comment", 1,
            { store, now in _ = try? await store.own(1, token: [1], at: now) }
        ),
    ]

    @Test func theirNumberIsTheSameForOneAndForAHundred() async throws {
        let small = try TestNewsroom(Self.records(2))
        let large = try TestNewsroom(Self.records(200))
        for newsroom in [small, large] {
            for number in 0..<2 {
                let view = View(article: .slug("a\(number)"), visitor: Visitor(current: UInt64(number)))
                try await newsroom.store.count([view], at: newsroom.clock.now())
            }
            try newsroom.store.refreshRankings(at: newsroom.clock.now())
        }
        for (name, most, run) in Self.requests {
            let few = try await small.statements.statements { try await run(small.store, small.clock.now()) }
            let many = try await large.statements.statements { try await run(large.store, large.clock.now()) }
            #expect(few.count == many.count, "\(name)")
            #expect(many.count <= most, "\(name): \(many.joined(separator: "\n"))")
        }
    }

    /// Its articles are those of a list, which looks where it stopped if its page is not full.
    @Test func aTopicInALanguageTakesAFew() async throws {
        for count in [2, 200] {
            let newsroom = try TestNewsroom(Self.records(count))
            let ask = { _ = try newsroom.store.topic("harbour", in: Self.phone, parts: .all, at: newsroom.clock.now()) }
            // Once for names that nobody has read before.
            try ask()
            let run = try await newsroom.statements.statements { try ask() }
            #expect(run.count <= 11, "\(run.joined(separator: "\n"))")
        }
    }

    /// What may be read whole, and in which statement alone; beside lists in a parameter or a row (virtual tables) and what a
    /// subquery has already bounded, whose own plan is looked at.
    private static let scansAllowed = [
        // One row.
        (table: "newsroom", statement: "SELECT liveArticleCount FROM newsroom"),
        // The sections of a home page: a subquery with a limit.
        (table: "s", statement: "SELECT s.id, s.slug, s.name, a.id FROM (SELECT id, slug, name, position FROM section"),
        // The languages that there are, found by steps through an index.
        (table: "found", statement: "WITH RECURSIVE found (tag) AS (SELECT min(language) FROM"),
    ]

    /// Whether a step of a statement's plan reads a table from one end to the other, and may not.
    private static func isForbiddenScan(_ step: String, of sql: String) -> Bool {
        guard step.hasPrefix("SCAN "), !step.contains("USING INDEX"), !step.contains("USING COVERING INDEX"),
            !step.contains("VIRTUAL TABLE"), !step.hasPrefix("SCAN (subquery"), step != "SCAN CONSTANT ROW"
        else { return false }
        let statement = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("( ", with: "(")
        return !scansAllowed.contains { step == "SCAN " + $0.table && statement.hasPrefix($0.statement) }
    }

    @Test func allOfThemUseAnIndex() async throws {
        let newsroom = try TestNewsroom(Self.records(50))
        let queue = try DatabaseQueue(path: newsroom.store.path)
        for (name, _, run) in Self.requests {
            for sql in try await newsroom.statements.statements(during: {
                try await run(newsroom.store, newsroom.clock.now())
            }) {
                let plan = try await queue.read { db in
                    try db.plan(of: sql)
                }
                let scans = plan.filter { Self.isForbiddenScan($0, of: sql) }
                #expect(scans.isEmpty, "\(name): \(sql)\n\(plan.joined(separator: "\n"))")
            }
        }
    }

    @Test func aTableOfTheSameNameElsewhereIsNotExcused() {
        #expect(Self.isForbiddenScan("SCAN s", of: "SELECT s.id FROM section s"))
        #expect(Self.isForbiddenScan("SCAN article", of: "SELECT id FROM article"))
        #expect(!Self.isForbiddenScan("SCAN newsroom", of: "SELECT liveArticleCount FROM newsroom"))
        #expect(Self.isForbiddenScan("SCAN newsroom", of: "SELECT memoBytes FROM newsroom"))
    }

    private static let drivers: [(index: String, filter: @Sendable (inout ArticleQuery) -> Void)] = [
        ("article_by_time", { _ in }),
        ("article_published_by_update", { $0.order = .updated }),
        ("article_by_section", { $0.section = "news" }),
        ("article_by_section_language", { ($0.section, $0.languages) = ("news", phone) }),
        ("article_by_language", { $0.languages = LanguageRanges([.english]) }),
        ("article_tag_by_time", { $0.tags = [["t1"]] }),
        ("article_author_by_time", { $0.author = "ada" }),
        ("article_topic_by_time", { $0.topic = "harbour" }),
    ]

    @Test func listsReadTheIndexOfTheirFilterInOrder() async throws {
        let newsroom = try TestNewsroom(Self.records(30))
        let queue = try DatabaseQueue(path: newsroom.store.path)
        for (index, filter) in Self.drivers {
            var query = ArticleQuery()
            filter(&query)
            query.limit = 5
            query.cursor = try await newsroom.store.articles(query, at: newsroom.clock.now()).next
            let next = query
            let statements = try await newsroom.statements.statements {
                _ = try await newsroom.store.articles(next, at: newsroom.clock.now())
            }
            let sql = try #require(statements.first { $0.contains("INDEXED BY") })
            let plan = try await queue.read { db in
                try db.plan(of: sql)
            }
            #expect(plan.contains { $0.contains("INDEX \(index) ") }, "\(plan)")
        }
    }
}

extension Database {
    /// What SQLite would do, a line a step.
    func plan(of sql: String) throws -> [String] {
        let statement = try makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
        statement.setUncheckedArguments([])
        return try Row.fetchAll(statement).map { $0["detail"] }
    }
}
