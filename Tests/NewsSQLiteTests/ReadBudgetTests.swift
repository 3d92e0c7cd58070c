import NewsDomain
import NewsSQLite
import NewsTestSupport
import Synchronization
import Testing

/// Reads that take more time than they have.
@Suite struct ReadBudgetTests {
    /// How long each statement takes beside what it takes.
    private final class Weight: Sendable {
        let milliseconds = Atomic(0)
    }

    private let weight = Weight()
    private let clock = FixedClock()
    private let directory = TemporaryDirectory()
    private let store: SQLiteNewsroom

    init() throws {
        store = try SQLiteNewsroom(
            directory: directory.path,
            clock: clock,
            options: StoreOptions(readers: 1, stepsBetweenLooks: 1) { [weight] _ in
                keepBusy(milliseconds: weight.milliseconds.load(ordering: .relaxed))
            }
        )
        let records = [ImportRecord.news] + (0..<5).map { .article(.sample("a\($0)")) }
        _ = try store.importBatch(records, from: "test", dryRun: false)
    }

    private func slugs() throws -> [String] {
        try store.articles(ArticleQuery(), at: clock.now()).items.map(\.slug)
    }

    @Test func areEndedAndLeaveTheConnectionAsItWas() throws {
        let expected = try slugs()
        weight.milliseconds.store(5, ordering: .relaxed)
        for _ in 0..<3 {
            #expect(throws: ReadBudget.Exceeded.self) { try ReadBudget.$current.withValue(.shared) { try slugs() } }
        }
        weight.milliseconds.store(0, ordering: .relaxed)
        #expect(try ReadBudget.$current.withValue(.shared) { try slugs() } == expected)
        // No transaction is left open: the same connection sees what was written since.
        _ = try store.importBatch([.article(.sample("later", secondsAgo: 1))], from: "test", dryRun: false)
        #expect(try ReadBudget.$current.withValue(.shared) { try slugs() }.first == "later")
    }

    @Test func haveMoreTimeWhereNobodyWaits() throws {
        weight.milliseconds.store(5, ordering: .relaxed)
        let expected = try slugs()
        #expect(try ReadBudget.$current.withValue(.alone) { try slugs() } == expected)
        weight.milliseconds.store(60, ordering: .relaxed)
        #expect(throws: ReadBudget.Exceeded.self) { try ReadBudget.$current.withValue(.alone) { try slugs() } }
        #expect(try slugs() == expected, "commands and services are not bounded")
    }
}
