import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

struct ArticleListTests {
    /// 240 articles over three sections, five tags, two languages and few moments, so that many share one.
    private static let articles: [ImportedArticle] = (0..<240)
        .map { n in
            .sample("a\(n)", section: ["news", "sport", "arts"][n % 3], secondsAgo: Int64(n / 7) * 60) {
                $0.tags = (0..<5).filter { n % ($0 + 2) == 0 }.map { "t\($0)" }
                $0.language = LanguageTag(trusted: ["pt-BR", "en", "en-GB", "fa", "pt", "en", "en", "pt-PT"][n % 8])
                if n % 3 == 1 { $0.updatedAt = FixedClock.start.advanced(by: -Int64(n * 53 % 240) * 30) }
                if n % 40 == 3 { $0.status = .draft }
                if n % 40 == 5 { $0.publishedAt = FixedClock.start.advanced(by: 3600) }
                if n % 40 == 7 { $0.status = .withdrawn }
            }
        }

    private static let records: [ImportRecord] =
        ["news", "sport", "arts"].map(ImportRecord.section) + (0..<5).map { .tag("t\($0)") }
        + articles.map { .article($0) }

    /// What a query lists, told from the records one by one. Ids are given in the order of import.
    private func expected(_ query: ArticleQuery) -> [String] {
        func moment(_ article: ImportedArticle) -> Timestamp {
            let changed = query.order == .updated ? article.updatedAt : nil
            return changed ?? article.publishedAt ?? FixedClock.start
        }
        let matching = Self.articles.enumerated()
            .filter { index, article in
                guard article.status == .published, let time = article.publishedAt, time <= FixedClock.start else {
                    return false
                }
                return query.section.map { $0 == .slug(article.section) } ?? true
                    && query.tags.allSatisfy { any in any.contains { article.tags.contains($0.description) } }
                    && (query.languages.map { Self.isAsked(article.language.text, $0) } ?? true)
                    && (query.publishedAfter.map { time > $0 } ?? true)
                    && (query.publishedBefore.map { time < $0 } ?? true)
                    && (query.updatedAfter.map { article.updatedAt ?? time > $0 } ?? true)
                    && (query.updatedBefore.map { article.updatedAt ?? time < $0 } ?? true)
                    && !query.exclude.contains(Int64(index + 1))
            }
            .sorted { a, b in
                (moment(a.element).seconds, a.offset) > (moment(b.element).seconds, b.offset)
            }
            .map(\.element.sourceID)
        return query.order.isDescending ? matching : matching.reversed()
    }

    /// Told by hand: what is found of the languages that there are.
    private static func isAsked(_ language: String, _ ranges: LanguageRanges) -> Bool {
        let found = [
            "pt": ["pt", "pt-BR", "pt-PT"], "pt-BR": ["pt-BR", "pt"], "pt-AO": ["pt", "pt-BR", "pt-PT"],
            "en-GB": ["en-GB", "en"], "en-US": ["en", "en-GB"], "fa-IR": ["fa"], "sv": [],
        ]
        return ranges.ranges.contains { found[$0.text]?.contains(language) ?? false }
    }

    private static let asked = ["pt", "pt-BR", "pt-AO", "en-GB", "en-US", "fa-IR,pt-BR", "sv", "sv,fa-IR"]
        .map { texts in
            LanguageRanges(texts.split(separator: ",").map { LanguageTag(trusted: String($0)) })
        }

    /// Every combination of filters that differs in how it is answered.
    private static let queries: [ArticleQuery] = {
        var queries: [ArticleQuery] = []
        for section in [nil, "sport"] as [ResourceReference?] {
            for tags: [[ResourceReference]] in [
                [], [["t0"]], [["t3"], ["t0"]], [["t1", "t2"]], [["t1", "t4"], ["t0"]],
            ] {
                for languages in [nil] + asked {
                    for order in ArticleOrder.allCases {
                        var query = ArticleQuery()
                        (query.section, query.tags, query.languages, query.order) = (section, tags, languages, order)
                        queries.append(query)
                    }
                }
            }
        }
        return queries
    }()

    @Test func pagesHoldEveryArticleOnceInOrder() async throws {
        let newsroom = try TestNewsroom(Self.records)
        for query in Self.queries {
            for limit in [1, 7, 100] {
                var query = query
                query.limit = limit
                #expect(try await newsroom.slugs(query) == expected(query), "\(query)")
            }
        }
    }

    @Test func momentsOfTheLastChangeCutOut() async throws {
        let newsroom = try TestNewsroom(Self.records)
        for order in ArticleOrder.allCases {
            for section in [nil, "sport"] as [ResourceReference?] {
                var query = ArticleQuery()
                (query.order, query.section, query.limit) = (order, section, 9)
                query.updatedAfter = FixedClock.start.advanced(by: -3000)
                query.updatedBefore = FixedClock.start.advanced(by: -120)
                #expect(try await newsroom.slugs(query) == expected(query))
                query.publishedBefore = FixedClock.start.advanced(by: -600)
                #expect(try await newsroom.slugs(query) == expected(query))
            }
        }
    }

