internal import GRDB
internal import Glibc
package import NewsDomain

/// Puts a copy in the place of a newsroom.
package struct BackupRestoration {
    private let backup: BackupFile
    private let place: NewsroomPlace
    private let now: Timestamp

    /// Of the copy at a path, into a folder.
    package init(of path: String, into directory: String, at now: Timestamp) {
        backup = BackupFile(path)
        place = NewsroomPlace(NewsroomFiles(directory: directory))
        self.now = now
    }

    /// Puts the copy into the folder, which is made where there is none, and the files of media before it that the folder lacks.
    /// What it replaces is kept beside it; the copy stays as it is. Whoever is killed meanwhile leaves the newsroom as it was, or
    /// the new one in its place.
    ///
    /// Throws ``NewsError/Code/unavailable`` where the copy is damaged or of a newer version, where the newsroom is in use, or
    /// where the disk fails, `CancellationError` where it was stopped; the newsroom is then as it was.
    package func run(
        media: any MediaBackup,
        _ isCancelled: @escaping @Sendable () -> Bool
    ) throws -> RestoredBackup {
        let schema = try backup.schema()
        guard !place.isTaken(by: backup.path) else {
            throw NewsError(.unavailable, "“\(backup.path)” is the newsroom itself: name a copy of it.")
        }
        try place.files.makeDirectory()
        try reportingDisk { try place.requireUnused() }
        let partial = try PartialFile(for: place.database, bytes: NewsroomFiles.bytes(of: backup.path))
        do {
            return try reportingDisk {
                try stage(at: partial.path)
                let miscounts = try BackupFile(partial.path).verify(isCancelled)
                let watch = BackupWatch(isCancelled: isCancelled)
                let files = try media.restore(CopiedNames(at: partial.path), from: backup.path, watch)
                if isCancelled() { throw CancellationError() }
                let kept = try OpeningLock.holding(place.files.directory) { try place.replace(with: partial, at: now) }
                return RestoredBackup(kept: kept, olderSchema: schema.older, miscounts: miscounts, media: files)
            }
        } catch {
            partial.discard()
            throw error
        }
    }

    /// Copies the file to beside the newsroom. Its log of changes begins a history of its own there: whoever followed the one
    /// that is replaced would miss what is in one of them alone.
    private func stage(at path: String) throws {
        let source = try DatabaseQueue(path: backup.path, configuration: StoreOptions().readingConfiguration())
        defer { try? source.close() }
        let copy = try DatabaseQueue(path: path)
        defer { try? copy.close() }
        try source.backup(to: copy)
        try copy.close()
        try OnlineBackup.makeSingle(path)
        try DatabaseQueue(path: path).write { db in
            // Copies of earlier versions have none yet: their migration gives them one.
            let hasHistory = "SELECT 1 FROM pragma_table_info('newsroom') WHERE name = 'history'"
            guard try Int.fetchOne(db, sql: hasHistory) != nil else { return }
            try db.execute(sql: "UPDATE newsroom SET history = lower(hex(randomblob(6)))")
        }
    }

    private func reportingDisk<Value>(_ work: () throws -> Value) throws -> Value {
        do { return try work() } catch let error as DatabaseError {
            throw NewsError(.unavailable, SQLiteNewsroom.sentence(for: error, path: place.database))
        }
    }
}

/// What restoring a copy came to.
package struct RestoredBackup: Sendable, Hashable {
    /// Where that is which was replaced; nil where there was nothing.
    package var kept: String?
    /// The last migration of the version that wrote the copy, where that is an earlier one: the next start migrates it.
    package var olderSchema: String?
    /// What is counted wrongly in it, a sentence each.
    package var miscounts: [String]
    /// What became of the files of media that the copy names.
    package var media: MediaCopySummary
}

extension SchemaState {
    fileprivate var older: String? {
        if case .older(let migration) = self { migration } else { nil }
    }
}
