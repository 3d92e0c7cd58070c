internal import Dispatch
internal import GRDB
internal import GRDBSQLite
internal import NewsDomain
internal import Synchronization

/// Moves the write-ahead log into the database beside the connection that writes, so that no write waits for more than the last
/// few pages: after somebody has read for long, such as a backup, there may be hundreds of megabytes
/// (docs/decisions/0041-copies-for-the-bad-day.md).
///
/// SQLite's own way is that the commit that finds the log long moves all of it. Here another thread does, as often as it takes
/// until little is left; then a commit moves the rest, since the log begins anew only where nothing at all is left, and while
/// others write something always is.
final class LogCheckpointer: Sendable {
    private struct State {
        var isRunning = false
        /// Whether so little is left that the next commit moves it.
        var isNearlyDone = false
        /// How long the log has to be before it is begun again, in pages.
        var next = 0
    }

    private enum Step { case none, begin, finish }

    /// How long the log is when it is begun with, in pages.
    private let threshold: Int
    private let connection: DatabaseQueue
    private let thread = DispatchQueue(label: "newsroom.checkpoints", qos: .utility)
    private let state = Mutex(State())

    /// How often it is tried at most to leave little for a commit: where it is written faster than moved, the writers wait.
    private static let passes = 8
    /// The part of the threshold that is little.
    private static let little = 8

    /// For the database at a path, which is there and writes ahead.
    init(path: String, options: StoreOptions) throws {
        threshold = options.checkpointPages
        connection = try DatabaseQueue(path: path, configuration: options.writingConfiguration())
    }

    /// Has a connection call this after its commits, in place of moving the log itself (https://sqlite.org/c3ref/wal_hook.html).
    /// This has to live as long as the connection.
    func watch(_ db: Database) {
        sqlite3_wal_hook(
            db.sqliteConnection,
            { checkpointer, db, _, pages in
                guard let checkpointer, let db else { return SQLITE_OK }
                Unmanaged<LogCheckpointer>.fromOpaque(checkpointer).takeUnretainedValue().committed(db, Int(pages))
                return SQLITE_OK
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    /// Waits for what is under way, and ends.
    func close() throws {
        thread.sync {}
        try connection.close()
    }

    private func committed(_ db: OpaquePointer, _ pages: Int) {
        switch state.withLock({ step(&$0, pages) }) {
        case .none: break
        case .begin: thread.async { self.run() }
        // What cannot be moved now is moved later: the commit itself is on the disk.
        case .finish: sqlite3_wal_checkpoint_v2(db, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        }
    }

    private func step(_ state: inout State, _ pages: Int) -> Step {
        guard pages >= threshold else {
            state.next = 0
            return .none
        }
        if state.isNearlyDone {
            state.isNearlyDone = false
            // Where somebody still reads what lies in the log, it does not begin anew yet.
            state.next = pages + threshold / 2
            return .finish
        }
        guard !state.isRunning, pages >= state.next else { return .none }
        state.isRunning = true
        return .begin
    }

    private func run() {
        var moved = -1
        var isBlocked = false
        var pages = 0
        for _ in 0..<Self.passes {
            // Another process may be doing the same.
            guard let pass = try? connection.inDatabase({ try $0.checkpoint(.passive) }) else { break }
            pages = pass.walFrameCount
            isBlocked = pass.checkpointedFrameCount == moved
            moved = pass.checkpointedFrameCount
            if isBlocked || pages - moved <= threshold / Self.little { break }
        }
        let isLittle = pages - moved <= threshold / Self.little
        state.withLock { state in
            state.isRunning = false
            state.isNearlyDone = isLittle || !isBlocked
            if !state.isNearlyDone { state.next = pages + threshold / 2 }
        }
    }
}
