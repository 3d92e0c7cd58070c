import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What a write costs: a number of statements that is bounded, whatever it holds and whatever there is.
struct WriteStatementTests {
    /// Of each thing so many: as many as a request may name, or more.
    private static let count = 120

    private static func records() -> [ImportRecord] {
        var records: [ImportRecord] = [.news, .section("elsewhere")]
        records += (0..<count).map { .tag("t\($0)") }
        records += (0..<count).map {
            .author(ImportedAuthor(sourceID: "w\($0)", slug: Slug(from: "w\($0)"), name: "W\($0)"))
        }
        records += (0..<count).map {
            .media(ImportedMedia(sourceID: "m\($0)", kind: .image, url: "https://x.example/\($0).jpg"))
        }
        records += (0..<count).map { .topic(topic($0)) }
        records += (0..<count).map { .gallery(gallery($0)) }
        return records + (0..<count).map { .article(article($0)) }
    }

    private static func topic(_ number: Int) -> ImportedTopic {
        ImportedTopic(
            sourceID: "o\(number)",
            slug: Slug(from: "o\(number)"),
            title: "Topic\(number)",
            type: .concept,
            language: .english,
            definition: Body(html: "", text: "")
        )
    }

    private static func gallery(_ number: Int) -> ImportedGallery {
        ImportedGallery(
            sourceID: "g\(number)",
            slug: Slug(from: "g\(number)"),
            kind: .photo,
            language: .english,
            title: "Gallery \(number)",
            publishedAt: FixedClock.start.advanced(by: -10),
            items: [.init(media: "m\(number)")]
        )
    }

    /// They share their first tag, author, topic and gallery: whatever is merged is merged in all. Comments are the first one's.
    private static func article(_ number: Int) -> ImportedArticle {
        .sample("a\(number)", title: "Boat \(number)", secondsAgo: Int64(60 + number)) {
            ($0.tags, $0.authors, $0.topics, $0.galleries) = (["t0"], ["w0"], ["o0"], ["g0"])
            $0.comments =
                number > 0
                ? []
                : (0..<count).map { comment in
                    ImportedComment(
                        sourceID: "c\(comment)",
                        parent: nil,
                        status: .pending,
                        name: nil,
                        text: "Comment \(comment)",
                        createdAt: FixedClock.start
                    )
                }
        }
    }

    /// A write of so many parts.
    typealias Write = @Sendable (_ newsroom: TestNewsroom, _ parts: Int) async throws -> Void

    private static func perform(_ operation: EditorialOperation, _ newsroom: TestNewsroom) async throws {
        _ = try await newsroom.store.perform(
            [operation],
            by: "test",
            claim: nil,
            memo: { _ in [UInt8](repeating: 1, count: 32) },
            at: newsroom.clock.now()
        )
    }

    private static func change(_ set: @escaping @Sendable (inout ArticleChange, Int) -> Void) -> Write {
        { newsroom, parts in
            var change = ArticleChange()
            set(&change, parts)
            try await perform(.article(.change(.slug("a1"), change, .any)), newsroom)
        }
    }

    private static func catalogue(_ operation: @escaping @Sendable (Int) -> CatalogueOperation) -> Write {
        { newsroom, parts in try await perform(.catalogue(operation(parts)), newsroom) }
    }

    private static func names(_ letter: String, _ parts: Int) -> [ResourceReference] {
        (0..<parts).map { .slug("\(letter)\($0)") }
    }

    private static func setAll(_ change: inout ArticleChange, _ parts: Int) {
        change.tags = names("t", parts)
        change.authors = names("w", parts)
        change.topics = names("o", parts)
        change.galleries = names("g", parts)
        change.corrections = (0..<parts).map { CorrectionChange(at: nil, text: "Correction \($0)") }
    }

    private static func setNew(_ change: inout ArticleChange, _ parts: Int) {
        change.createsMissing = true
        change.tags = names("new tag ", parts)
        change.authors = names("New Author ", parts)
        change.topics = names("New Topic ", parts)
    }

