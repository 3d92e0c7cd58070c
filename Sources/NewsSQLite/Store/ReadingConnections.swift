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
    /// After how many steps of a statement its time is looked at.
    private let stepsBetweenLooks: Int32
    private let observer: (any StorageObserver)?
    private let state = Mutex(State())

    private struct State {
        var idle: [Connection] = []
        var isClosed = false
    }

    private struct Connection {
        let queue: DatabaseQueue
        let caches = ConnectionCaches()
        let meter = ReadTimeLimiter()

        init(path: String, configuration: Configuration, stepsBetweenLooks: Int32) throws {
            var configuration = configuration
            configuration.prepareDatabase { [meter, caches] db in
                meter.watch(db, every: stepsBetweenLooks)
                try SearchScore.register(db, caches.searchRows)
            }
            queue = try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// Connections to a database that is there and writes ahead.
    init(
        path: String,
        configuration: Configuration,
        kept: Int,
        stepsBetweenLooks: Int32,
        observer: (any StorageObserver)? = nil
    ) {
        self.observer = observer
        self.path = path
        self.kept = kept
        self.stepsBetweenLooks = stepsBetweenLooks
        self.configuration = configuration
    }

    /// Reads one state of the database, on the calling thread. Never waits: where all connections are in use, it opens one.
    ///
    /// Throws ``NewsError/Code/unavailable`` after ``close()``, ``ReadBudget/Exceeded`` where the read has a budget and needs
    /// more, else what SQLite and `value` throw.
    func readWithCaches<Value>(_ value: (Database, ConnectionCaches) throws -> Value) throws -> Value {
        let start = observer.map { _ in ContinuousClock.now }
        let connection = try take() ?? open()
        defer {
            giveBack(connection)
            if let observer, let start { observer.hasRead(in: .now - start) }
        }
        return try connection.queue.unsafeRead { db in
            try db.snapshot(connection.meter) { try value($0, connection.caches) }
        }
    }

    private func open() throws -> Connection {
        try Connection(path: path, configuration: configuration, stepsBetweenLooks: stepsBetweenLooks)
    }

    /// The same, where nothing is wanted of what was read before.
    func read<Value>(_ value: (Database) throws -> Value) throws -> Value {
        try readWithCaches { db, _ in try value(db) }
    }

    /// Opens as many as are kept: who reads later needs neither the time nor the file's name.
    func openAll() throws {
        let missing = state.withLock { $0.isClosed ? 0 : max(0, kept - $0.idle.count) }
        for _ in 0..<missing { giveBack(try open()) }
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

/// What a connection remembers of what it has read.
struct ConnectionCaches: Sendable {
    let names = NameCache()
    let searchRows = SearchRowCache()
}

extension Database {
    /// Has all statements of `value` see the same state, within the budget of the read.
    fileprivate func snapshot<Value>(_ meter: ReadTimeLimiter, _ value: (Database) throws -> Value) throws -> Value {
        try run("BEGIN")
        do {
            meter.begin(ReadBudget.current)
            let value = try value(self)
            meter.end()
            try run("COMMIT")
            return value
        } catch {
            let isSpent = meter.isSpent
            meter.end()
            try? run("ROLLBACK")
            throw isSpent ? ReadBudget.Exceeded() : error
        }
    }
}
