internal import Dispatch
internal import Foundation
internal import GRDB
package import NewsDomain
internal import Synchronization

/// The newsroom in one SQLite file: a write-ahead log, one writer, and as many readers as there are cores to use them.
package final class SQLiteNewsroom: Sendable {
    let writer: DatabaseQueue
    let readers: ReadingConnections
    let clock: any NewsClock
    /// Through which requests write.
    let commits: CommitQueue
    /// Who is told of what was committed.
    let notes: CommitNotes
    let recentViews = Mutex(RecentViews())
    let rankingInputs = Mutex(RankingInputs())

    /// The file's path.
    package let path: String

    /// Opens the newsroom in a folder, which is made where there is none, and brings its schema up to date.
    ///
    /// Throws ``NewsError/Code/unavailable`` with a sentence for the operator where the folder or the file cannot be
    /// used, or was written by a newer version.
    package init(directory: String, clock: any NewsClock, options: StoreOptions = StoreOptions()) throws {
        self.clock = clock
        notes = CommitNotes(clock: clock)
        path = directory + "/" + SQLiteNewsroom.fileName
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        } catch {
            throw NewsError(.unavailable, "Cannot make the data directory “\(directory)”: choose one you may write to.")
        }
        do {
            try SQLiteNewsroom.refuseForeign(path)
            writer = try DatabaseQueue(path: path, configuration: options.configuration())
            try SQLiteNewsroom.migrate(writer)
            readers = ReadingConnections(
                path: path,
                configuration: options.readingConfiguration(),
                kept: options.readers,
                stepsBetweenLooks: options.stepsBetweenLooks
            )
            commits = CommitQueue(writer, notes)
        } catch let error as DatabaseError {
            throw NewsError(.unavailable, SQLiteNewsroom.sentence(for: error, path: path))
        }
        _ = try publishDueArticles(at: clock.now())
    }

    /// The database's name within the data directory.
    package static let fileName = "newsroom.sqlite"

    /// Whether a folder holds a newsroom.
    package static func exists(in directory: String) -> Bool {
        FileManager.default.fileExists(atPath: directory + "/" + fileName)
    }

    /// Moves the write-ahead log into the database file, and closes both.
    package func close() throws {
        readers.close()
        try? writer.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        try writer.close()
    }

    /// The SQL of a freshly migrated newsroom: what `schema.sql` holds.
    package static func schema() throws -> String {
        let queue = try DatabaseQueue(configuration: StoreOptions().configuration())
        try Migrations.migrator.migrate(queue)
        return try queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT sql || ';' FROM sqlite_schema
                    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
                    ORDER BY rowid
                    """
            )
            .joined(separator: "\n\n") + "\n"
        }
    }

    /// Throws where the file is not ours to write, before anything is written to it.
    private static func refuseForeign(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        var configuration = Configuration()
        configuration.readonly = true
        // A server that is just closing it, or opening it, is waited for.
        configuration.busyMode = .timeout(StoreOptions.busyTimeout)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        try queue.read { db in
            let marked = try Int.fetchOne(db, sql: "PRAGMA application_id") == Migrations.applicationID
            // A file whose first migration was interrupted is empty but for the list of migrations.
            let tables =
                try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'grdb_%'") ?? 0
            guard marked || tables == 0 else {
                throw NewsError(.unavailable, "“\(path)” is not a Broadsheet newsroom: choose another data directory.")
            }
            guard try !Migrations.migrator.hasBeenSuperseded(db) else {
                throw NewsError(
                    .unavailable,
                    "“\(path)” was written by a newer version of Broadsheet: update this one."
                )
            }
        }
    }

    private static func migrate(_ writer: DatabaseQueue) throws {
        let isCurrent = try writer.read { db in try Migrations.migrator.hasCompletedMigrations(db) }
        if !isCurrent { try Migrations.migrator.migrate(writer) }
    }

    /// A sentence for the operator about a database that cannot be used. Names the path: never sent to a client.
    static func sentence(for error: DatabaseError, path: String) -> String {
        switch error.resultCode {
        case .SQLITE_FULL: "The disk is full: make room and run the same command again."
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
            "Cannot open “\(path)”: check that you may read and write it and its folder."
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: "“\(path)” is damaged or no SQLite database: restore it from a backup."
        case .SQLITE_BUSY, .SQLITE_LOCKED: "“\(path)” is in use by another process: try again when it is done."
        case .SQLITE_IOERR:
            "The disk failed while using “\(path)” (\(error.extendedResultCode)): check it and its space."
        default: "Cannot use “\(path)” (\(error.extendedResultCode))."
        }
    }
}