    /// `most` statements for one part, and `each` more for every further one.
    static let writes: [(name: String, parts: Int, most: Int, each: Int, run: Write)] = [
        (
            "article with references", 50, 43, 5,
            { newsroom, parts in
                var change = ArticleChange()
                (change.title, change.section) = ("Ferry", "news")
                change.body = Body(html: "<p>Boats of the quay</p>", text: "Boats of the quay")
                change.status = .published
                setAll(&change, parts)
                try await perform(.article(.create(change)), newsroom)
            }
        ),
        ("article's title", 1, 41, 0, change { change, _ in change.title = "Another" }),
        (
            "article's text", 100, 38, 2,
            change { change, parts in
                let text = (0..<parts).map { "Topic\($0) sails" }.joined(separator: " ")
                change.body = Body(html: "<p>\(text)</p>", text: text)
            }
        ),
        ("article's references", 50, 46, 6, change { setAll(&$0, $1) }),
        ("article with names that are new", 50, 75, 32, change { setNew(&$0, $1) }),
        ("article's slug", 1, 44, 0, change { change, _ in change.slug = Slug(from: "elsewhere") }),
        (
            "withdrawal", 1, 40, 0,
            { newsroom, _ in try await perform(.article(.remove(.slug("a1"), .any)), newsroom) }
        ),
        (
            "related articles", 12, 35, 4,
            { newsroom, parts in
                let others = (2..<2 + parts).map { ResourceReference.slug("a\($0)") }
                let excluded = (20..<20 + parts).map { ResourceReference.slug("a\($0)") }
                let selection = RelatedSelection(articles: others, excluded: excluded)
                try await perform(.article(.setRelated(.slug("a1"), selection, .any)), newsroom)
            }
        ),
        (
            "section", 1, 8, 0,
            catalogue { _ in
                var change = SectionChange()
                (change.name, change.position) = ("First", 1)
                return .create(.section(change))
            }
        ),
        (
            "name of a tag", 1, 9, 0,
            catalogue { _ in
                var change = TagChange()
                change.name = "Renamed"
                return .change(CatalogueItem(.tag, "t0"), .tag(change), .any)
            }
        ),
        (
            "author with a picture", 1, 9, 0,
            catalogue { _ in
                var change = AuthorChange()
                (change.name, change.picture) = ("Ada", 1)
                return .create(.author(change))
            }
        ),
        (
            "topic with aliases and links", 50, 20, 3,
            catalogue { parts in
                var change = TopicChange()
                (change.title, change.type, change.definition) = ("Quay", .place, Body(html: "<p>Q</p>", text: "Q"))
                change.aliases = (0..<parts).map { "Quay \($0)" }
                change.sameAs = (0..<parts).map { "https://x.example/\($0)" }
                return .create(.topic(change))
            }
        ),
        (
            "gallery with items", 100, 16, 2,
            catalogue { parts in
                var change = GalleryChange()
                (change.kind, change.title) = (.photo, "Boats")
                change.items = (0..<parts).map { GalleryChange.Item(media: Int64($0 + 1)) }
                return .create(.gallery(change))
            }
        ),
        (
            "media item", 1, 7, 0,
            catalogue { _ in
                var change = MediaChange()
                (change.kind, change.url) = (.image, "https://x.example/new.jpg")
                return .create(.media(change))
            }
        ),
        (
            "picks", 50, 25, 2,
            catalogue { parts in
                let articles = (0..<parts).map { Pick(.article(.slug("a\($0)"))) }
                return .setPicks(collection: "editors-choice", articles, .any)
            }
        ),
        (
            "picks of all kinds", 30, 21, 4,
            catalogue { parts in
                let topics = (0..<parts).map { Pick(.topic(.slug("o\($0)"))) }
                let galleries = (0..<parts).map { Pick(.gallery(.slug("g\($0)"))) }
                return .setPicks(collection: "editors-choice", topics + galleries, .any)
            }
        ),
        (
            "comments filed", 100, 7, 5,
            { newsroom, parts in
                let ids = (1...Int64(parts)).map { $0 }
                _ = try await newsroom.store.moderate(ids, .approved, by: "test", at: newsroom.clock.now())
            }
        ),
        (
            "views", 100, 4, 4,
            { newsroom, parts in
                let views = (0..<parts).map { View(article: .slug("a\($0)"), visitor: Visitor(current: UInt64($0))) }
                try await newsroom.store.count(views, at: newsroom.clock.now())
            }
        ),
        (
            "site", 30, 9, 1,
            { newsroom, parts in
                var change = SiteChange()
                change.links = (0..<parts).map { SiteLink(name: "L\($0)", url: "https://x.example/\($0)") }
                _ = try await newsroom.store.changeSite(change, .any, by: "test", at: newsroom.clock.now())
            }
        ),
        (
            "key", 1, 4, 0,
            { newsroom, _ in
                _ = try newsroom.store.addKey(name: "k", scopes: [.write], at: newsroom.clock.now()) { _ in
                    [UInt8](repeating: 1, count: 32)
                }
            }
        ),
        (
            "use of keys", 100, 1, 1,
            { newsroom, parts in
                try newsroom.store.noteUse(
                    Dictionary(uniqueKeysWithValues: (1...Int64(parts)).map { ($0, newsroom.clock.now()) })
                )
            }
        ),
    ]

