import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// Rankings, and the windows of views behind them, against a recount of everything.
struct RankingTests {
    /// What was counted, as a test keeps it.
    private struct Recount {
        /// By hour and article.
        var views: [Int64: [Int64: Int]] = [:]
        var publishedAt: [Int64: Int64] = [:]

        /// The articles of a window, best first.
        func ranked(from first: Int64, before end: Int64, among articles: Set<Int64>) -> [(article: Int64, count: Int)]
        {
            var sums: [Int64: Int] = [:]
            for (hour, counts) in views where (first..<end).contains(hour) {
                for (article, count) in counts where articles.contains(article) { sums[article, default: 0] += count }
            }
            let counts = sums.map { (article: $0.key, count: $0.value) }
            return counts.sorted { a, b in
                (a.count, publishedAt[a.article] ?? 0, a.article) > (b.count, publishedAt[b.article] ?? 0, b.article)
            }
        }
    }

    private static let articles = 40

    private func newsroom() throws -> TestNewsroom {
        let articles = (0..<Self.articles).map { (number: Int) -> ImportRecord in
            // Two and two are of the same second.
            let age = Int64(5_000_000 + number / 2)
            let section = number % 3 == 0 ? "news" : "desk"
            let article = ImportedArticle.sample("a\(number)", section: section, secondsAgo: age) { article in
                article.tags = ["t\(number % 4)"]
                article.language = LanguageTag(trusted: number % 5 == 0 ? "ar" : "en-GB")
            }
            return .article(article)
        }
        let tags = (0..<4).map { ImportRecord.tag("t\($0)") }
        return try TestNewsroom([.news, .section("desk")] + tags + articles)
    }

    private func ranking(
        _ newsroom: TestNewsroom,
        _ period: RankingPeriod,
        _ scope: RankingScope = .all,
        _ measure: RankingMeasure = .views
    ) async throws -> Ranking {
        var query = RankingQuery(measure)
        (query.period, query.scope, query.limit) = (period, scope, RankingQuery.maximumLimit)
        return try await newsroom.store.ranking(query, at: newsroom.clock.now())
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func rankingsEqualARecountOverWeeks(seed: UInt64) async throws {
        let newsroom = try newsroom()
        var random = SplitMix(seed)
        var recount = Recount()
        let ids = try await Self.ids(newsroom)
        for (number, id) in ids.enumerated() {
            recount.publishedAt[id] = FixedClock.start.seconds - 5_000_000 - Int64(number / 2)
        }
        var visitor: UInt64 = 0
        for step in 0..<60 {
            // Hours pass, now and then days or weeks; twice the clock is put back.
            let hours: Int64 =
                step == 20 ? -30 : step == 40 ? -400 : step % 9 == 0 ? random.within(24...800) : random.within(0...9)
            newsroom.clock.advance(by: hours * 3600 + random.within(0...3599))
            let now = newsroom.clock.now()
            for _ in 0..<random.within(0...40) {
                let article = ids[Int(random.within(0...Int64(ids.count - 1)))]
                visitor += 1
                try await newsroom.store.count(
                    [View(article: .id(article), visitor: Visitor(current: visitor))],
                    at: now
                )
                recount.views[now.hour, default: [:]][article, default: 0] += 1
            }
            try newsroom.store.refreshRankings(at: now)
            try await check(newsroom, recount, ids)
        }
        #expect(try newsroom.store.integrityFaults() == [])
    }

    private static func languages(_ tags: String...) -> RankingScope {
        LanguageRanges(tags.map(LanguageTag.init(trusted:))).map(RankingScope.languages) ?? .all
    }

    private func check(_ newsroom: TestNewsroom, _ recount: Recount, _ ids: [Int64]) async throws {
        let scopes: [(RankingScope, Set<Int64>)] = [
            (.all, Set(ids)),
            (.section("news"), Set(ids.enumerated().filter { $0.offset % 3 == 0 }.map(\.element))),
            (.tag("t1"), Set(ids.enumerated().filter { $0.offset % 4 == 1 }.map(\.element))),
            (Self.languages("ar"), Set(ids.enumerated().filter { $0.offset % 5 == 0 }.map(\.element))),
            (Self.languages("en"), Set(ids.enumerated().filter { $0.offset % 5 != 0 }.map(\.element))),
            // Looked up: from there is nothing, and then all of its language.
            (Self.languages("en-GB-scotland"), Set(ids.enumerated().filter { $0.offset % 5 != 0 }.map(\.element))),
            (Self.languages("xx"), []),
        ]
        for period in RankingPeriod.allCases {
            let first = newsroom.clock.now().hour - period.hours
            for (scope, members) in scopes {
                let truth = recount.ranked(from: first, before: .max, among: members)
                let before = recount.ranked(from: first - period.hours, before: first, among: members).map(\.article)
                let ranking = try await ranking(newsroom, period, scope)
                #expect(ranking.entries.map(\.article.id) == truth.map(\.article), "\(period) \(scope)")
                #expect(ranking.entries.map(\.count) == truth.map(\.count), "\(period) \(scope)")
                #expect(ranking.entries.map(\.rank) == Array(truth.indices.map { $0 + 1 }))
                #expect(
                    ranking.entries.map(\.previousRank)
                        == truth.map { before.firstIndex(of: $0.article).map { $0 + 1 } }
                )
            }
        }
        let sums = try await newsroom.article("a0", .views)?.views
        let own = recount.views.mapValues { $0[ids[0]] ?? 0 }
        #expect(sums?.total == own.values.reduce(0, +))
        let first = newsroom.clock.now().hour - RankingPeriod.week.hours
        #expect(sums?.week == own.filter { $0.key >= first }.values.reduce(0, +))
    }

