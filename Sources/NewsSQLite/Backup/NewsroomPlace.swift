internal import Foundation
internal import GRDB
internal import NewsDomain

/// Where a newsroom lies, or is to lie, that is replaced by another.
struct NewsroomPlace {
    let files: NewsroomFiles
    /// The database itself, where a link stands under its name: SQLite keeps its log beside that.
    let database: String

    init(_ files: NewsroomFiles) {
        self.files = files
        let resolved = realpath(files.database, nil)
        defer { free(resolved) }
        database = resolved.map { String(cString: $0) } ?? files.database
    }

    /// Whether a path leads to the newsroom, by whatever name.
    func isTaken(by path: String) -> Bool {
        var (own, other) = (stat(), stat())
        return stat(database, &own) == 0 && stat(path, &other) == 0 && own.st_dev == other.st_dev
            && own.st_ino == other.st_ino
    }

    /// Throws ``NewsError/Code/unavailable`` where another process has the newsroom open.
    func requireUnused() throws {
        try alone {}
    }

    /// Puts a copy into its place, in one step; nobody can use the newsroom meanwhile. The newsroom that is there gets another
    /// name beside it: returns that, nil where there is none.
    func replace(with partial: PartialFile, at now: Timestamp) throws -> String? {
        removeLeftNames()
        partial.give(toOwnerOf: exists(database) ? database : PartialFile.folder(of: database))
        return try alone {
            let kept = try keep(under: freeName(at: now))
            try partial.replaceTarget()
            return kept
        }
    }

    /// Gives what is there a second name, which it keeps when the first one is given to the copy. A log or a journal that is left
    /// beside a database that was lost or is damaged is moved: SQLite would take it for the copy's.
    private func keep(under name: String) throws -> String? {
        var kept: String?
        for suffix in ["-wal", "-journal", "-shm"] where exists(database + suffix) {
            guard rename(database + suffix, name + suffix) == 0 else { throw cannotKeep(name) }
            if suffix != "-shm" { kept = name + suffix }
        }
        if exists(database) {
            guard link(database, name) == 0 else { throw cannotKeep(name) }
            kept = name
        }
        NewsroomFiles.synchronize(PartialFile.folder(of: database))
        return kept
    }

    private func cannotKeep(_ name: String) -> NewsError {
        let reason = String(cString: strerror(errno))
        return NewsError(.unavailable, "Cannot keep what is there as “\(name)” (\(reason)): move it away yourself.")
    }

    private var prefix: String { PartialFile.folder(of: database) + "/newsroom-replaced-" }

    private func freeName(at now: Timestamp) -> String {
        let name = prefix + now.fileName
        let names = [name] + (2...1000).map { "\(name)-\($0)" }
        return (names.first { !PartialFile.isTaken($0 + ".sqlite") } ?? name) + ".sqlite"
    }

    /// Whoever was killed between giving the newsroom its second name and replacing it has left both: nothing was replaced.
    private func removeLeftNames() {
        let folder = PartialFile.folder(of: database)
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let path = "\(folder)/\(name)"
            if path.hasPrefix(prefix), isTaken(by: path) { unlink(path) }
        }
    }

    private func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    // MARK: In use

    /// Does `work` while nobody else can use the newsroom. What its log has is moved into it, so that one file holds everything.
    private func alone<Value>(_ work: () throws -> Value) throws -> Value {
        guard exists(database) else { return try work() }
        var configuration = Configuration()
        // Whoever is just closing it is waited for.
        configuration.busyMode = .timeout(1)
        do {
            let queue = try DatabaseQueue(path: database, configuration: configuration)
            defer { try? queue.close() }
            return try queue.writeWithoutTransaction { db in try alone(db, work) }
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            throw inUse
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            // What is damaged is kept as it is, unless a server still has it.
            guard !isLocked else { throw inUse }
            return try work()
        }
    }

    private func alone<Value>(_ db: Database, _ work: () throws -> Value) throws -> Value {
        // Only who has it alone can end its write-ahead log.
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") == "delete" else { throw inUse }
        var value: Value?
        try db.inTransaction(.exclusive) {
            value = try work()
            return .rollback
        }
        guard let value else { throw NewsError(.internal, "A transaction was never run.") }
        return value
    }

    /// Whether another process holds any of the locks that SQLite takes of a database that writes ahead, for as long as it is
    /// open (sqlite3.c, `PENDING_BYTE` and what follows it).
    private var isLocked: Bool {
        let descriptor = open(database, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        // Closing it ends the locks that this process has on the file: it has none.
        defer { close(descriptor) }
        var lock = flock()
        (lock.l_type, lock.l_whence) = (Int16(F_WRLCK), Int16(SEEK_SET))
        (lock.l_start, lock.l_len) = (0x4000_0000, 512)
        return fcntl(descriptor, F_GETLK, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
    }

    private var inUse: NewsError {
        NewsError(
            .unavailable,
            "“\(database)” is in use: stop the server, or what else has it open, and run the same command again."
        )
    }
}

extension Timestamp {
    /// The moment in UTC as part of a file's name: `2026-11-27T154200Z`.
    package var fileName: String { rfc3339.replacing(":", with: "") }
}
