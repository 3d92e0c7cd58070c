internal import GRDB
internal import NewsDomain

extension SQLiteNewsroom {
    /// Opens the connections that requests read through, for a server: those that it has go on to be read through, whatever
    /// becomes of the files' names.
    package func openReaders() throws {
        try reportingFailures { try readers.openAll() }
    }

    /// Reads one state of the newsroom, on the calling thread.
    ///
    /// A read is a few microseconds of work on pages that are mostly in memory: handing it to another thread and back
    /// costs more than the read itself (docs/decisions/0003-reading.md).
    ///
    /// Throws ``NewsError/Code/unavailable`` where the database is busy or closed; another failure of SQLite's as it is.
    func read<Value>(_ value: (Database) throws -> Value) throws -> Value {
        try readWithCaches { db, _ in try value(db) }
    }

    /// The same, with the names that the connection has read before.
    func readWithNames<Value>(_ value: (Database, NameCache) throws -> Value) throws -> Value {
        try readWithCaches { db, caches in try value(db, caches.names) }
    }

    /// The same, with all that the connection remembers.
    func readWithCaches<Value>(_ value: (Database, ConnectionCaches) throws -> Value) throws -> Value {
        do {
            return try readers.readWithCaches(value)
        } catch let error as DatabaseError where error.isOfStorage {
            let fault = error.fault(at: path)
            if error.isOfDisk { storeHealth.noteRead(fault) }
            throw NewsError.unavailable("The newsroom is busy. Try again in a moment.", fault)
        }
    }
}