    @Test func chosenOnesComeInTheirOrderAndAsFarAsTheyMayBeSeen() async throws {
        let newsroom = try TestNewsroom(Self.records)
        var query = ArticleQuery()
        // A draft, one to come, one that was withdrawn, one that never was.
        (query.ids, query.counts) = ([9, 4, 6, 8, 9_999, 2], true)
        let page = try await newsroom.store.articles(query, at: newsroom.clock.now())
        #expect(page.items.map(\.slug) == ["a8", "a1"] && page.next == nil)
        #expect(page.total?.count == 2)
        query.status = .any
        let all = try await newsroom.store.articles(query, at: newsroom.clock.now())
        #expect(all.items.map(\.slug) == ["a8", "a3", "a5", "a7", "a1"])
        query.status = .only(.draft)
        let drafts = try await newsroom.store.articles(query, at: newsroom.clock.now())
        #expect(drafts.items.map(\.slug) == ["a3"])
    }

    @Test func timesAndExclusionsCutOut() async throws {
        let newsroom = try TestNewsroom(Self.records)
        for order in ArticleOrder.allCases {
            var query = ArticleQuery()
            query.order = order
            query.limit = 9
            query.publishedAfter = FixedClock.start.advanced(by: -1500)
            query.publishedBefore = FixedClock.start.advanced(by: -300)
            query.exclude = [50, 51, 52, 60, 9999]
            let slugs = try await newsroom.slugs(query)
            #expect(slugs == expected(query))
            #expect(!slugs.isEmpty)
            query.tags = [["t0"]]
            #expect(try await newsroom.slugs(query) == expected(query))
        }
    }

    @Test func totalsAgreeWithTheLists() async throws {
        let newsroom = try TestNewsroom(Self.records)
        for query in Self.queries {
            var query = query
            query.counts = true
            query.limit = 1
            let page = try await newsroom.store.articles(query, at: newsroom.clock.now())
            #expect(page.total == Total(count: expected(query).count, isExact: true), "\(query)")
        }
    }

    @Test func nothingIsSkippedOrRepeatedWhileArticlesArePublished() async throws {
        let newsroom = try TestNewsroom(Self.records)
        var query = ArticleQuery()
        query.limit = 10
        var seen: [String] = []
        for round in 0..<100 {
            let page = try await newsroom.store.articles(query, at: newsroom.clock.now())
            seen += page.items.map(\.slug)
            try newsroom.add([.article(.sample("late\(round)", secondsAgo: 0))])
            guard let next = page.next else { break }
            query.cursor = next
        }
        #expect(seen == expected(ArticleQuery()))
    }

    @Test func everyUnknownFilterIsNamed() async throws {
        let newsroom = try TestNewsroom(Self.records)
        var query = ArticleQuery()
        (query.section, query.author, query.topic, query.tags) = ("x", "y", "z", [["t0", "w"]])
        let error = await #expect(throws: NewsError.self) {
            _ = try await newsroom.store.articles(query, at: newsroom.clock.now())
        }
        #expect(error?.code == .invalid)
        #expect(
            error?.faults.map(\.place) == [
                .parameter("section"), .parameter("author"), .parameter("topic"), .parameter("tag"),
            ]
        )
    }

    @Test func aRangeThatStoppedEarlyIsNotOvertaken() async throws {
        // Of the two tags one has its only matches behind the end of its search, before those that the other finds.
        var records: [ImportRecord] = [.news, .tag("a"), .tag("b"), .tag("x")]
        func add(_ id: String, _ second: Int, _ tags: [String]) {
            records.append(.article(.sample(id, secondsAgo: Int64(second)) { $0.tags = tags }))
        }
        for n in 0..<3_000 { add("a\(n)", n, n == 2_600 || n == 2_601 ? ["a", "x"] : ["a"]) }
        for n in 0..<40 { add("b\(n)", 2_700 + n, ["b", "x"]) }
        for n in 0..<3_500 { add("x\(n)", 10_000 + n, ["x"]) }
        let newsroom = try TestNewsroom(records)
        var query = ArticleQuery()
        query.tags = [["a", "b"], ["x"]]
        #expect(try await newsroom.slugs(query) == ["a2600", "a2601"] + (0..<40).map { "b\($0)" })
    }

    @Test func aSearchThatFindsLittleStopsAndGoesOn() async throws {
        // 12,000 articles with a common tag, of which three, far apart, have a second common one.
        let matching: Set<Int> = [10, 6000, 11_990]
        var records: [ImportRecord] = [.news, .tag("common"), .tag("other")]
        for n in 0..<12_000 {
            let article = ImportedArticle.sample("c\(n)", secondsAgo: Int64(n)) {
                $0.tags = matching.contains(n) ? ["common", "other"] : ["common"]
            }
            records.append(.article(article))
        }
        for n in 0..<12_500 {
            let article = ImportedArticle.sample("o\(n)", secondsAgo: Int64(n)) { $0.tags = ["other"] }
            records.append(.article(article))
        }
        let newsroom = try TestNewsroom(records)
        var query = ArticleQuery()
        query.tags = [["common"], ["other"]]
        #expect(try await newsroom.slugs(query) == ["c10", "c6000", "c11990"])
        let first = try await newsroom.store.articles(query, at: newsroom.clock.now())
        #expect(first.items.map(\.slug) == ["c10"])
        #expect(first.next != nil)
        query.counts = true
        let counted = try await newsroom.store.articles(query, at: newsroom.clock.now())
        #expect(counted.total == Total(count: 2, isExact: false))
    }
}
