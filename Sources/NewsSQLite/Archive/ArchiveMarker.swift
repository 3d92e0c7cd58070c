internal import GRDB
package import NewsDomain

/// How a newsroom remembers the archive it was restored from: as a source of imports, whose one record says how many
/// records it had. Its digest is 1: 0 stood there while an earlier form of import was at it.
enum ArchiveMarker {
    static let prefix = "archive:"
    /// No other source has this id, so all others keep theirs.
    static let source: Int64 = 0
}

extension SQLiteNewsroom {
    package func archiveState() throws -> ArchiveState {
        try reportingFailures { try readers.read { db in try db.archiveState() } }
    }
}

extension Database {
    func archiveState() throws -> ArchiveState {
        let sql = """
            SELECT substr(s.name, \(ArchiveMarker.prefix.count + 1))
            FROM import_source s JOIN import_record r ON r.sourceId = s.id AND r.digest = 1 WHERE s.id = ?
            """
        if let archive = try lookUp(sql, ArchiveMarker.source, row: { $0.next() as String }) {
            return .restored(archive: archive)
        }
        let tables =
            ArchiveSchema.newsroom.kinds.map(\.name).filter { !["collection", "last_id", "newsroom_uid"].contains($0) }
            + ArchiveSchema.newsroom.kinds.flatMap(\.parts).map(\.table)
        let others = ["EXISTS (SELECT 1 FROM collection LIMIT 1 OFFSET 2)"]
        let exist = tables.map { "EXISTS (SELECT 1 FROM \($0))" } + others
        let isInUse = try firstRow("SELECT \(exist.joined(separator: " OR "))") { $0.next() as Bool } ?? false
        return isInUse ? .inUse : .empty
    }

    func noteArchive(_ archive: String, records: Int, at now: Timestamp) throws {
        try run(
            "INSERT INTO import_source (id, name, firstImportedAt) VALUES (?, ?, ?)",
            ArchiveMarker.source,
            ArchiveMarker.prefix + archive,
            now.seconds
        )
        try run(
            "INSERT INTO import_record (sourceId, kind, key, resourceId, digest) VALUES (?, 'archive', 'records', ?, 1)",
            ArchiveMarker.source,
            records
        )
    }
}
