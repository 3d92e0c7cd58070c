internal import GRDB
package import NewsDomain

/// Copies a newsroom while others read and write (docs/decisions/0041-copies-for-the-bad-day.md).
///
/// It copies within a read of its own, on a connection of its own: SQLite's backup begins anew only where its source changes
/// (https://sqlite.org/backup.html), which a read never sees, and nobody waits for a read. Until it is at its end the write-ahead
/// log keeps what is written.
package struct OnlineBackup {
    private let files: NewsroomFiles

    /// Of the newsroom in a folder, of whatever version up to this one.
    package init(directory: String) {
        files = NewsroomFiles(directory: directory)
    }

    /// See ``BackupRepository/backUp(to:media:_:)``.
    package func run(to path: String, media: any MediaBackup, _ watch: BackupWatch) throws -> BackupSummary {
        guard !PartialFile.isTaken(path) else { throw PartialFile.taken(path) }
        try requireNewsroom()
        let partial = try PartialFile(for: path, bytes: files.databaseBytes)
        do {
            try copy(to: partial, watch)
            watch.checking()
            let miscounts = try BackupFile(partial.path).verify(watch.isCancelled)
            let bytes = partial.bytes
            // After the database, so that all that the copy names is with it, and before the copy has its name.
            let files = CopiedNames(at: partial.path)
            let copied = try media.copy(files, beside: path, watch) { try partial.publish() }
            return BackupSummary(bytes: bytes, miscounts: miscounts, media: copied)
        } catch {
            partial.discard()
            guard let error = error as? DatabaseError else { throw error }
            throw NewsError(
                .unavailable,
                SQLiteNewsroom.sentence(for: error, path: error.isOfTarget ? path : files.database)
            )
        }
    }

    /// Brings back what somebody who was killed had begun, so that the newsroom can be read.
    private func requireNewsroom() throws {
        do {
            let state = try OpeningLock.holding(files.directory) { try SchemaState(at: files.database) }
            guard case .fresh = state else { return }
            throw NewsError(.unavailable, "“\(files.database)” is empty: there is nothing to copy.")
        } catch let error as DatabaseError {
            throw NewsError(.unavailable, SQLiteNewsroom.sentence(for: error, path: files.database))
        }
    }

    private func copy(to partial: PartialFile, _ watch: BackupWatch) throws {
        let source = try DatabaseQueue(path: files.database, configuration: StoreOptions().readingConfiguration())
        defer { try? source.close() }
        let copy = try DatabaseQueue(path: partial.path, configuration: Self.copyConfiguration)
        defer { try? copy.close() }
        try source.inDatabase { db in
            try db.inTransaction(.deferred) {
                // What begins the read: from here on the source is as it is.
                _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
                try copy.writeWithoutTransaction { target in try step(db, target, partial, watch) }
                return .commit
            }
        }
        try copy.close()
        try Self.makeSingle(partial.path)
    }

    private func step(_ db: Database, _ target: Database, _ partial: PartialFile, _ watch: BackupWatch) throws {
        var start = ContinuousClock.now
        try db.backup(to: target, pagesPerStep: BackupProgress.pages) { progress in
            if watch.isCancelled() { throw CancellationError() }
            try partial.flush()
            watch.pace(
                BackupProgress(
                    copied: progress.completedPageCount,
                    of: progress.totalPageCount,
                    took: ContinuousClock.now - start,
                    logBytes: files.logBytes
                )
            )
            start = .now
        }
    }

    /// What fails is thrown away whole, and what is whole is synced before it has its name.
    private static var copyConfiguration: Configuration {
        var configuration = Configuration()
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        }
        return configuration
    }

    /// Makes a database one file, which can be read where nothing can be written. The copy of one that writes ahead would want
    /// a log beside it.
    static func makeSingle(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        try queue.writeWithoutTransaction { db in
            let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
            guard mode == "delete" else { throw NewsError(.unavailable, "“\(path)” is in use by another process.") }
        }
    }
}

extension SQLiteNewsroom: BackupRepository {
    package func backUp(to path: String, media: any MediaBackup, _ watch: BackupWatch) throws -> BackupSummary {
        try OnlineBackup(directory: directory).run(to: path, media: media, watch)
    }

    package func noteBackup(_ fault: HealthFault?) {
        storeHealth.noteBackup(fault)
    }
}

extension DatabaseError {
    /// Whether what failed was writing: of the two files that is the copy.
    fileprivate var isOfTarget: Bool {
        switch resultCode {
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY: true
        default: false
        }
    }
}
