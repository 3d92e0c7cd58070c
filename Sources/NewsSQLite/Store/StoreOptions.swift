internal import Foundation
internal import GRDB

/// How the database is opened.
package struct StoreOptions: Sendable {
    /// How many connections are kept to read through: as many as threads read at once. Each has a cache of its own.
    package var readers: Int
    /// The page cache of a connection in KiB. The system keeps the file in memory once for all of them: what a connection
    /// does not have costs it a copy of 4 KiB.
    package var cacheKiB: Int
    /// How far the write-ahead log grows, in pages of 4 KiB, before a commit moves it into the database.
    package var checkpointPages: Int
    /// After how many steps of SQLite's machine the time that a read has taken is looked at: often enough that few reads
    /// pass their bound by much, and so seldom that it costs nothing.
    package var stepsBetweenLooks: Int32
    /// Called with the SQL of every statement that is run. For tests.
    package var onStatement: (@Sendable (String) -> Void)?

    package init(
        readers: Int = ProcessInfo.processInfo.activeProcessorCount + 2,
        cacheKiB: Int = 2 * 1024,
        checkpointPages: Int = 1000,
        stepsBetweenLooks: Int32 = 1000,
        onStatement: (@Sendable (String) -> Void)? = nil
    ) {
        self.readers = readers
        self.cacheKiB = cacheKiB
        self.checkpointPages = checkpointPages
        self.stepsBetweenLooks = stepsBetweenLooks
        self.onStatement = onStatement
    }

    /// For an import: one writer with much to remember, that moves its log seldom.
    package static let bulk = StoreOptions(readers: 1, cacheKiB: 48 * 1024, checkpointPages: 8000)

    /// How long a connection waits for another process that holds the lock, in seconds.
    static let busyTimeout = 5.0

    /// Of a connection that only reads. It, too, may have to wait: while the last one of another process closes the
    /// database, or the first one after a crash recovers it (SQLite, "Write-Ahead Logging", section 8).
    func readingConfiguration() -> Configuration {
        var configuration = configuration()
        configuration.readonly = true
        return configuration
    }

    func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(StoreOptions.busyTimeout)
        configuration.journalMode = .wal
        configuration.label = "newsroom"
        let (cacheKiB, checkpointPages, onStatement) = (cacheKiB, checkpointPages, onStatement)
        configuration.prepareDatabase { db in
            // An acknowledged write survives a power cut: WAL needs FULL for that.
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA cache_size = -\(cacheKiB);
                    PRAGMA wal_autocheckpoint = \(checkpointPages);
                    PRAGMA recursive_triggers = ON;
                    PRAGMA temp_store = MEMORY;
                    """
            )
            if let onStatement {
                db.trace(options: .statement) { event in onStatement(event.description) }
            }
        }
        return configuration
    }
}
