internal import Foundation
internal import GRDB
internal import NewsDomain

/// What a look at the database says, before anything is written to it.
enum SchemaState {
    /// It is empty, or the first start on it was stopped before it was made.
    case fresh
    /// Its schema is that of this version.
    case current
    /// Its schema ends with this migration of an earlier version.
    case older(String)

    /// Looks at a database that is there.
    ///
    /// Throws ``NewsError/Code/unavailable`` where it is not a newsroom, or one of a newer version; SQLite's errors as they
    /// are.
    init(at path: String) throws {
        do {
            self = try Self.look(path, readOnly: true)
        } catch let error as DatabaseError where Self.needsRecovery(error) {
            // Somebody was killed in the middle of a transaction. Whoever opens it to write takes that back.
            self = try Self.look(path, readOnly: false)
        }
    }

    /// Looks at one without changing a byte beside it either, as a look through SQLite else does while nobody has it open: it
    /// makes a log. What was left in the middle of a transaction is passed over. Throws as the other does.
    init(peekingAt path: String) throws {
        let isOpen = access(path + "-shm", F_OK) == 0
        self = try Self.look(path, as: isOpen ? path : Self.immutable(path), readOnly: true)
    }

    /// The name under which SQLite reads a file without writing anything beside it ("Uniform Resource Identifiers", section 3.3).
    static func immutable(_ path: String) -> String {
        let path = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        return "file:\(path)?immutable=1"
    }

    private static func needsRecovery(_ error: DatabaseError) -> Bool {
        switch error.extendedResultCode {
        case .SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY, .SQLITE_READONLY_CANTINIT, .SQLITE_READONLY_CANTLOCK:
            true
        default: false
        }
    }

    /// Opens it under a name that SQLite takes, which is its path where nothing else is said.
    private static func look(_ path: String, as name: String? = nil, readOnly: Bool) throws -> SchemaState {
        var configuration = Configuration()
        configuration.readonly = readOnly
        // A server that is just closing it, or opening it, is waited for.
        configuration.busyMode = .timeout(StoreOptions.busyTimeout)
        let queue = try DatabaseQueue(path: name ?? path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read { db in
            let isMarked = try Int.fetchOne(db, sql: "PRAGMA application_id") == Migrations.applicationID
            // Where the first migration did not come to its end there is nothing but the list of migrations, with its index, and
            // what Litestream adds to every database that it follows.
            let tables = """
                SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'grdb\\_%' ESCAPE '\\'
                    AND tbl_name NOT LIKE 'grdb\\_%' ESCAPE '\\' AND tbl_name NOT LIKE '\\_litestream\\_%' ESCAPE '\\'
                """
            let isEmpty = try Int.fetchOne(db, sql: tables) == 0
            guard isMarked || isEmpty else {
                throw NewsError(.unavailable, "“\(path)” is not a Broadsheet newsroom: choose another data directory.")
            }
            guard try !Migrations.migrator.hasBeenSuperseded(db) else {
                throw NewsError(.unavailable, try newer(db, path))
            }
            guard try !Migrations.migrator.hasCompletedMigrations(db) else { return .current }
            return try Migrations.migrator.appliedIdentifiers(db).max().map(SchemaState.older) ?? .fresh
        }
    }

    /// What can be done about a newsroom that this program is too old for.
    private static func newer(_ db: Database, _ path: String) throws -> String {
        let schema = try Migrations.migrator.appliedIdentifiers(db).max() ?? ""
        return """
            “\(path)” was written by a newer version of Broadsheet (its schema is \(schema), this one knows \(Migrations.newest)). \
            Install that version again, or put back the copy that it made before it migrated: docs/upgrading.md.
            """
    }
}
