import Foundation
import GRDB
import NewsDomain
import NewsImport
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing

/// A newsroom in a folder of its own.
struct ArchivedNewsroom {
    let clock = FixedClock()
    private let temporary = TemporaryDirectory()
    private let files = TemporaryDirectory()

    var directory: String { temporary.path }

    /// What is to be the same in a restored newsroom; nil for what is documented not to be.
    private static func comparison(of table: String) -> String? {
        switch table {
        case "change", "webhook", "webhook_delivery", "api_key", "idempotency_key", "grdb_migrations",
            "sqlite_sequence", "sqlite_stat1":
            nil
        case "import_source": "SELECT * FROM import_source WHERE id > 0"
        case "import_record": "SELECT * FROM import_record WHERE sourceId > 0"
        case "ranking", "ranking_state", "view_edge", "topic_search": nil
        // Made anew of what was restored; the check has compared it with that.
        case _ where table.hasPrefix("search_"): nil
        // The history of its log is another one.
        case "newsroom": "SELECT liveArticleCount, revisionsKept, memoBytes FROM newsroom"
        default: "SELECT * FROM \(table)"
        }
    }

    /// Nothing is wrong with it, and it has what another has.
    func expectSame(as origin: ArchivedNewsroom) throws {
        #expect(try checkNewsroom(dataDirectory: directory, clock: clock) == [])
        for table in try rows("SELECT name FROM sqlite_schema WHERE type = 'table'") {
            let name = String(table.dropFirst().dropLast()).replacing("\"", with: "")
            guard let sql = Self.comparison(of: name) else { continue }
            let (before, after) = (try origin.rows(sql), try rows(sql))
            #expect(before == after, "\(name)")
        }
    }

    func exported() throws -> String {
        try FileManager.default.createDirectory(atPath: files.path, withIntermediateDirectories: true)
        let path = files.path + "/out.ndjson"
        _ = try exportNewsroom(to: path, dataDirectory: directory, clock: clock)
        return try String(contentsOfFile: path, encoding: .utf8)
    }

    func restore(
        _ archive: String,
        _ watch: ImportControl = ImportControl(),
        dryRun: Bool = false
    ) throws -> ImportSummary {
        try FileManager.default.createDirectory(atPath: files.path, withIntermediateDirectories: true)
        let path = files.path + "/in.ndjson"
        try archive.write(toFile: path, atomically: true, encoding: .utf8)
        return try importArchive(file: path, dataDirectory: directory, dryRun: dryRun, watch: watch, clock: clock)
    }

    /// The line that an import ends with, nil where it succeeds.
    func refusal(of archive: String) -> String? {
        do {
            _ = try restore(archive)
            return nil
        } catch { return "\(error)" }
    }

    /// Nothing is in it, whether it was made or not.
    func expectEmpty() throws {
        guard FileManager.default.fileExists(atPath: directory) else { return }
        #expect(try checkNewsroom(dataDirectory: directory, clock: clock) == [])
        let store = try SQLiteNewsroom(directory: directory, clock: clock)
        #expect(try store.archiveState() == .empty)
        try store.close()
        #expect(try rows("SELECT slug FROM collection ORDER BY id") == [#"["editors-choice"]"#, #"["in-focus"]"#])
    }

    func execute(_ sql: String) throws {
        try DatabaseQueue(path: directory + "/newsroom.sqlite").write { db in try db.execute(sql: sql) }
    }

    func rows(_ sql: String) throws -> [String] {
        try DatabaseQueue(path: directory + "/newsroom.sqlite").read { db in
            try Row.fetchAll(db, sql: sql).map { row in
                "[\(row.databaseValues.map(\.description).joined(separator: "|"))]"
            }
        }
    }
}
