import Foundation
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Synchronization
import Testing

/// What those who watch a server are told of its storage.
@Suite struct DiagnosticsTests {
    /// Notes what it is told.
    private final class Observer: StorageObserver {
        struct Noted {
            var reads = 0
            var commits: [Int] = []
            var failures = 0
            var late: [Int64] = []
        }

        private let state = Mutex(Noted())
        var noted: Noted { state.withLock(\.self) }

        func hasRead(in duration: Duration) { state.withLock { $0.reads += duration > .zero ? 1 : 0 } }
        func hasCommitted(_ writes: Int, in duration: Duration) {
            state.withLock { if duration > .zero { $0.commits.append(writes) } }
        }
        func couldNotCommit(_ writes: Int) { state.withLock { $0.failures += writes } }
        func hasPublished(late seconds: Int64) { state.withLock { $0.late.append(seconds) } }
    }

    private let observer = Observer()
    private let clock = FixedClock()
    private let directory = TemporaryDirectory()

    private func store() throws -> SQLiteNewsroom {
        var options = StoreOptions(readers: 1)
        options.observer = observer
        let store = try SQLiteNewsroom(directory: directory.path, clock: clock, options: options)
        let scheduled = (1...2).map { number in
            ImportRecord.article(.sample("later-\(number)", secondsAgo: Int64(-100 * number)))
        }
        _ = try store.importBatch([.news, .article(.sample("one"))] + scheduled, from: "test", dryRun: false)
        return store
    }

    @Test func figuresAreThoseOfTheFiles() throws {
        let store = try store()
        let figures = try store.figures(at: clock.now())
        #expect(figures.fileBytes >= 4096 && figures.logBytes > 0 && figures.waitingWrites == 0)
        let (free, size) = (try #require(figures.freeBytes), try #require(figures.diskBytes))
        #expect(free > 0 && size >= free)
    }

    @Test func whatIsDueAndNotPublishedYetIsSeen() throws {
        let store = try store()
        #expect(try store.figures(at: clock.now()).oldestDue == nil)
        let due = clock.now().advanced(by: 100)
        clock.advance(by: 250)
        #expect(try store.figures(at: clock.now()).oldestDue == due)
        try store.publishDueArticles(at: clock.now())
        #expect(observer.noted.late.sorted() == [50, 150])
        #expect(try store.figures(at: clock.now()).oldestDue == nil)
    }

    @Test func readsAndCommitsAreTold() async throws {
        let store = try store()
        let before = observer.noted
        _ = try store.figures(at: clock.now())
        #expect(observer.noted.reads == before.reads + 1)
        let view = View(article: .slug("one"), visitor: Visitor(current: 1, previous: nil))
        #expect(try await store.count([view], at: clock.now()) == 1)
        #expect(try await store.count([view], at: clock.now()) == 0)
        #expect(observer.noted.commits.dropFirst(before.commits.count).reduce(0, +) == 2)
        #expect(observer.noted.failures == 0)
    }

    @Test func writesThatCannotBeKeptAreTold() async throws {
        let store = try store()
        try directory.removeDatabase()
        let view = View(article: .slug("one"), visitor: Visitor(current: 1, previous: nil))
        await #expect(throws: NewsError.self) { try await store.count([view], at: clock.now()) }
        #expect(observer.noted.failures == 1)
    }

    @Test func statementsOfARequestAreCounted() async throws {
        let (store, use, other) = (try store(), StorageUse(), StorageUse())
        try StorageUse.$current.withValue(use) { _ = try store.figures(at: clock.now()) }
        let reading = use.statements
        #expect(reading > 0)
        let view = View(article: .slug("one"), visitor: Visitor(current: 1, previous: nil))
        try await StorageUse.$current.withValue(other) { _ = try await store.count([view], at: clock.now()) }
        #expect(other.statements > 1 && use.statements == reading)
    }

    @Test func theSlowestIsRemembered() {
        let use = StorageUse()
        use.note(nanoseconds: 0) { "short" }
        #expect(use.slowest == nil)
        use.note(nanoseconds: 5) { "a" }
        use.note(nanoseconds: 9) { "b" }
        use.note(nanoseconds: 9) { "c" }
        #expect(use.slowest == "b" && use.statements == 4)
    }

    @Test func plansNameNoValues() throws {
        let store = try store()
        let plan = try store.plan(of: "SELECT id FROM article WHERE id = ? ORDER BY title")
        #expect(plan.first?.hasPrefix("SEARCH article USING INTEGER PRIMARY KEY") == true)
        #expect(throws: (any Error).self) { try store.plan(of: "no statement") }
    }
}

extension TemporaryDirectory {
    /// Takes the newsroom away under whoever has it open.
    fileprivate func removeDatabase() throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(SQLiteNewsroom.fileName)")
    }
}
