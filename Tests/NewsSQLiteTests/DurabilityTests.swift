import GRDB
import NewsDomain
import NewsTestSupport
import Testing

@testable import NewsSQLite

/// What is acknowledged survives a power cut: the connection that writes says so of itself, whatever was done with it.
/// (`scripts/test-durability` sees the syncs themselves.)
struct DurabilityTests {
    private let directory = TemporaryDirectory()

    private func settings(_ store: SQLiteNewsroom) throws -> [String] {
        try store.writer.inDatabase { db in
            try ["journal_mode", "synchronous", "foreign_keys", "recursive_triggers"].map {
                try String.fetchOne(db, sql: "PRAGMA \($0)") ?? "none"
            }
        }
    }

    /// 2 is FULL: each commit waits for the log to be on the disk (SQLite, "PRAGMA synchronous").
    private static let durable = ["wal", "2", "1", "1"]

    @Test(arguments: [false, true]) func theWriterWaitsForTheDiskWhateverItDoes(inBulk: Bool) async throws {
        let clock = FixedClock()
        let store = try SQLiteNewsroom(
            directory: directory.path,
            clock: clock,
            options: inBulk ? .bulk : StoreOptions()
        )
        #expect(try settings(store) == Self.durable)
        _ = try store.importBatch([.news, .article(.sample("a"))], from: "test", dryRun: false)
        #expect(try settings(store) == Self.durable)
        try store.refreshRankings(at: clock.now())
        try store.purge(Retention(), at: clock.now())
        _ = try store.repairCounters()
        #expect(try settings(store) == Self.durable)
        try await store.count([View(article: .slug("a"), visitor: Visitor(current: 1))], at: clock.now())
        await #expect(throws: NewsError.self) {
            try await store.count([View(article: .slug("b"), visitor: Visitor(current: 1))], at: clock.now())
        }
        #expect(try settings(store) == Self.durable)
        #expect(store.examine() == NewsroomHealth())
        #expect(try settings(store) == Self.durable)
    }

    /// What a library might set in the meantime.
    @Test(arguments: [
        "synchronous = NORMAL", "synchronous = OFF", "journal_mode = DELETE", "foreign_keys = OFF",
        "recursive_triggers = OFF",
    ])
    func aConnectionThatWouldNotWaitIsRefused(setting: String) throws {
        try SQLiteNewsroom(directory: directory.path, clock: FixedClock()).close()
        let path = directory.path + "/" + SQLiteNewsroom.fileName
        let queue = try DatabaseQueue(path: path, configuration: StoreOptions().writingConfiguration())
        try queue.verify(.writeAhead)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA \(setting)") }
        let error = #expect(throws: NewsError.self) { try queue.verify(.writeAhead) }
        #expect(error?.code == .unavailable)
        #expect(error?.detail.contains(setting.prefix { $0 != " " }) == true)
    }
}
