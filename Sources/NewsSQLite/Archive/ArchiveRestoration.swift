internal import GRDB
package import NewsDomain

/// Fills an empty newsroom with an archive, in one transaction (docs/decisions/0012-restoring.md): all of it or nothing,
/// also where the process is killed or the power fails.
///
/// Meanwhile the file is its alone. A server or a command that has it open keeps it from beginning; one that opens it
/// meanwhile is told that it is in use.
package final class ArchiveRestoration: ArchiveDestination {
    private let db: Database
    private let now: Timestamp
    private var records = 0
    private var inFocus: [Int64] = []

    private init(_ db: Database, at now: Timestamp) {
        self.db = db
        self.now = now
    }

    /// Restores the newsroom in a folder, which is made where there is none. `work` writes the records, and returns what
    /// tells the archive from any other; where it throws, the newsroom stays as it was.
    ///
    /// Throws ``NewsError/Code/conflict`` where the newsroom is not empty, ``NewsError/Code/unavailable`` where it is in
    /// use or the disk fails.
    package static func restore(
        in directory: String,
        clock: any NewsClock,
        _ work: (ArchiveRestoration) throws -> String
    ) throws {
        let path = try withRankings(of: directory, clock) { $0.path }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration())
            defer { try? queue.close() }
            try queue.verify(.rollback)
            try queue.inDatabase { db in
                try db.inTransaction(.exclusive) {
                    try restore(db, at: clock.now(), work)
                    return .commit
                }
            }
        } catch let error as DatabaseError {
            throw NewsError(.unavailable, sentence(for: error, path: path))
        }
        _ = try withRankings(of: directory, clock) { _ in }
    }

    /// Opens a newsroom and brings its windows to the present hour: views that are written go at once to where they
    /// belong, and rankings are made of what was written.
    private static func withRankings<Value>(
        of directory: String,
        _ clock: any NewsClock,
        _ work: (SQLiteNewsroom) throws -> Value
    ) throws -> Value {
        let store = try SQLiteNewsroom(directory: directory, clock: clock, options: .bulk)
        defer { try? store.close() }
        try store.refreshRankings(at: clock.now())
        return try work(store)
    }

    /// A rollback journal in place of the write-ahead log: it holds the few pages of an empty newsroom and none of what is
    /// added, so that everything is written once.
    private static func configuration() -> Configuration {
        var configuration = StoreOptions.bulk.writingConfiguration(.rollback)
        // Indexes are sorted in files, not in memory.
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA temp_store = FILE") }
        return configuration
    }

    private static func sentence(for error: DatabaseError, path: String) -> String {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: "“\(path)” is in use: stop the server, and run the same command again."
        default: SQLiteNewsroom.sentence(for: error, path: path)
        }
    }

    private static func restore(_ db: Database, at now: Timestamp, _ work: (ArchiveRestoration) throws -> String) throws
    {
        guard try db.archiveState() == .empty else {
            throw NewsError(.conflict, "The newsroom is not empty: an archive goes into an empty one.")
        }
        try db.run("DELETE FROM collection")
        // Sorted once at the end they cost a fraction of what they cost row by row.
        let indexes = try db.rows("SELECT name, sql FROM sqlite_schema WHERE sql LIKE 'CREATE INDEX %' ORDER BY rowid")
        {
            (name: $0.next() as String, sql: $0.next() as String)
        }
        for index in indexes { try db.execute(sql: "DROP INDEX \(index.name)") }
        let restoration = ArchiveRestoration(db, at: now)
        let archive = try work(restoration)
        for index in indexes { try db.execute(sql: index.sql) }
        try db.pickInFocus(restoration.inFocus, at: now)
        try db.moveLastIDs()
        try db.noteAllLive(at: now)
        try db.beginTopicSearch()
        try db.indexAllLater()
        try db.noteArchive(archive, records: restoration.records, at: now)
    }

    package func write(_ records: [ArchiveRecord]) throws {
        do {
            try writeTogether(records[...])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            // One after the other, to tell which it was.
            for index in records.indices { try write(records[index], index) }
            throw error
        }
        self.records += records.count
    }

    private func write(_ record: ArchiveRecord, _ index: Int) throws {
        do {
            try writeTogether([record])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw ArchiveContradiction(record: index, detail: error.words(about: record))
        }
    }

    private func writeTogether(_ records: ArraySlice<ArchiveRecord>) throws {
        try db.inSavepoint {
            var writer = ArchiveWriter(db, at: now)
            try writer.write(Array(records))
            inFocus += writer.inFocus
            return .commit
        }
    }
}
