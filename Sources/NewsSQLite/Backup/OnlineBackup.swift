internal import Foundation
internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: BackupRepository {
    /// Copies one state of the newsroom into a file that was not there, while others read and write: a read of its own, which
    /// no write waits for and none disturbs. `pace` is called between steps, each of ``BackupProgress/pages``: by waiting there it
    /// leaves the disk to others. Until the end the write-ahead log keeps what is written meanwhile.
    ///
    /// The copy is one file, for its owner alone, is checked, and appears under its name once it is whole and on the disk.
    /// Throws ``NewsError/Code/conflict`` where there is a file of that name, ``NewsError/Code/unavailable`` where it cannot be
    /// written or is not sound; what `pace` throws stops it. Nothing of it is left then.
    package func backUp(to path: String, pace: (BackupProgress) throws -> Void) throws {
        let partial = "\(path).\(getpid()).partial"
        guard !FileManager.default.fileExists(atPath: path) else {
            throw NewsError(.conflict, "“\(path)” is there already: name another file.")
        }
        let made = open(partial, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard made >= 0 else { throw Self.unwritable(path) }
        Foundation.close(made)
        do {
            try copy(to: partial, pace: pace)
            try BackupFile(partial).check()
            NewsroomFiles.synchronize(partial)
            // Unlike a rename, a link never takes the place of a file that came meanwhile.
            guard link(partial, path) == 0 else { throw Self.unwritable(path) }
            unlink(partial)
            NewsroomFiles.synchronize(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        } catch {
            for suffix in ["", "-journal", "-wal", "-shm"] { unlink(partial + suffix) }
            if let error = error as? DatabaseError { throw NewsError(.unavailable, Self.sentence(for: error, path: path)) }
            throw error
        }
    }

    private static func unwritable(_ path: String) -> NewsError {
        NewsError(.unavailable, "Cannot write “\(path)”: choose a file in a folder you may write to.")
    }

    private func copy(to partial: String, pace: (BackupProgress) throws -> Void) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(StoreOptions.busyTimeout)
        // A connection of its own: nobody waits for it, and it closes with what it has read.
        let source = try DatabaseQueue(path: self.path, configuration: configuration)
        defer { try? source.close() }
        let copy = try DatabaseQueue(path: partial)
        defer { try? copy.close() }
        try source.inDatabase { db in
            // Within a read the source does not change, so that the copy never begins anew (SQLite, "Online Backup API").
            try db.inTransaction(.deferred) {
                _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
                try copy.writeWithoutTransaction { target in
                    try db.backup(to: target, pagesPerStep: BackupProgress.pages) { progress in
                        try pace(BackupProgress(copied: progress.completedPageCount, of: progress.totalPageCount))
                    }
                }
                return .commit
            }
        }
        // The copy is a file by itself, without a log beside it.
        try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    }
}
