internal import Foundation
internal import GRDB
internal import NewsDomain

/// What was imported from one source before, and which rows it became.
struct ImportedRecords {
    let db: Database
    /// Row of the source; nil where it has never been imported.
    let source: Int64?

    /// Looks the source up, under whichever of its names it was first imported.
    init(_ db: Database, source name: String) throws {
        self.db = db
        let sql = """
            SELECT s.id FROM import_source s, json_each(?) j WHERE s.name = j.value ORDER BY j.key LIMIT 1
            """
        let names = ImportSourceName.spellings(of: name)
        let list = String(decoding: try JSONEncoder().encode(names), as: UTF8.self)
        source = try db.lookUp(sql, list, row: { $0.next() })
    }

    /// Looks the source up, and makes it where it is new.
    init(_ db: Database, source name: String, firstImportedAt now: Timestamp) throws {
        let known = try ImportedRecords(db, source: name)
        if known.source == nil {
            try db.run("INSERT INTO import_source (name, firstImportedAt) VALUES (?, ?)", [name, now.seconds])
        }
        self.db = db
        source = known.source ?? db.lastInsertedRowID
    }

    /// The row that a record became, and the record's digest at that time.
    func find(_ kind: String, _ key: String) throws -> (resource: Int64, digest: Int64)? {
        guard let source else { return nil }
        let sql = "SELECT resourceId, digest FROM import_record WHERE sourceId = ? AND kind = ? AND key = ?"
        return try db.lookUp(sql, source, kind, key, row: { ($0.next(), $0.next()) })
    }

    /// What is remembered of a record's fields; nil where it was imported by a version that remembered none.
    func memory(_ kind: String, _ key: String) throws -> FieldMemory? {
        guard let source else { return nil }
        let sql = "SELECT fields FROM import_record WHERE sourceId = ? AND kind = ? AND key = ?"
        let text: String?? = try db.lookUp(sql, source, kind, key, row: { $0.optional() })
        return (text ?? nil).map(FieldMemory.init(stored:))
    }

    /// Whether the source has told of a thing.
    func tellsOf(_ kind: CatalogueKind, _ id: Int64) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM import_record INDEXED BY import_record_by_resource
                WHERE kind IN ('section', 'tag', 'author', 'topic') AND kind = ? AND resourceId = ? AND sourceId = ?)
            """
        return try db.lookUp(sql, kind.rawValue, id, source, row: { $0.next() }) ?? false
    }

    func find(_ record: ImportRecord) throws -> (resource: Int64, digest: Int64)? {
        try find(record.kind, record.key)
    }
}
