internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import NewsDomain

/// A file that may be a copy of a newsroom.
struct BackupFile {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Which version has written it.
    ///
    /// Throws ``NewsError/Code/unavailable`` with a sentence for the operator where it is not a newsroom's, or of a newer version.
    func schema() throws -> SchemaState {
        guard access(path, F_OK) == 0 else { throw NewsError(.unavailable, "There is no file “\(path)”.") }
        do {
            let state = try SchemaState(at: path)
            guard case .fresh = state else {
                try requireWhole()
                return state
            }
            throw NewsError(.unavailable, "“\(path)” is empty: it is no copy of a newsroom.")
        } catch let error as DatabaseError {
            throw presentable(error)
        }
    }

    /// Throws where the file ends within its last page, which SQLite would fill up. With a log beside it, it may be longer there.
    private func requireWhole() throws {
        guard access(path + "-wal", F_OK) != 0 else { return }
        let queue = try DatabaseQueue(path: path, configuration: StoreOptions().readingConfiguration())
        defer { try? queue.close() }
        let size = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        guard let bytes = try queue.read({ db in try Int64.fetchOne(db, sql: size) }),
            NewsroomFiles.bytes(of: path) < bytes
        else { return }
        throw NewsError(.unavailable, "“\(path)” is damaged: it is cut short.")
    }

    /// Looks through all of it: pages, indexes and references, then, where it is of this version, all that is counted. Returns
    /// what is counted wrongly, a sentence each.
    ///
    /// Throws ``NewsError/Code/unavailable`` where it is damaged, `CancellationError` where it was stopped.
    func verify(_ isCancelled: @escaping @Sendable () -> Bool) throws -> [String] {
        let schema = try schema()
        let stop = StopWatch(isCancelled)
        do {
            let queue = try DatabaseQueue(path: path, configuration: StoreOptions.bulk.readingConfiguration())
            defer { try? queue.close() }
            return try withExtendedLifetime(stop) {
                try queue.read { db in
                    stop.watch(db)
                    return try faults(db, schema)
                }
            }
        } catch let error as DatabaseError {
            if error.resultCode == .SQLITE_INTERRUPT { throw CancellationError() }
            throw presentable(error)
        }
    }

    private func faults(_ db: Database, _ schema: SchemaState) throws -> [String] {
        let damage = try db.damage()
        guard damage.isEmpty else {
            throw NewsError(.unavailable, "“\(path)” is damaged: \(damage.prefix(3).joined(separator: "; "))")
        }
        guard case .current = schema else { return [] }
        return try db.miscounts()
    }

    private func presentable(_ error: DatabaseError) -> NewsError {
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            NewsError(.unavailable, "“\(path)” is damaged, or no copy of a newsroom at all.")
        default: NewsError(.unavailable, SQLiteNewsroom.sentence(for: error, path: path))
        }
    }
}

/// Ends the statements of a connection when it is to stop (https://sqlite.org/c3ref/progress_handler.html).
private final class StopWatch: Sendable {
    private let isCancelled: @Sendable () -> Bool
    private static let stepsBetweenLooks: Int32 = 10_000

    init(_ isCancelled: @escaping @Sendable () -> Bool) {
        self.isCancelled = isCancelled
    }

    /// The watch has to live as long as the connection.
    func watch(_ db: Database) {
        sqlite3_progress_handler(
            db.sqliteConnection,
            Self.stepsBetweenLooks,
            { watch in
                guard let watch else { return 0 }
                return Unmanaged<StopWatch>.fromOpaque(watch).takeUnretainedValue().isCancelled() ? 1 : 0
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }
}
