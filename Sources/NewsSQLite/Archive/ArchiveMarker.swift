internal import GRDB
package import NewsDomain

/// How a newsroom remembers the archive it was restored from: as a source of imports, whose one record says how many
/// lines are done. Its digest is 1 once all is done.
enum ArchiveMarker {
    static let prefix = "archive:"
    /// No other source has this id, so all others keep theirs.
    static let source: Int64 = 0
}

extension SQLiteNewsroom: ArchiveRepository {
    package func archiveState() throws -> ArchiveState {
        try reportingFailures { try pool.read { db in try db.archiveState() } }
    }

    package func beginArchive(_ archive: String) throws {
        try reportingFailures {
            try pool.write { db in
                guard try db.archiveState() == .empty else {
                    throw NewsError(.conflict, "The newsroom is not empty: an archive goes into an empty one.")
                }
                try db.run(
                    "INSERT INTO import_source (id, name, firstImportedAt) VALUES (?, ?, ?)",
                    ArchiveMarker.source,
                    ArchiveMarker.prefix + archive,
                    clock.now().seconds
                )
                try db.noteArchive(lines: 0, isDone: false)
                try db.run("DELETE FROM collection")
            }
        }
        // Views are put where they belong at once where the windows stand at the present hour.
        try refreshRankings(at: clock.now())
    }

    package func finishArchive(_ archive: String, lines: Int) throws {
        try refreshRankings(at: clock.now())
        try reportingFailures {
            try pool.write { db in try db.noteArchive(lines: lines, isDone: true) }
            try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        }
    }
}

extension Database {
    fileprivate func archiveState() throws -> ArchiveState {
        let sql = """
            SELECT substr(s.name, \(ArchiveMarker.prefix.count + 1)), r.resourceId, r.digest
            FROM import_source s JOIN import_record r ON r.sourceId = s.id WHERE s.id = ?
            """
        let marker = try lookUp(sql, ArchiveMarker.source) {
            ($0.next() as String, $0.next() as Int, $0.next() as Bool)
        }
        if let (archive, lines, isDone) = marker {
            return isDone ? .imported(archive: archive) : .importing(archive: archive, lines: lines)
        }
        let tables =
            ArchiveSchema.kinds.map(\.name).filter { $0 != "collection" }
            + ArchiveSchema.kinds.flatMap(\.parts).map(\.table)
        let others = ["EXISTS (SELECT 1 FROM collection LIMIT 1 OFFSET 2)"]
        let exist = tables.map { "EXISTS (SELECT 1 FROM \($0))" } + others
        let isInUse = try firstRow("SELECT \(exist.joined(separator: " OR "))") { $0.next() as Bool } ?? false
        return isInUse ? .inUse : .empty
    }

    func noteArchive(lines: Int, isDone: Bool) throws {
        try run(
            """
            INSERT INTO import_record (sourceId, kind, key, resourceId, digest) VALUES (?, 'archive', 'lines', ?, ?)
            ON CONFLICT DO UPDATE SET resourceId = excluded.resourceId, digest = excluded.digest
            """,
            ArchiveMarker.source,
            lines,
            isDone
        )
    }
}
