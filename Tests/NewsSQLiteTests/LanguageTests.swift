import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What is asked for in a language, against a look at everything one by one.
struct LanguageTests {
    private static let tags = [
        "en", "en-GB", "en-US", "fa", "pt", "pt-BR", "zh-Hant", "zh-Hant-TW", "iw", "de-CH-1996",
    ]
    private static let asked =
        tags + [
            "en-AU", "fa-IR", "pt-AO", "zh", "zh-Hans", "zh-Hant-HK", "he", "sv", "de", "en,fa", "pt-BR,pt", "sv,en-US",
        ]

    /// A newsroom of random articles, topics and galleries in some of the languages.
    private struct Newsroom {
        var articles: [ImportedArticle] = []
        var topics: [ImportedTopic] = []
        var galleries: [ImportedGallery] = []
        let sections = Self.sections
        let names = Self.names
        let test: TestNewsroom

        private static let sections = ["news", "arts", "sport", "none"]
        private static let names = (0..<6).map { "n\($0)" }

        init(seed: UInt64, articleCount: Int = 90) throws {
            var random = SplitMix(seed)
            func some(_ values: [String]) -> [String] {
                values.shuffled(using: &random).prefix(Int(random.next() % 3)).map { $0 }
            }
            let tags = LanguageTests.tags.filter { _ in random.next() % 3 > 0 } + ["en"]
            func language() -> LanguageTag { LanguageTag(trusted: tags[Int(random.next() % UInt64(tags.count))]) }
            for number in 0..<4 {
                topics.append(
                    ImportedTopic(
                        sourceID: "o\(number)",
                        title: "Topic \(number)",
                        type: .concept,
                        language: language(),
                        definition: Body(html: "", text: "")
                    )
                )
            }
            for number in 0..<24 {
                galleries.append(
                    ImportedGallery(
                        sourceID: "g\(number)",
                        kind: number % 3 == 0 ? .film : .photo,
                        language: language(),
                        title: "Gallery \(number)",
                        publishedAt: number % 7 == 5
                            ? nil : FixedClock.start.advanced(by: number % 7 == 6 ? 999 : -Int64(number)),
                        items: []
                    )
                )
            }
            for number in 0..<articleCount {
                let section = Self.sections[Int(random.next() % 3)]
                let article = ImportedArticle.sample("a\(number)", section: section, secondsAgo: Int64(number / 3)) {
                    $0.language = language()
                    $0.tags = some(Self.names)
                    $0.authors = some(Self.names)
                    $0.topics = some((0..<4).map { "o\($0)" })
                    $0.status = random.next() % 8 == 0 ? .draft : .published
                    if random.next() % 9 == 0 { $0.publishedAt = FixedClock.start.advanced(by: 5000) }
                    $0.views = [ImportedViewHour(hour: FixedClock.start.hour, views: Int(random.next() % 50) + 1)]
                }
                articles.append(article)
            }
            let picks = ImportedCollection(
                sourceID: "c",
                slug: Slug(trusted: "editors-choice"),
                title: "Choice",
                items: (0..<12).map { .init(.article("a\($0)")) } + topics.map { .init(.topic($0.sourceID)) }
                    + galleries.map { .init(.gallery($0.sourceID)) }
                    + [.init(.link(url: "https://x.example/", title: "Elsewhere", imageURL: nil))]
            )
            let authors = names.map {
                ImportRecord.author(ImportedAuthor(sourceID: $0, slug: Slug(from: $0), name: $0))
            }
            let records =
                sections.map(ImportRecord.section) + names.map(ImportRecord.tag) + authors
                + topics.map(ImportRecord.topic) + galleries.map(ImportRecord.gallery)
            test = try TestNewsroom(records + articles.map(ImportRecord.article) + [.collection(picks)])
            try test.store.refreshRankings(at: test.clock.now())
        }

        var live: [ImportedArticle] {
            articles.filter { article in
                article.status == .published && article.publishedAt.map { $0 <= FixedClock.start } ?? false
            }
        }

        var publishedGalleries: [ImportedGallery] {
            galleries.filter { $0.publishedAt.map { $0 <= FixedClock.start } ?? false }
        }
    }

