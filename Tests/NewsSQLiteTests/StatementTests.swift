import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// The cost of a request does not depend on how much there is.
struct StatementTests {
    @Test func theirNumberIsTheSameForOneAndForAHundred() async throws {
        let small = try TestNewsroom(ReaderRequests.records(2))
        let large = try TestNewsroom(ReaderRequests.records(200))
        for newsroom in [small, large] {
            for number in 0..<2 {
                let view = View(article: .slug("a\(number)"), visitor: Visitor(current: UInt64(number)))
                try await newsroom.store.count([view], at: newsroom.clock.now())
            }
            try newsroom.store.refreshRankings(at: newsroom.clock.now())
        }
        for (name, most, run) in ReaderRequests.requests {
            let few = try await small.statements.statements { try await run(small.store, small.clock.now()) }
            let many = try await large.statements.statements { try await run(large.store, large.clock.now()) }
            #expect(few.count == many.count, "\(name)")
            #expect(many.count <= most, "\(name): \(many.joined(separator: "\n"))")
        }
    }

    /// Its articles are those of a list, which looks where it stopped if its page is not full.
    @Test func aTopicInALanguageTakesAFew() async throws {
        for count in [2, 200] {
            let newsroom = try TestNewsroom(ReaderRequests.records(count))
            let ask = {
                _ = try newsroom.store.topic("harbour", in: ReaderRequests.phone, parts: .all, at: newsroom.clock.now())
            }
            // Once for names that nobody has read before.
            try ask()
            let run = try await newsroom.statements.statements { try ask() }
            #expect(run.count <= 11, "\(run.joined(separator: "\n"))")
        }
    }
}
