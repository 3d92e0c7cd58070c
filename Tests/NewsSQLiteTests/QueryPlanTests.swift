import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// Whatever is asked for is found by an index.
struct QueryPlanTests {
    @Test func allOfThemUseAnIndex() async throws {
        let newsroom = try TestNewsroom(ReaderRequests.records(50))
        let queue = try DatabaseQueue(path: newsroom.store.path)
        for (name, _, run) in ReaderRequests.requests {
            for sql in try await newsroom.statements.statements(during: {
                try await run(newsroom.store, newsroom.clock.now())
            }) {
                let plan = try await queue.read { db in
                    try db.plan(of: sql)
                }
                let scans = plan.filter { QueryPlan.isForbiddenScan($0, of: sql) }
                #expect(scans.isEmpty, "\(name): \(sql)\n\(plan.joined(separator: "\n"))")
            }
        }
    }

    @Test func aTableOfTheSameNameElsewhereIsNotExcused() {
        #expect(QueryPlan.isForbiddenScan("SCAN s", of: "SELECT s.id FROM section s"))
        #expect(QueryPlan.isForbiddenScan("SCAN article", of: "SELECT id FROM article"))
        #expect(!QueryPlan.isForbiddenScan("SCAN newsroom", of: "SELECT liveArticleCount FROM newsroom"))
        #expect(QueryPlan.isForbiddenScan("SCAN newsroom", of: "SELECT memoBytes FROM newsroom"))
    }

    private static let drivers: [(index: String, filter: @Sendable (inout ArticleQuery) -> Void)] = [
        ("article_by_time", { _ in }),
        ("article_published_by_update", { $0.order = .updated }),
        ("article_by_section", { $0.section = "news" }),
        ("article_by_section_language", { ($0.section, $0.languages) = ("news", ReaderRequests.phone) }),
        ("article_by_language", { $0.languages = LanguageRanges([.english]) }),
        ("article_tag_by_time", { $0.tags = [["t1"]] }),
        ("article_author_by_time", { $0.author = "ada" }),
        ("article_topic_by_time", { $0.topic = "harbour" }),
    ]

    @Test func listsReadTheIndexOfTheirFilterInOrder() async throws {
        let newsroom = try TestNewsroom(ReaderRequests.records(30))
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
