import Foundation
import GRDB
import NewsDomain
import NewsTestSupport
import Synchronization
import Testing

@testable import NewsSQLite

/// Whatever a kill leaves in the folder opens; what is opened is kept from others, and from harm.
struct OpeningTests {
    private let directory = TemporaryDirectory()

    private var path: String { directory.path + "/" + SQLiteNewsroom.fileName }

    private func open(_ change: (inout StoreOptions) -> Void = { _ in }) throws -> SQLiteNewsroom {
        var options = StoreOptions()
        change(&options)
        return try SQLiteNewsroom(directory: directory.path, clock: FixedClock(), options: options)
    }

    /// What is in the folder where the first start was killed at one point or another.
    @Test(arguments: [
        "", "PRAGMA journal_mode = WAL", "PRAGMA journal_mode = WAL; CREATE TABLE grdb_issue_102 (x)",
        "PRAGMA journal_mode = WAL; CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)",
        "PRAGMA journal_mode = WAL; CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)",
    ])
    func aFirstStartThatWasKilledIsBroughtToItsEnd(sql: String) throws {
        for access in [StoreOptions.Access.readWrite, .readOnly] {
            try? FileManager.default.removeItem(atPath: directory.path)
            try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
            if sql.isEmpty {
                try Data().write(to: URL(filePath: path))
            } else {
                let queue = try DatabaseQueue(path: path)
                try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
                try queue.close()
            }
            let store = try open { $0.access = access }
            #expect(try store.integrityFaults() == [])
            #expect(try store.statistics(at: FixedClock.start).others.first { $0.name == "collections" }?.count == 2)
            try store.close()
        }
    }

    @Test func aTransactionOfARestoreThatWasKilledIsTakenBack() throws {
        try open().close()
        let before = try Data(contentsOf: URL(filePath: path))
        // A journal as a killed process leaves it: with the file in the middle of a transaction.
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; PRAGMA cache_spill = 1")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN EXCLUSIVE; DELETE FROM collection")
            for number in 0..<2000 {
                try db.execute(
                    sql: "INSERT INTO media (kind, url) VALUES ('image', ?)",
                    arguments: ["https://x.example/\(number)-\(String(repeating: "x", count: 200))"]
                )
            }
            let copy = directory.path + "/copy"
            try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
            for suffix in ["", "-journal"] {
                try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + "/newsroom.sqlite" + suffix)
            }
            try db.execute(sql: "ROLLBACK")
        }
        try queue.close()
        #expect(try Data(contentsOf: URL(filePath: directory.path + "/copy/newsroom.sqlite")).count > before.count)
        var options = StoreOptions()
        options.access = .readOnly
        let copy = try SQLiteNewsroom(directory: directory.path + "/copy", clock: FixedClock(), options: options)
        #expect(try copy.statistics(at: FixedClock.start).others.first { $0.name == "media" }?.count == 0)
        #expect(try copy.integrityFaults() == [])
    }

    @Test func severalThatStartAtOnceAllOpenTheSame() async throws {
        for _ in 0..<5 {
            let directory = TemporaryDirectory()
            try await withThrowingTaskGroup(of: SQLiteNewsroom.self) { group in
                for _ in 0..<4 {
                    group.addTask { try SQLiteNewsroom(directory: directory.path, clock: FixedClock()) }
                }
                for try await store in group { #expect(try store.integrityFaults() == []) }
            }
        }
    }

    @Test func theFilesAreForTheirOwnerAlone() throws {
        let store = try open()
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(directory.path) == 0o700)
        for suffix in ["", "-wal", "-shm"] { #expect(try mode(path + suffix) == 0o600, "\(suffix)") }
        try store.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        try open().close()
        #expect(try mode(path) == 0o640)
    }

    @Test func whatIsReadOnlyChangesNothingAndWhoeverClosesLeavesOneFile() throws {
        try open().close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == [SQLiteNewsroom.fileName])
        let before = try Data(contentsOf: URL(filePath: path))
        let reader = try open { $0.access = .readOnly }
        #expect(throws: NewsError.self) { try reader.importBatch([.news], from: "test", dryRun: false) }
        _ = try reader.statistics(at: FixedClock.start)
        try reader.close()
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func nobodyIsKeptWaitingByWhoeverCloses() throws {
        let server = try open()
        // Somebody reads for long: the log cannot be moved into the database meanwhile.
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN")
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM article")
            let command = try open()
            #expect(try command.repairCounters() == [])
            let start = ContinuousClock.now
            try command.close()
            // It used to wait for 5 s, with the lock that all writes need.
            #expect(ContinuousClock.now - start < .seconds(4))
            try db.execute(sql: "COMMIT")
        }
        try server.close()
    }

    // MARK: Migration

    /// Makes a newsroom of the version before counters moved in one way, with two of them wrong.
    private func makeOlder() throws {
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
        let queue = try DatabaseQueue(path: path)
        try Migrations.migrator.migrate(queue, upTo: Migration0003Editing.identifier)
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO section (id, slug, name, position) VALUES (1, 'news', 'News', 1);
                    INSERT INTO article (id, slug, language, title, summary, sectionId, status, publishedAt, updatedAt,
                            wordCount, isLive)
                        VALUES (1, 'a', 'en', 'A', 'A.', 1, 'published', 1000, 1000, 1, 1);
                    INSERT INTO article_body VALUES (1, '<p>A.</p>', 'A.');
                    UPDATE section SET articleCount = 4; UPDATE newsroom SET liveArticleCount = 9;
                    """
            )
        }
        try queue.close()
    }

    @Test func whatAnEarlierVersionWroteIsCopiedMigratedAndCountedAnew() throws {
        try makeOlder()
        let told = Mutex<[String]>([])
        let store = try open { $0.tell = { sentence in told.withLock { $0.append(sentence) } } }
        #expect(try store.integrityFaults() == [])
        try store.close()
        #expect(told.withLock(\.count) == 2 && told.withLock { $0[0].contains("0003-editing") })
        let files = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        let copy = try #require(files.first { $0.contains("before") })
        let path = directory.path + "/" + copy
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        let sql = "SELECT liveArticleCount FROM newsroom"
        let count = try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: sql) }
        #expect(count == 9)
        told.withLock { $0 = [] }
        try open { $0.tell = { sentence in told.withLock { $0.append(sentence) } } }.close()
        #expect(told.withLock { $0 } == [])
    }

    @Test func whoOnlyReadsMigratesNothing() throws {
        try makeOlder()
        let before = try Data(contentsOf: URL(filePath: path))
        let error = #expect(throws: NewsError.self) { try open { $0.access = .readOnly } }
        #expect(error?.detail.contains("earlier version") == true)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
}
