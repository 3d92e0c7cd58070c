internal import GRDB
internal import GRDBSQLite
internal import NewsDomain

/// Ends the reads of one connection that take more time than their budget has, by SQLite's progress handler
/// (https://sqlite.org/c3ref/progress_handler.html). An interrupted statement leaves its connection as usable as it was.
///
/// The time is that of the thread's CPU from the first look on: a read too small to be looked at never asks the clock.
/// Sendable although it changes: whoever has taken the connection is the only one to use it.
final class ReadTimeLimiter: @unchecked Sendable {  // See above.
    private var limit: UInt64?
    private var start: UInt64?
    /// Whether the read was ended.
    private(set) var isSpent = false

    /// Has a connection look at the meter from now on. The meter lives as long as the connection: its configuration
    /// keeps it.
    func watch(_ db: Database, every steps: Int32) {
        sqlite3_progress_handler(
            db.sqliteConnection,
            steps,
            { meter in
                guard let meter else { return 0 }
                return Unmanaged<ReadTimeLimiter>.fromOpaque(meter).takeUnretainedValue().mayGoOn() ? 0 : 1
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    /// Begins a read; without a budget it may take any time.
    func begin(_ budget: ReadBudget?) {
        (limit, start, isSpent) = (budget?.processorTime, nil, false)
    }

    /// Ends a read: what follows is not bounded.
    func end() {
        limit = nil
    }

    private func mayGoOn() -> Bool {
        guard let limit else { return true }
        let now = ThreadTime.now()
        guard let start else {
            self.start = now
            return true
        }
        isSpent = now - start > limit
        return !isSpent
    }
}