    /// Which of the languages of something are asked for, told by their letters alone.
    private static func found(_ asked: String, of languages: [LanguageTag]) -> Set<String> {
        let known = Set(languages.map(\.text))
        func present(_ tag: String) -> String { tag.hasPrefix("iw") ? "he" + tag.dropFirst(2) : tag }
        return asked.split(separator: ",")
            .reduce(into: []) { found, range in
                let parts = present(String(range)).split(separator: "-")
                for length in stride(from: parts.count, to: 0, by: -1) {
                    let level = parts.prefix(length).joined(separator: "-")
                    let within = known.filter { present($0) == level || present($0).hasPrefix(level + "-") }
                    guard !within.isEmpty else { continue }
                    found.formUnion(within)
                    found.formUnion(known.filter { level.hasPrefix(present($0) + "-") })
                    break
                }
            }
    }

    private static func ranges(_ texts: String) throws -> LanguageRanges {
        try #require(LanguageRanges(texts.split(separator: ",").map { LanguageTag(trusted: String($0)) }))
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func articlesAreThoseOfALookAtEachOne(seed: UInt64) async throws {
        let newsroom = try Newsroom(seed: seed)
        var random = SplitMix(seed)
        func maybe(_ values: [String]) -> String? {
            random.next() % 3 == 0 ? values.randomElement(using: &random) : nil
        }
        for asked in Self.asked {
            for _ in 0..<4 {
                var query = ArticleQuery()
                query.languages = try Self.ranges(asked)
                let (section, tag, topic) = (
                    maybe(newsroom.sections), maybe(newsroom.names), maybe(newsroom.topics.map(\.sourceID))
                )
                query.section = section.map(ResourceReference.init(text:))
                query.tags = tag.map { [[ResourceReference(text: $0)]] } ?? []
                query.topic = topic.map { ResourceReference(text: "topic-" + $0.dropFirst()) }
                query.order = random.next() % 2 == 0 ? .newest : .oldest
                query.limit = [1, 4, 100].randomElement(using: &random) ?? 4
                query.counts = true
                if random.next() % 4 == 0 { query.publishedAfter = FixedClock.start.advanced(by: -15) }
                // A tag that no live article has is unknown.
                guard tag.map({ tag in newsroom.live.contains { $0.tags.contains(tag) } }) ?? true else { continue }
                let languages = Self.found(asked, of: newsroom.live.map(\.language))
                let matching = newsroom.live.filter { article in
                    guard languages.contains(article.language.text), section ?? article.section == article.section
                    else { return false }
                    if let tag, !article.tags.contains(tag) { return false }
                    if let topic, !article.topics.contains(topic) { return false }
                    guard let after = query.publishedAfter, let publishedAt = article.publishedAt else { return true }
                    return publishedAt > after
                }
                let listed = try await newsroom.test.slugs(query)
                #expect(Set(listed) == Set(matching.map(\.sourceID)), "\(asked): \(query)")
                #expect(listed.count == matching.count)
                let total = try await newsroom.test.store.articles(query, at: FixedClock.start).total
                #expect(total == Total(count: matching.count, isExact: true), "\(asked): \(query)")
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func sectionsTagsAndAuthorsAreCounted(seed: UInt64) throws {
        let newsroom = try Newsroom(seed: seed)
        let store = newsroom.test.store
        for asked in Self.asked {
            let languages = Self.found(asked, of: newsroom.live.map(\.language))
            let written = newsroom.live.filter { languages.contains($0.language.text) }
            var query = NamedQuery()
            (query.languages, query.limit, query.counts) = (try Self.ranges(asked), 2, true)
            let sections = try pages(query) { try store.sections($0) }.map { ($0.slug, $0.articleCount) }
            let expected = newsroom.sections.map { section in (section, written.filter { $0.section == section }.count)
            }
            .filter { $0.1 > 0 }
            #expect(sections.elementsEqual(expected, by: ==), "\(asked)")
            for (prefix, order) in [(nil, .name), ("n", .name), (nil, .articles), ("n", .articles), ("x", .name)]
                as [(String?, NamedOrder)]
            {
                (query.prefix, query.order) = (prefix, order)
                let tags = try pages(query) { try store.tags($0) }.map { ($0.slug, $0.articleCount) }
                let authors = try pages(query) { try store.authors($0) }.map { ($0.slug, $0.articleCount) }
                for (found, names) in [(tags, \ImportedArticle.tags), (authors, \ImportedArticle.authors)] {
                    let counts = newsroom.names.map { name in
                        (name, written.filter { $0[keyPath: names].contains(name) }.count)
                    }
                    var expected = counts.filter { $0.1 > 0 && $0.0.hasPrefix(prefix ?? "") }
                    if order == .articles { expected = expected.reversed().sorted { $0.1 > $1.1 } }
                    #expect(
                        found.elementsEqual(expected, by: ==),
                        "\(asked) \(prefix ?? "") \(order): \(found) \(expected)"
                    )
                }
            }
        }
    }

    private func pages<Item>(
        _ query: NamedQuery,
        _ page: (NamedQuery) throws -> Page<Item, NamedCursor>
    ) throws -> [Item] {
        var query = query
        var items: [Item] = []
        var total: Total?
        repeat {
            let page = try page(query)
            items += page.items
            query.cursor = page.next
            total = page.total
        } while query.cursor != nil
        #expect(total?.count == items.count)
        return items
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func frontTopicsGalleriesAndPicksAreInIt(seed: UInt64) throws {
        let newsroom = try Newsroom(seed: seed)
        let (store, now) = (newsroom.test.store, FixedClock.start)
        for asked in Self.asked {
            let ranges = try Self.ranges(asked)
            let inArticles = Self.found(asked, of: newsroom.live.map(\.language))
            let inTopics = Self.found(asked, of: newsroom.topics.map(\.language))
            let inGalleries = Self.found(asked, of: newsroom.publishedGalleries.map(\.language))
            let articles = newsroom.live.filter { inArticles.contains($0.language.text) }
            let topics = newsroom.topics.filter { inTopics.contains($0.language.text) }.map(\.title)
            let galleries = newsroom.publishedGalleries.filter { inGalleries.contains($0.language.text) }

            var topicQuery = TopicQuery()
            topicQuery.languages = ranges
            #expect(try store.topics(topicQuery, at: now).items.map(\.title) == topics, "\(asked)")
            var galleryQuery = GalleryQuery()
            (galleryQuery.languages, galleryQuery.counts, galleryQuery.limit) = (ranges, true, 100)
            for kind in [nil, .photo, .film] as [GalleryKind?] {
                galleryQuery.kind = kind
                let page = try store.galleries(galleryQuery, at: now)
                #expect(page.items.map(\.title) == galleries.filter { kind == nil || $0.kind == kind }.map(\.title))
                #expect(page.total?.count == page.items.count)
            }

            let front = try store.front(in: ranges, parts: .all, at: now)
            let sections = newsroom.sections.filter { section in articles.contains { $0.section == section } }
            #expect(front.sections.map(\.section.slug) == sections, "\(asked)")
            for news in front.sections {
                let newest = articles.enumerated().filter { $0.element.section == news.section.slug }
                    .sorted {
                        ($0.element.publishedAt?.seconds ?? 0, $0.offset) > (
                            $1.element.publishedAt?.seconds ?? 0, $1.offset
                        )
                    }
                    .prefix(FrontPage.articlesPerSection).map(\.element.sourceID)
                #expect(news.articles.map(\.slug) == newest, "\(asked)")
            }
            #expect(front.photoGalleries.map(\.title) == galleries.filter { $0.kind == .photo }.prefix(4).map(\.title))
            #expect(front.filmGalleries.map(\.title) == galleries.filter { $0.kind == .film }.prefix(4).map(\.title))
            let best = articles.sorted {
                ($0.views[0].views, $0.publishedAt?.seconds ?? 0) > ($1.views[0].views, $1.publishedAt?.seconds ?? 0)
            }
            for ranking in front.mostViewed {
                #expect(ranking.entries.map(\.count) == best.prefix(5).map(\.views[0].views), "\(asked)")
                #expect(ranking.entries.allSatisfy { inArticles.contains($0.article.language.text) })
            }
            let collection = try store.collection(
                "editors-choice",
                in: ranges,
                parts: .all,
                isEditorial: false,
                at: now
            )
            let picked =
                articles.map(\.sourceID).filter { Int($0.dropFirst()).map { $0 < 12 } ?? false } + topics
                + galleries.map(\.title) + ["Elsewhere"]
            #expect(collection.items.map(Self.name) == picked, "\(asked)")
            #expect(front.collections.first?.items.map(Self.name) == picked)
            for topic in newsroom.topics.indices {
                let page = try store.topic(.slug("topic-\(topic)"), in: ranges, parts: [], at: now)
                #expect(page.articles.count == min(10, articles.filter { $0.topics.contains("o\(topic)") }.count))
                #expect(page.articles.allSatisfy { inArticles.contains($0.language.text) })
            }
        }
    }

    private static func name(_ item: PickCollection.Item) -> String {
        switch item.target {
        case .article(let article): article.slug
        case .topic(let topic): topic.title
        case .gallery(let gallery): gallery.title
        case .link(let link): link.title
        }
    }

    @Test func relatedArticlesAreInTheLanguageThatIsAskedFor() throws {
        let newsroom = try Newsroom(seed: 9)
        let store = newsroom.test.store
        for id in newsroom.live.prefix(20).map(\.sourceID) {
            for asked in ["en", "fa", "sv"] {
                var query = RelatedQuery(to: .slug(id))
                (query.languages, query.limit) = (try Self.ranges(asked), 12)
                let languages = Self.found(asked, of: newsroom.live.map(\.language))
                guard case .here(let related) = try store.related(query, at: FixedClock.start) else { continue }
                #expect(related.allSatisfy { languages.contains($0.article.language.text) })
                #expect(related.isEmpty == languages.isEmpty, "\(id) \(asked)")
            }
        }
    }

    @Test func editorsFindWhatIsWithinARange() async throws {
        let newsroom = try Newsroom(seed: 5)
        for (status, isListed) in [
            (EditorialFilter.only(.draft), { $0.status == .draft }), (.any, { _ in true }),
            (.only(.scheduled), { $0.status == .published && $0.publishedAt.map { $0 > FixedClock.start } ?? false }),
        ] as [(EditorialFilter, (ImportedArticle) -> Bool)] {
            for asked in ["en", "en-GB", "fa", "sv", "en-US,pt"] {
                var query = ArticleQuery()
                (query.languages, query.status, query.limit) = (try Self.ranges(asked), status, 3)
                let expected = newsroom.articles.filter { article in
                    isListed(article)
                        && asked.split(separator: ",").contains { (article.language.text + "-").hasPrefix($0 + "-") }
                }
                let listed = try await newsroom.test.slugs(query)
                #expect(Set(listed) == Set(expected.map(\.sourceID)), "\(status) \(asked)")
            }
        }
    }

    @Test func theLanguagesAreThoseOfLiveArticles() async throws {
        let newsroom = try TestNewsroom([
            .news, .article(.sample("a") { $0.language = LanguageTag(trusted: "pt-BR") }),
            .article(.sample("b") { ($0.language, $0.status) = (LanguageTag(trusted: "cy"), .draft) }),
            .article(.sample("c", secondsAgo: -60) { $0.language = LanguageTag(trusted: "fa") }),
        ])
        #expect(try newsroom.store.languages().map(\.text) == ["pt-BR"])
        newsroom.clock.advance(by: 61)
        try newsroom.store.publishDueArticles(at: newsroom.clock.now())
        #expect(try newsroom.store.languages().map(\.text) == ["fa", "pt-BR"])
    }

    /// A newsroom may have more variants of a language than one list follows at once.
    @Test func manyVariantsAreOneList() async throws {
        let articles = (0..<80)
            .map { number in
                ImportRecord.article(
                    .sample("a\(number)", secondsAgo: Int64(number)) {
                        $0.language = LanguageTag(trusted: "es-x-v\(number % 40)")
                    }
                )
            }
        let newsroom = try TestNewsroom([.news] + articles)
        var query = ArticleQuery()
        (query.languages, query.limit, query.counts) = (try Self.ranges("es"), 7, true)
        #expect(try await newsroom.slugs(query) == (0..<80).map { "a\($0)" })
        #expect(try newsroom.store.articles(query, at: FixedClock.start).total == Total(count: 80, isExact: true))
        query.section = "news"
        #expect(try await newsroom.slugs(query) == (0..<80).map { "a\($0)" })
        #expect(
            try newsroom.store.front(in: query.languages, parts: .all, at: FixedClock.start).sections[0].articles.count
                == 5
        )
    }

    /// Both sides of what decides along which index names are looked for.
    @Test func manyNamesAreListedTheSame() throws {
        let names = (0..<2_100).map { "n\($0)" }
        let articles = stride(from: 0, to: 2_100, by: 50)
            .map { start in
                ImportRecord.article(.sample("a\(start)") { $0.tags = Array(names[start..<(start + 50)]) })
            }
        let newsroom = try TestNewsroom([.news] + names.map(ImportRecord.tag) + articles)
        for order in NamedOrder.allCases {
            for prefix in [nil, "n", "n20"] as [String?] {
                var (plain, inEnglish) = (NamedQuery(), NamedQuery())
                (plain.order, plain.prefix, plain.counts) = (order, prefix, true)
                inEnglish = plain
                inEnglish.languages = try Self.ranges("en-US")
                for _ in 0..<3 {
                    let (all, english) = (try newsroom.store.tags(plain), try newsroom.store.tags(inEnglish))
                    #expect(all.items.map(\.slug) == english.items.map(\.slug))
                    #expect(all.total == english.total)
                    #expect(all.next == english.next)
                    (plain.cursor, inEnglish.cursor) = (all.next, english.next)
                    if all.next == nil { break }
                }
            }
        }
    }
}
