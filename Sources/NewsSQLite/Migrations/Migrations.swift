internal import GRDB

/// All migrations, oldest first. A migration that has shipped is never changed.
enum Migrations {
    /// Marks the file as a newsroom of ours (SQLite's application_id): "Brds".
    static let applicationID = 0x4272_6473

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration(Migration0001Newsroom.identifier) { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: Migration0001Newsroom.sql)
        }
        migrator.registerMigration(Migration0002Readers.identifier) { db in
            try db.execute(sql: Migration0002Readers.sql)
        }
        migrator.registerMigration(Migration0003Editing.identifier) { db in
            try db.execute(sql: Migration0003Editing.sql)
        }
        migrator.registerMigration(Migration0005LiveNames.identifier) { db in
            try db.execute(sql: Migration0005LiveNames.sql)
        }
        return migrator
    }
}