    @Test func aLongTimeOffLeavesNothingInTheWindows() async throws {
        let newsroom = try newsroom()
        try await newsroom.store.count(
            [View(article: .slug("a1"), visitor: Visitor(current: 1))],
            at: newsroom.clock.now()
        )
        try newsroom.store.refreshRankings(at: newsroom.clock.now())
        #expect(try await ranking(newsroom, .month).entries.count == 1)
        newsroom.clock.advance(by: 400 * 86_400)
        try newsroom.store.refreshRankings(at: newsroom.clock.now())
        for period in RankingPeriod.allCases { #expect(try await ranking(newsroom, period).entries.isEmpty) }
        let views = try await newsroom.article("a1", .views)?.views
        #expect(views == ViewCounts(day: 0, week: 0, month: 0, total: 1))
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func whatIsWithdrawnLeavesNoGap() async throws {
        let newsroom = try newsroom()
        for (visitor, slug) in ["a1", "a1", "a2", "a2", "a2", "a3"].enumerated() {
            let view = View(article: .slug(slug), visitor: Visitor(current: UInt64(visitor)))
            try await newsroom.store.count([view], at: newsroom.clock.now())
        }
        try newsroom.store.refreshRankings(at: newsroom.clock.now())
        #expect(try await ranking(newsroom, .day).entries.map(\.article.slug) == ["a2", "a1", "a3"])
        try newsroom.add([.article(.sample("a1", section: "desk", secondsAgo: 5_000_000) { $0.status = .withdrawn })])
        let entries = try await ranking(newsroom, .day).entries
        #expect(entries.map(\.article.slug) == ["a2", "a3"])
        #expect(entries.map(\.rank) == [1, 2])
    }

    @Test func approvedCommentsAreRankedByTheHourTheyWereWritten() async throws {
        func comments(_ article: String, _ ages: [Int64], _ status: CommentStatus = .approved) -> ImportRecord {
            .article(
                .sample(article, secondsAgo: 5_000_000) {
                    $0.comments = ages.enumerated()
                        .map { number, hours in
                            ImportedComment(
                                sourceID: "\(article)-\(number)",
                                status: status,
                                name: nil,
                                text: "text \(number)",
                                createdAt: FixedClock.start.advanced(by: -hours * 3600)
                            )
                        }
                }
            )
        }
        // 09:30 is now: the day's window begins at 09:00 yesterday.
        let newsroom = try TestNewsroom([
            .news, comments("a", [1, 24, 25]), comments("b", [30, 31, 32, 33]), comments("c", [1, 1, 1], .pending),
        ])
        try newsroom.store.refreshRankings(at: newsroom.clock.now())
        let day = try await ranking(newsroom, .day, .all, .comments)
        #expect(day.entries.map(\.article.slug) == ["a"])
        #expect(day.entries.map(\.count) == [2])
        #expect(day.entries.map(\.previousRank) == [2])
        #expect(try await ranking(newsroom, .week, .all, .comments).entries.map(\.count) == [4, 3])
        #expect(day.from == FixedClock.start.advanced(by: -24 * 3600 - 1800))
    }

    @Test func anUnknownScopeIsRefused() async throws {
        let newsroom = try newsroom()
        let error = await #expect(throws: NewsError.self) { try await ranking(newsroom, .day, .tag("nonsense")) }
        #expect(error?.code == .invalid)
    }

    private static func ids(_ newsroom: TestNewsroom) async throws -> [Int64] {
        var ids: [Int64] = []
        for number in 0..<articles { ids.append(try #require(try await newsroom.article("a\(number)")).summary.id) }
        return ids
    }
}