    /// Writes that touch as many articles as there are: a merge, a deletion with a replacement, articles whose time has come.
    static let wideWrites: [(name: String, most: Int, run: Write)] = [
        ("merged tags", 24, catalogue { _ in .merge(CatalogueItem(.tag, "t0"), into: "t1", .any) }),
        ("merged authors", 24, catalogue { _ in .merge(CatalogueItem(.author, "w0"), into: "w1", .any) }),
        ("merged topics", 36, catalogue { _ in .merge(CatalogueItem(.topic, "o0"), into: "o1", .any) }),
        (
            "replaced section", 23,
            catalogue { _ in .delete(CatalogueItem(.section, "news"), replacement: "elsewhere", .any) }
        ),
        ("replaced gallery", 30, catalogue { _ in .delete(CatalogueItem(.gallery, "g0"), replacement: "g1", .any) }),
        (
            "replaced media item", 33,
            catalogue { _ in .delete(CatalogueItem(.media, .id(1)), replacement: .id(2), .any) }
        ),
    ]

    @Test(arguments: 0..<writes.count) func theirNumberIsBounded(index: Int) async throws {
        let write = Self.writes[index]
        var counts: [Int] = []
        for parts in [1, write.parts] {
            let newsroom = try TestNewsroom(Self.records())
            let log = try await newsroom.statements.statements { try await write.run(newsroom, parts) }
            counts.append(log.count)
        }
        let bounds = [write.most, write.most + write.each * (write.parts - 1)]
        #expect(
            counts[0] <= bounds[0] && counts[1] <= bounds[1],
            "\(write.name): \(counts), where \(bounds) are allowed"
        )
        if write.each == 0 { #expect(counts[0] == counts[1], "\(write.name)") }
    }

    @Test(arguments: 0..<wideWrites.count) func whatTouchesManyArticlesIsBounded(index: Int) async throws {
        let write = Self.wideWrites[index]
        var counts: [Int] = []
        for articles in [1, Self.count] {
            let fewer = Self.records().filter { record in
                guard case .article(let article) = record else { return true }
                return (Int(article.sourceID.dropFirst()) ?? 0) < articles
            }
            let newsroom = try TestNewsroom(fewer)
            let log = try await newsroom.statements.statements { try await write.run(newsroom, articles) }
            counts.append(log.count)
        }
        #expect(counts[0] == counts[1], "\(write.name)")
        #expect(counts[1] <= write.most, "\(write.name): \(counts)")
    }
}
