import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

struct ViewCountingTests {
    private func newsroom() throws -> TestNewsroom {
        try TestNewsroom([
            .news, .article(.sample("a")), .article(.sample("b")), .article(.sample("gone") { $0.status = .withdrawn }),
            .article(.sample("draft") { $0.status = .draft }),
        ])
    }

    private func views(_ newsroom: TestNewsroom, _ slug: String = "a") async throws -> Int? {
        try await newsroom.article(slug, .views)?.views?.total
    }

    private func count(_ newsroom: TestNewsroom, _ articles: [String], _ visitor: Visitor) async throws {
        let views = articles.map { View(article: .slug($0), visitor: visitor) }
        try await newsroom.store.count(views, at: newsroom.clock.now())
    }

    @Test func aVisitorCountsOnceInHalfAnHour() async throws {
        let newsroom = try newsroom()
        for _ in 0..<3 { try await count(newsroom, ["a", "b", "a"], Visitor(current: 7)) }
        #expect(try await views(newsroom) == 1)
        #expect(try await views(newsroom, "b") == 1)
        try await count(newsroom, ["a"], Visitor(current: 8))
        #expect(try await views(newsroom) == 2)
        newsroom.clock.advance(by: RecentViews.window - 1)
        try await count(newsroom, ["a"], Visitor(current: 7))
        #expect(try await views(newsroom) == 2)
        newsroom.clock.advance(by: 1)
        try await count(newsroom, ["a"], Visitor(current: 7))
        #expect(try await views(newsroom) == 3)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func aVisitorIsKnownUnderTheSaltBefore() async throws {
        let newsroom = try newsroom()
        try await count(newsroom, ["a"], Visitor(current: 7))
        try await count(newsroom, ["a"], Visitor(current: 9, previous: 7))
        #expect(try await views(newsroom) == 1)
    }

    @Test func manyAtOnceAreAllCounted() async throws {
        let newsroom = try newsroom()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for visitor in 0..<500 {
                group.addTask { try await count(newsroom, ["a"], Visitor(current: UInt64(visitor))) }
            }
            try await group.waitForAll()
        }
        #expect(try await views(newsroom) == 500)
    }

    @Test func oneUnknownArticleAndNoneOfTheRequestCounts() async throws {
        let newsroom = try newsroom()
        let error = await #expect(throws: NewsError.self) {
            try await count(newsroom, ["a", "draft", "b", "gone"], Visitor(current: 1))
        }
        #expect(error?.faults.map(\.place) == [.pointer("/views/1/article"), .pointer("/views/3/article")])
        #expect(try await views(newsroom) == 0)
        // What was not counted may be counted later.
        try await count(newsroom, ["a"], Visitor(current: 1))
        #expect(try await views(newsroom) == 1)
        for (slug, code) in [("draft", NewsError.Code.notFound), ("gone", .gone), ("none", .notFound)] {
            let error = await #expect(throws: NewsError.self) { try await count(newsroom, [slug], Visitor(current: 2)) }
            #expect(error?.code == code)
        }
    }

    /// One that fails leaves no trace, and those that share its commit are not disturbed.
    @Test func writesThatShareACommitDoNotDisturbEachOther() async throws {
        let newsroom = try newsroom()
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    do {
                        let slugs = number % 2 == 0 ? ["a"] : ["b", "none"]
                        try await count(newsroom, slugs, Visitor(current: UInt64(number)))
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(outcomes == 100)
        #expect(try await views(newsroom) == 100)
        #expect(try await views(newsroom, "b") == 0)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func theCheckFindsASumThatIsWrong() async throws {
        let newsroom = try newsroom()
        try await count(newsroom, ["a"], Visitor(current: 1))
        #expect(try newsroom.store.integrityFaults() == [])
        try newsroom.change("UPDATE article_views SET week = week + 1")
        #expect(try newsroom.store.integrityFaults().map { $0.prefix(20) } == ["article_views.week: "])
    }
}
