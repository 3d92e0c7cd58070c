import Foundation
import GRDB
import NewsDomain
import NewsImport
import NewsSQLite
import NewsServer
import NewsTestSupport
import Synchronization
import Testing

/// The exports that lie beside the project's checkout.
private let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data").path

@Suite struct ArchiveTests {
    @Test func keepsTheDemoNewsroom() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 200, seed: 3, clock: origin.clock)
        try origin.execute(
            """
            INSERT INTO former_slug VALUES ('tag', 'an-older-name', 1);
            INSERT INTO article_former_slug VALUES ('older', 1);
            INSERT INTO article_revision VALUES (1, 2, 1795330000, 'key:desk', '{"kicker":null,"title":"A\\/B"}');
            INSERT INTO comment_decision VALUES (1, 1, 1795330000, 'key:desk', 'approved');
            INSERT INTO site VALUES (1, 4, 1795330000, 'https://x.example', 'X', NULL, 'fa', 'Asia/Tehran', 1);
            INSERT INTO site_link VALUES (1, 0, 'Mastodon', 'https://m.example/@x');
            INSERT INTO site_pattern VALUES (1, 'article', '/{yyyy}/{id}');
            INSERT INTO former_address VALUES ('/?p=1', 'old.example', 1), ('/سلام', 'old.example', 1);
            UPDATE comment SET textHash = -9007199254740995 WHERE id = 1;
            """
        )
        try expectRoundTrip(origin)
    }

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: folder), "there is no ../shared/data"),
        arguments: ["rust-blog", "theme-unit-test", "small-export"]
    )
    func keepsWhatWordPressWrote(_ name: String) throws {
        let origin = ArchivedNewsroom()
        _ = try importWordPress(
            file: "\(folder)/\(name).wxr.xml",
            dataDirectory: origin.directory,
            dryRun: false,
            includesPages: true,
            clock: origin.clock
        )
        try expectRoundTrip(origin)
    }

    @Test func keepsWhichIdsWereGiven() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        try origin.execute(
            """
            UPDATE last_id SET id = id + 100;
            INSERT INTO former_id VALUES ('tag', 5000, 1);
            """
        )
        try expectRoundTrip(origin)
        let copy = ArchivedNewsroom()
        _ = try copy.restore(try origin.exported())
        let last = try copy.rows("SELECT id FROM last_id WHERE kind = 'tag'")
        let store = try SQLiteNewsroom(directory: copy.directory, clock: copy.clock)
        _ = try store.importBatch([.tag("next")], from: "test", dryRun: false)
        try store.close()
        let given = try copy.rows("SELECT id - 1 FROM tag WHERE slug = 'next'")
        #expect(given == last)
    }

    /// An archive as it was before ids and what is in focus were told.
    @Test func readsOlderArchives() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        let newer = ["\"type\":\"last_id\"", "\"type\":\"former_id\""]
        let lines = try origin.exported().split(separator: "\n").map(String.init)
            .filter { line in !newer.contains { line.contains($0) } }
            .map { line in
                guard line.contains("\"type\":\"topic\"") else {
                    return line.replacing(",\"former_id\":0", with: "").replacing(",\"last_id\":1", with: "")
                        .replacing(",\"site\":0", with: "")
                }
                let isMarked = line.contains("\"slug\":\"dunmere\"") || line.contains("\"slug\":\"nightlink\"")
                return line.replacing("\"names\":", with: "\"inFocus\":\(isMarked),\"names\":")
            }
        let copy = ArchivedNewsroom()
        _ = try copy.restore(lines.joined(separator: "\n") + "\n")
        #expect(try checkNewsroom(dataDirectory: copy.directory, clock: copy.clock) == [])
        let picked = try copy.rows(
            """
            SELECT t.slug FROM collection c JOIN collection_item i ON i.collectionId = c.id JOIN topic t ON t.id = i.topicId
            WHERE c.slug = 'in-focus' ORDER BY i.position
            """
        )
        let expected = ["skerran-barrier", "wend-compact", "open-rooms", "nightlink", "tidal-power", "dunmere"]
        #expect(picked == expected.map { "[\"\($0)\"]" })
        #expect(try copy.rows("SELECT * FROM last_id") == origin.rows("SELECT * FROM last_id"))
        #expect(try copy.exported().contains("inFocus") == false)
    }

    @Test func changesNothingWhereItIsStopped() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 700, seed: 1, clock: origin.clock)
        let archive = try origin.exported()
        let copy = ArchivedNewsroom()
        let batches = Counter()
        let stopped = try copy.restore(
            archive,
            ImportWatch(progress: { _, _ in batches.add() }, isCancelled: { batches.value > 0 })
        )
        #expect(stopped.wasInterrupted)
        #expect(stopped.text == "Stopped: nothing was changed.")
        #expect(batches.value == 1)
        try copy.expectEmpty()
        let whole = try copy.restore(archive)
        #expect(whole.json.contains(#""state":"imported""#))
        try expectSame(origin, copy)
    }

    @Test func keepsTheKeysOfTheNewsroom() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        let copy = ArchivedNewsroom()
        _ = try createKey(name: "desk", scopes: ["drafts"], dataDirectory: copy.directory, clock: copy.clock)
        let keys = try copy.rows("SELECT * FROM api_key")
        _ = try copy.restore(try origin.exported())
        #expect(try copy.rows("SELECT * FROM api_key") == keys)
        #expect(keys.count == 1)
    }

    @Test func saysWhetherAnArchiveIsSound() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        let archive = try origin.exported()
        let copy = ArchivedNewsroom()
        let summary = try copy.restore(archive, dryRun: true)
        #expect(summary.json.contains(#""state":"sound""#))
        #expect(!FileManager.default.fileExists(atPath: copy.directory))
        let broken = archive.replacing(#""slug":"opinion""#, with: #""slug":"news""#)
        #expect(throws: OperationFailure.self) { try copy.restore(broken, dryRun: true) }
    }

    @Test func refusesANewsroomThatAnotherProcessHasOpen() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        let archive = try origin.exported()
        let copy = ArchivedNewsroom()
        let server = try SQLiteNewsroom(directory: copy.directory, clock: copy.clock)
        #expect(copy.refusal(of: archive)?.contains("is in use: stop the server") == true)
        try server.close()
        #expect(copy.refusal(of: archive) == nil)
    }

    @Test func changesNothingTheSecondTime() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        let archive = try origin.exported()
        let copy = ArchivedNewsroom()
        _ = try copy.restore(archive)
        let again = try copy.restore(archive)
        #expect(again.text == "This archive was imported before: nothing was changed.")
        try expectSame(origin, copy)
    }

    @Test func refusesANewsroomThatIsInUse() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        let archive = try origin.exported()
        #expect(origin.refusal(of: archive)?.contains("is not empty") == true)
    }

    @Test func takesOutOfTextsWhatCouldRun() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        let archive = try origin.exported()
            .replacing(#""body":{"html":"<p>"#, with: #""body":{"html":"<p onclick=\"run()\"><script>run()</script>"#)
        let copy = ArchivedNewsroom()
        _ = try copy.restore(archive)
        let bodies = try copy.rows("SELECT count(*) FROM article_body WHERE html LIKE '%run()%' OR text LIKE '%run()%'")
        #expect(bodies == ["[0]"])
        #expect(try origin.rows("SELECT html FROM article_body") == copy.rows("SELECT html FROM article_body"))
    }

    // MARK: Refusals

    static let tampering: [(what: String, with: String, says: String)] = [
        (#"{"type":"broadsheet","version":1"#, #"{"type":"broadsheet","version":2"#, "Line 1: this version"),
        (#"{"type":"broadsheet","version":1"#, #"{"type":"broadsheet","version":1,"by":"me""#, "no member “by”"),
        (#"{"type":"broadsheet""#, #"{"type":"gazette""#, "Line 1: there is no type “gazette”"),
        (#"{"type":"section","id":1,"#, #"{"type":"section","id":1,"colour":"red","#, "there is no member “colour”"),
        (#"{"type":"section","id":1,"#, #"{"type":"section","id":"1","#, "“id” is not an id"),
        (#"{"type":"section","id":2,"#, #"{"type":"section","id":1,"#, "the id 1 is not greater"),
        (#"{"type":"section","id":1,"slug":""#, #"{"type":"section","id":1,"slug":"../"#, "“slug” is not a slug"),
        (#"{"type":"section","id":1,"#, #"{"type":"section","id":1"#, "it is no JSON"),
        (#""url":"http"#, #""url":"javascript"#, "“url” is not an http or https address"),
        (#""kind":"image""#, #""kind":"smell""#, "“kind” is not one of image, video, audio"),
        (#""sectionId":1,"#, #""sectionId":99,"#, "“sectionId” refers to section 99"),
        (#""wordCount":"#, #""wordCount":-"#, "“wordCount” is not a whole number from 0"),
        (#""commentsOpen":true"#, #""commentsOpen":1"#, "“commentsOpen” is not true or false"),
        (#""occurrences":[["#, #""occurrences":[7,["#, "“occurrences” is not an array of [start, length]"),
        (#""before":"{"#, #""before":"["#, "“before” is not a JSON object"),
        (#""type":"term","rows":[[""#, #""type":"term","rows":[["x"#, "“id” is not a whole number of 64 bits"),
        (
            #"{"type":"end","#,
            #"{"type":"broadsheet","version":1,"exportedAt":"2026-11-22T09:30:00Z"}"# + "\n" + #"{"type":"end","#,
            "again"
        ),
        (#""lines":{"import_source":1"#, #""lines":{"import_source":2"#, "there should be 2 lines of “import_source”"),
    ]

    /// What only shows beside what came before: the line is named all the same.
    static let contradictions: [(what: String, with: String, says: String)] = [
        (#""slug":"opinion""#, #""slug":"news""#, "“slug” stood there before"),
        (
            #""sortKey":"skerran tidal barrier""#, #""sortKey":"skerran barrier""#,
            "in “names”, “sortKey” stood there before"
        ),
        (
            #""tags":[{"tagId":"#, #""tags":[{"tagId":1,"position":7},{"tagId":1,"position":8},{"tagId":"#,
            "in “tags”, “tagId” stood"
        ),
        (#""rows":[[9,23]]"#, #""rows":[[9,23],[9,23]]"#, "“articleId” and “otherId” stood there before"),
        (#""rows":[[9,23]]"#, #""rows":[[23,9]]"#, "“articleId” is not less than “otherId”"),
        (#""rows":[[15,0,2]"#, #""rows":[[15,0,15]"#, "“relatedId” is the article itself"),
        (#""status":"draft","updatedAt""#, #""status":"withdrawn","updatedAt""#, "“publishedAt” is missing"),
        (
            #""version":1,"body""#, #""sourceUrl":"https://example.org","version":1,"body""#,
            "“sourceUrl” stands without"
        ),
        (#"{"position":1,"articleId":23"#, #"{"position":1,"topicId":1,"articleId":23"#, "there is not exactly one of"),
        (#""articleId":1,"parentId":2,"#, #""articleId":3,"parentId":2,"#, "its parent is of another article"),
        (#""threadId":2,"depth":1"#, #""threadId":2,"depth":2"#, "its parent is of another article, thread or depth"),
        (#""threadId":2,"depth":1"#, #""threadId":2,"depth":64"#, "“depth” is more than 63"),
        (#""threadId":2,"depth":1"#, #""threadId":3,"depth":1"#, "“parentId”, “threadId” and “depth” do not agree"),
        (
            #"{"type":"last_id""#,
            #"{"type":"former_id","rows":[["tag",98,99999]]}"# + "\n" + #"{"type":"last_id""#,
            "“resourceId” refers to nothing of its “kind”"
        ),
        (
            #"{"type":"last_id""#,
            #"{"type":"former_slug","rows":[["tag","gone",99999]]}"# + "\n" + #"{"type":"last_id""#,
            "“resourceId” refers to nothing of its “kind”"
        ),
    ]

    @Test func namesTheLineThatContradictsAnother() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        let archive = try origin.exported()
        let copy = ArchivedNewsroom()
        for (what, other, says) in Self.contradictions {
            let text = Self.replacing(first: what, with: other, in: archive)
            let place = archive.range(of: what)?.lowerBound ?? archive.startIndex
            let line = archive[..<place].count { $0 == "\n" } + 1
            let refusal = copy.refusal(of: text) ?? "nothing"
            #expect(refusal.hasPrefix("Line \(line): ") && refusal.contains(says), "\(says): \(refusal)")
            try copy.expectEmpty()
        }
        #expect(copy.refusal(of: archive) == nil)
        try expectSame(origin, copy)
    }

    @Test func takesOutOfEarlierTextsWhatCouldRun() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        try origin.execute(
            """
            INSERT INTO article_revision VALUES (1, 2, 1795330000, 'desk', '{"html":"<p>A\\/B</p>","kicker":null}');
            INSERT INTO article_revision VALUES (1, 3, 1795330000, 'desk', '{"html":"<p onclick=\\"run()\\">A</p>","kicker":null}');
            """
        )
        let copy = ArchivedNewsroom()
        _ = try copy.restore(try origin.exported())
        let kept = try copy.rows(
            "SELECT before FROM article_revision WHERE articleId = 1 AND number > 1 ORDER BY number"
        )
        #expect(
            kept.map { $0.replacing(#"\""#, with: "'") } == [
                #"["{'html':'<p>A\\/B</p>','kicker':null}"]"#, #"["{'html':'<p>A</p>','kicker':null}"]"#,
            ]
        )
    }

    @Test func refusesWhatIsNotSoundAndChangesNothing() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        let archive = try origin.exported()
        var cases = Self.tampering.map { (Self.replacing(first: $0.what, with: $0.with, in: archive), $0.says) }
        let lines = archive.split(separator: "\n").map(String.init)
        cases.append((lines.dropLast().joined(separator: "\n"), "the file was cut"))
        cases.append((String(archive.dropLast(20)), "it is no JSON"))
        cases.append((lines.dropFirst().joined(separator: "\n"), "Line 1: the header of an archive is missing"))
        cases.append((archive + archive, "it stands behind the archive's last line"))
        cases.append(("", "the file was cut"))
        for (text, says) in cases {
            let copy = ArchivedNewsroom()
            let refusal = copy.refusal(of: text) ?? "nothing"
            #expect(refusal.contains(says) && !refusal.contains("\n"), "\(says): \(refusal)")
            try copy.expectEmpty()
        }
    }

    private static func replacing(first what: String, with other: String, in text: String) -> String {
        guard let range = text.range(of: what) else {
            Issue.record("“\(what)” is not in the archive")
            return text
        }
        return text.replacingCharacters(in: range, with: other)
    }

    // MARK: Comparison

    private func expectRoundTrip(_ origin: ArchivedNewsroom) throws {
        let archive = try origin.exported()
        let copy = ArchivedNewsroom()
        _ = try copy.restore(archive)
        let again = try copy.exported()
        #expect(archive.utf8.elementsEqual(again.utf8))
        try expectSame(origin, copy)
    }

    private func expectSame(_ origin: ArchivedNewsroom, _ copy: ArchivedNewsroom) throws {
        #expect(try checkNewsroom(dataDirectory: copy.directory, clock: copy.clock) == [])
        for table in try copy.rows("SELECT name FROM sqlite_schema WHERE type = 'table'") {
            let name = String(table.dropFirst().dropLast()).replacing("\"", with: "")
            guard let sql = ArchivedNewsroom.comparison(of: name) else { continue }
            let (before, after) = (try origin.rows(sql), try copy.rows(sql))
            #expect(before == after, "\(name)")
        }
    }
}

/// A newsroom in a folder of its own.
private struct ArchivedNewsroom {
    let clock = FixedClock()
    private let temporary = TemporaryDirectory()
    private let files = TemporaryDirectory()

    var directory: String { temporary.path }

    /// What is to be the same in a restored newsroom; nil for what is documented not to be.
    static func comparison(of table: String) -> String? {
        switch table {
        case "change", "api_key", "idempotency_key", "grdb_migrations", "sqlite_sequence", "sqlite_stat1": nil
        case "import_source": "SELECT * FROM import_source WHERE id > 0"
        case "import_record": "SELECT * FROM import_record WHERE sourceId > 0"
        case "ranking", "ranking_state", "view_edge": nil
        default: "SELECT * FROM \(table)"
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
        _ watch: ImportWatch = ImportWatch(),
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

/// Counts from any thread.
private final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func add() { count.withLock { $0 += 1 } }
}
