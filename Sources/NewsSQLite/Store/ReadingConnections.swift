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
        var idle: [Connection] = []
        var isClosed = false
    }

    private struct Connection {
        let queue: DatabaseQueue
        let names = KnownNames()
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
    func readWithNames<Value>(_ value: (Database, KnownNames) throws -> Value) throws -> Value {
        let connection = try take() ?? Connection(queue: DatabaseQueue(path: path, configuration: configuration))
        defer { giveBack(connection) }
        return try connection.queue.unsafeRead { db in try db.snapshot { try value($0, connection.names) } }
    }

    /// The same, where no names are wanted.
    func read<Value>(_ value: (Database) throws -> Value) throws -> Value {
        try readWithNames { db, _ in try value(db) }
    }

    /// Closes what nobody reads through; the others close when they are given back.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.idle = []
        }
    }

    private func take() throws -> Connection? {
        try state.withLock { state in
            guard !state.isClosed else { throw NewsError(.unavailable, "The newsroom is closed.") }
            return state.idle.popLast()
        }
    }

    private func giveBack(_ connection: Connection) {
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
