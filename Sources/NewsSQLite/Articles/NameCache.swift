internal import GRDB
internal import GRDBSQLite
internal import NewsDomain
internal import Synchronization

/// What authors and tags are called, as far as a connection has read it: a list of 20 names some 120 of them, nearly all of
/// which the one before has named too (docs/decisions/0014-known-names.md).
///
/// Never older than the state that is read: whatever renames, merges or deletes one is in the change log with it, and the
/// log is asked first. One that was made for a single read knows nothing, and reads each name once.
final class NameCache: Sendable {
    /// What is named. The raw value is its table, and its kind in the change log.
    enum Kind: String {
        case author, tag
    }

    /// How many of a kind are kept, before all are forgotten: about a megabyte, where a newsroom has so many.
    private static let capacity = 8_192
    /// How many changes are looked through for one of a name; after more of them all are forgotten.
    fileprivate static let changesLookedThrough = 1_000

    private let state = Mutex(State())

    fileprivate struct State {
        /// SQLite's number of what the connection sees of others' commits, when the log was last looked at.
        var dataVersion: UInt32?
        /// The place in the change log up to which the names are right.
        var lastChange: Int64 = 0
        var names: [Kind: [Int64: NamedReference]] = [:]
    }

    /// Calls `work` with what is known, and again with what it missed until it misses nothing: `work` begins anew each time.
    /// Comes behind the first statement of a read, which is when SQLite settles on the state that is read.
    func read<Value>(_ kind: Kind, _ db: Database, _ work: (inout Look) throws -> Value) throws -> Value {
        try state.withLock { state in
            try state.forgetChanged(db)
            // Taken out meanwhile: what two hold is copied whole where one adds to it.
            var look = Look(names: state.names.removeValue(forKey: kind) ?? [:])
            defer { state.names[kind] = look.names }
            var value = try work(&look)
            guard !look.missing.isEmpty else { return value }
            if look.names.count + look.missing.count > Self.capacity { look.names = [:] }
            // Where all were forgotten, it has now missed what it found the first time.
            for _ in 0..<2 where !look.missing.isEmpty {
                try db.forEachRow(Self.namesSQL(kind), idList(look.missing)) { columns in
                    let reference = NamedReference(id: columns.next(), slug: columns.next(), name: columns.next())
                    look.names[reference.id] = reference
                }
                look.missing = []
                value = try work(&look)
            }
            return value
        }
    }

    /// What a read finds known of a kind, and what it missed.
    struct Look {
        fileprivate var names: [Int64: NamedReference]
        fileprivate var missing: [Int64] = []

        /// What is called so; nil where nobody has read it yet.
        subscript(_ id: Int64) -> NamedReference? {
            @inline(__always) mutating get {
                if let name = names[id] { return name }
                missing.append(id)
                return nil
            }
        }
    }

    static func namesSQL(_ kind: Kind) -> String {
        switch kind {
        case .author: "SELECT t.id, t.slug, t.name FROM json_each(?) j CROSS JOIN author t ON t.id = j.value"
        case .tag: "SELECT t.id, t.slug, t.name FROM json_each(?) j CROSS JOIN tag t ON t.id = j.value"
        }
    }

    static let lastChangeSQL = "SELECT ifnull(max(sequence), 0) FROM change"

    static let renamedSQL = "SELECT 1 FROM change WHERE sequence > ? AND kind IN ('author', 'tag') LIMIT 1"
}

extension NameCache.State {
    /// Forgets all names where the change log says of one that it has changed since they were read.
    fileprivate mutating func forgetChanged(_ db: Database) throws {
        let version = db.dataVersion
        guard version == nil || version != dataVersion else { return }
        let last = try db.lookUp(NameCache.lastChangeSQL) { $0.next() as Int64 } ?? 0
        if !names.isEmpty, last != lastChange {
            let isFar = last - lastChange > NameCache.changesLookedThrough
            if try isFar || db.lookUp(NameCache.renamedSQL, lastChange, row: { _ in true }) ?? false { names = [:] }
        }
        (dataVersion, lastChange) = (version, last)
    }
}

extension Database {
    /// Another number where another connection has committed something before this one's present read began
    /// (https://sqlite.org/c3ref/c_fcntl_begin_atomic_write.html, SQLITE_FCNTL_DATA_VERSION).
    var dataVersion: UInt32? {
        var version: UInt32 = 0
        return sqlite3_file_control(sqliteConnection, "main", SQLITE_FCNTL_DATA_VERSION, &version) == SQLITE_OK
            ? version : nil
    }
}
