internal import Foundation
internal import GRDB
package import NewsDomain

/// Puts a copy in the place of a newsroom.
package enum BackupRestoration {
    /// Puts the copy at `path` into a folder, which is made where there is none. What it replaces is kept beside it: returns the
    /// path of that, nil where there was nothing. The copy stays as it is.
    ///
    /// Throws ``NewsError/Code/unavailable`` where the copy is not sound, where the newsroom is in use, or where the disk
    /// fails; the newsroom is then as it was.
    package static func restore(_ path: String, into directory: String, at now: Timestamp) throws -> String? {
        let (backup, files) = (BackupFile(path), NewsroomFiles(directory: directory))
        try backup.check()
        try files.makeDirectory()
        let partial = files.database + ".partial"
        do {
            try stage(path, at: partial)
            return try OpeningLock.holding(directory) { try replace(files, with: partial, at: now) }
        } catch {
            for suffix in ["", "-journal"] { unlink(partial + suffix) }
            if let error = error as? DatabaseError {
                throw NewsError(.unavailable, SQLiteNewsroom.sentence(for: error, path: files.database))
            }
            throw error
        }
    }

    /// Copies the file beside the newsroom, where its log of changes begins a history of its own: whoever followed the one
    /// that is replaced would miss what is in neither.
    private static func stage(_ path: String, at partial: String) throws {
        for suffix in ["", "-journal"] { unlink(partial + suffix) }
        let source = try DatabaseQueue(path: path, configuration: readOnly)
        defer { try? source.close() }
        let made = open(partial, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard made >= 0 else { throw NewsError(.unavailable, "Cannot write “\(partial)”: the disk may be full.") }
        close(made)
        let copy = try DatabaseQueue(path: partial)
        defer { try? copy.close() }
        try source.backup(to: copy)
        try copy.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;")
            // Copies of earlier versions have no history yet: their migration gives them one.
            let hasHistory = "SELECT 1 FROM pragma_table_info('newsroom') WHERE name = 'history'"
            if try Int.fetchOne(db, sql: hasHistory) != nil {
                try db.execute(sql: "UPDATE newsroom SET history = lower(hex(randomblob(6)))")
            }
        }
        NewsroomFiles.synchronize(partial)
    }

    private static var readOnly: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        return configuration
    }

    /// The newsroom that is there gets another name beside its own, which the copy then takes. A log that is left of one that was
    /// lost or damaged is kept with it: SQLite would take it for the copy's.
    private static func replace(_ files: NewsroomFiles, with partial: String, at now: Timestamp) throws -> String? {
        var kept: String?
        if files.exist {
            try requireUnused(files)
            let name = "\(files.directory)/newsroom-replaced-\(now.fileName).sqlite"
            guard link(files.database, name) == 0 else {
                throw NewsError(.unavailable, "Cannot keep the present newsroom as “\(name)”.")
            }
            kept = name
        }
        for suffix in ["-wal", "-shm"] {
            rename(files.database + suffix, "\(files.directory)/newsroom-replaced-\(now.fileName).sqlite\(suffix)")
        }
        guard rename(partial, files.database) == 0 else {
            throw NewsError(.unavailable, "Cannot write “\(files.database)”.")
        }
        NewsroomFiles.synchronize(files.directory)
        return kept
    }

    /// Throws where another process has the newsroom open. Its log is moved into it, so that one file holds everything.
    private static func requireUnused(_ files: NewsroomFiles) throws {
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(1)
            let queue = try DatabaseQueue(path: files.database, configuration: configuration)
            defer { try? queue.close() }
            // Only who has it alone can end its write-ahead log.
            try queue.writeWithoutTransaction { db in
                let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
                guard mode == "delete" else { throw inUse(files) }
            }
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            throw inUse(files)
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            // What is damaged is what is to be replaced; it is kept as it is.
        }
    }

    private static func inUse(_ files: NewsroomFiles) -> NewsError {
        NewsError(.unavailable, "“\(files.database)” is in use: stop the server, and run the same command again.")
    }
}

extension Timestamp {
    /// The moment in UTC as part of a file's name: `2026-11-27T154200Z`.
    package var fileName: String { rfc3339.replacing(":", with: "") }
}
