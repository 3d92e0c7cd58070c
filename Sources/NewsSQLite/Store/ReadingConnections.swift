internal import GRDB
internal import NewsDomain
internal import Synchronization

/// The connections that requests read through: each has a cache of its own, and shows one committed state while it reads.
///
/// GRDB's `DatabasePool` would do the same, but prepares three statements for each read and hands it through three queues,
/// which costs half of what a small read does (docs/decisions/0013-plain-reads.md).
final class ReadingConnections: Sendable {
    private let path: String
    private let configuration: Configuration
    /// How many are kept open while nobody reads.
    private let kept: Int
    private let state = Mutex(State())

    private struct State {
        var idle: [DatabaseQueue] = []
        var isClosed = false
    }

    /// Connections to a database that is there and writes ahead.
    init(path: String, configuration: Configuration, kept: Int) {
        self.path = path
        self.kept = kept
        self.configuration = configuration
    }

    /// Reads one state of the database, on the calling thread. Never waits: where all connections are in use, it opens one.
    ///
    /// Throws ``NewsError/Code/unavailable`` after ``close()``, else what SQLite and `value` throw.
    func read<Value>(_ value: (Database) throws -> Value) throws -> Value {
        let connection = try take() ?? DatabaseQueue(path: path, configuration: configuration)
        defer { giveBack(connection) }
        return try connection.unsafeRead { db in try db.snapshot(value) }
    }

    /// Closes what nobody reads through; the others close when they are given back.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.idle = []
        }
    }

    private func take() throws -> DatabaseQueue? {
        try state.withLock { state in
            guard !state.isClosed else { throw NewsError(.unavailable, "The newsroom is closed.") }
            return state.idle.popLast()
        }
    }

    private func giveBack(_ connection: DatabaseQueue) {
        state.withLock { state in
            if !state.isClosed, state.idle.count < kept { state.idle.append(connection) }
        }
    }
}

extension Database {
    /// Has all statements of `value` see the same state.
    fileprivate func snapshot<Value>(_ value: (Database) throws -> Value) throws -> Value {
        try run("BEGIN")
        do {
            let value = try value(self)
            try run("COMMIT")
            return value
        } catch {
            try? run("ROLLBACK")
            throw error
        }
    }
}
