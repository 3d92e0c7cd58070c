internal import Foundation
internal import GRDB
package import NewsDomain

/// How the database is opened.
package struct StoreOptions: Sendable {
    /// What a process may do with it.
    package enum Access: Sendable {
        case readWrite
        /// Makes nothing, migrates nothing, writes nothing.
        case readOnly
    }

    package var access = Access.readWrite
    /// How many connections are kept to read through: as many as threads read at once. Each has a cache of its own.
    package var readers: Int
    /// The page cache of a connection in KiB. The system keeps the file in memory once for all of them: what a connection
    /// does not have costs it a copy of 4 KiB.
    package var cacheKiB: Int
    /// How far the write-ahead log grows, in pages of 4 KiB, before a commit moves it into the database.
    package var checkpointPages: Int
    /// Whether another thread does that, so that no write waits for it: for a server.
    package var checkpointsInBackground = false
    /// Called with a sentence for the operator: that a newsroom is migrated.
    package var tell: @Sendable (String) -> Void = { _ in }
    /// After how many steps of SQLite's machine the time that a read has taken is looked at: often enough that few reads
    /// pass their bound by much, and so seldom that it costs nothing.
    package var stepsBetweenLooks: Int32
    /// How long a connection waits for another process that holds the lock, in seconds.
    package var busyTimeout = StoreOptions.busyTimeout
    /// Told of each read and commit; nil where nobody measures.
    package var observer: (any StorageObserver)?
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

    /// How long a connection waits for another process that holds the lock where nobody says otherwise, in seconds.
    static let busyTimeout = 5.0

    /// What stays of the write-ahead log once it has been moved into the database, in bytes. While somebody reads for long
    /// it cannot be moved, and grows; without this it would keep that size.
    static let logSizeLimit = 64 << 20

    /// Of a connection that only reads. It, too, may have to wait: while the last one of another process closes the
    /// database, or the first one after a crash recovers it (SQLite, "Write-Ahead Logging", section 8).
    func readingConfiguration() -> Configuration {
        var configuration = shared()
        configuration.readonly = true
        return configuration
    }

    /// Of the connection that writes.
    func writingConfiguration(_ journal: Journal = .writeAhead) -> Configuration {
        var configuration = shared()
        configuration.prepareDatabase { db in
            // Here rather than by GRDB's journalMode: that would set synchronous to NORMAL afterwards.
            try db.execute(
                sql: """
                    PRAGMA journal_mode = \(journal.rawValue);
                    PRAGMA synchronous = \(journal.synchronous.name);
                    PRAGMA journal_size_limit = \(StoreOptions.logSizeLimit);
                    """
            )
        }
        return configuration
    }

    private func shared() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busyTimeout)
        configuration.label = "newsroom"
        let (cacheKiB, checkpointPages, onStatement) = (cacheKiB, checkpointPages, onStatement)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
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

/// How a connection that writes can take back what it began, and when what it wrote is on the disk.
enum Journal: String {
    /// For everything that goes on while others read.
    case writeAhead = "wal"
    /// For what has the file for itself.
    case rollback = "delete"

    /// SQLite's `synchronous`: what it takes for a commit to survive a power cut. A rollback journal's end is the removal of
    /// its name, which only EXTRA waits for (SQLite, "PRAGMA synchronous").
    var synchronous: (name: String, level: Int) {
        switch self {
        case .writeAhead: ("FULL", 2)
        case .rollback: ("EXTRA", 3)
        }
    }
}

extension DatabaseQueue {
    /// Throws ``NewsError/Code/unavailable`` unless commits on this very connection wait for the disk, and references and
    /// counters are kept: what was asked for is read back, since a library may have set it otherwise in the meantime.
    func verify(_ journal: Journal) throws {
        let wanted = [
            ("journal_mode", journal.rawValue), ("synchronous", String(journal.synchronous.level)),
            ("foreign_keys", "1"), ("recursive_triggers", "1"),
        ]
        try inDatabase { db in
            for (name, value) in wanted {
                let found = try db.firstRow("PRAGMA \(name)") { $0.next() as String }
                guard found == value else {
                    throw NewsError(
                        .unavailable,
                        "SQLite does not do as it was told: \(name) is \(found ?? "unknown") in place of \(value)."
                    )
                }
            }
        }
    }
}
