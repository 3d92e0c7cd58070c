import NewsDomain
import NewsSQLite
import NewsTestSupport

/// What readers ask of storage, and a newsroom to ask it of.
enum ReaderRequests {
    static func records(_ count: Int) -> [ImportRecord] {
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

    static let phone = LanguageRanges([LanguageTag(trusted: "en-US")])
    private static let two = LanguageRanges([LanguageTag(trusted: "en"), LanguageTag(trusted: "fa")])

    private static func named(_ languages: LanguageRanges?, _ order: NamedOrder = .name) -> NamedQuery {
        var query = NamedQuery()
        (query.languages, query.order) = (languages, order)
        return query
    }

    typealias Request = @Sendable (SQLiteNewsroom, Timestamp) async throws -> Void

    static let requests: [(name: String, most: Int, run: Request)] = [
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
            "newest comments", 3,
            { store, now in
                var query = RecentCommentQuery()
                query.limit = 100
                _ = try store.recentComments(query, at: now)
            }
        ),
        (
            "newest comments on an article", 4,
            { store, now in
                var query = RecentCommentQuery()
                query.article = "a0"
                _ = try store.recentComments(query, at: now)
            }
        ),
        ("parts of the sitemap", 7, { store, now in _ = try store.sitemapParts(at: now) }),
        (
            "each kind's pages", 6,
            { store, now in
                for kind in SitemapKind.allCases {
                    guard let part = SitemapPart(kind, number: 1) else { continue }
                    _ = try store.sitemapPages(of: part, at: now)
                }
            }
        ),
        (
            "own comment", 1,
            { store, now in _ = try? await store.own(1, token: [1], at: now) }
        ),
    ]
}
