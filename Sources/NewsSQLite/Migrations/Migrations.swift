internal import GRDB

/// All migrations, oldest first. A migration that has shipped is never changed.
enum Migrations {
    /// Marks the file as a newsroom of ours (SQLite's application_id): "Brds".
    static let applicationID = 0x4272_6473

    private static let all: [(identifier: String, sql: String)] = [
        (Migration0001Newsroom.identifier, marking + Migration0001Newsroom.sql),
        (Migration0002Readers.identifier, Migration0002Readers.sql),
        (Migration0003Editing.identifier, Migration0003Editing.sql),
        (Migration0004Trust.identifier, Migration0004Trust.sql),
        (Migration0005LiveNames.identifier, Migration0005LiveNames.sql),
        (Migration0006Identity.identifier, Migration0006Identity.sql),
        (Migration0007Posters.identifier, Migration0007Posters.sql),
        (Migration0008Site.identifier, Migration0008Site.sql),
        (Migration0009Languages.identifier, Migration0009Languages.sql),
        (Migration0010Trash.identifier, Migration0010Trash.sql),
        (Migration0011Imports.identifier, Migration0011Imports.sql),
        (Migration0012Subtitle.identifier, Migration0012Subtitle.sql),
        (Migration0013Search.identifier, Migration0013Search.sql),
        (Migration0014Changes.identifier, Migration0014Changes.sql),
        (Migration0015Webhooks.identifier, Migration0015Webhooks.sql),
        (Migration0016Previews.identifier, Migration0016Previews.sql),
    ]

    private static let marking = "PRAGMA application_id = \(applicationID);\n"

    /// The last of them.
    static var newest: String { all.last?.identifier ?? "" }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for migration in all {
            migrator.registerMigration(migration.identifier) { db in try db.execute(sql: migration.sql) }
        }
        return migrator
    }

    /// Makes a newsroom of an empty database, in one transaction: whoever is killed in it leaves an empty database behind.
    /// The list of migrations is that of GRDB's migrator, which goes on from it.
    static func make(_ writer: DatabaseQueue) throws {
        try writer.inDatabase { db in
            try db.inTransaction(.immediate) {
                try db.execute(sql: "CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
                for migration in all {
                    try db.execute(sql: migration.sql)
                    try db.execute(sql: "INSERT INTO grdb_migrations VALUES (?)", arguments: [migration.identifier])
                }
                return .commit
            }
        }
    }
}
