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
        var request = WordPressRequest(files: ["\(folder)/\(name).wxr.xml"])
        request.includesPages = true
        let configuration = ServerConfiguration(dataDirectory: origin.directory)
        _ = try importWordPress(request, configuration, clock: origin.clock)
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
            ImportControl(progress: { _, _ in batches.add() }, isCancelled: { batches.value > 0 })
        )
        #expect(stopped.wasInterrupted)
        #expect(stopped.text == "Stopped: nothing was changed.")
        #expect(batches.value == 1)
        try copy.expectEmpty()
        let whole = try copy.restore(archive)
        #expect(whole.json.contains(#""state":"imported""#))
        try copy.expectSame(as: origin)
    }

    @Test func keepsTheKeysOfTheNewsroom() throws {
        let origin = ArchivedNewsroom()
        _ = try makeDemo(dataDirectory: origin.directory, articles: 0, seed: 1, clock: origin.clock)
        let copy = ArchivedNewsroom()
        _ = try createKey(name: "desk", scopes: [.drafts], dataDirectory: copy.directory, clock: copy.clock)
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
        try copy.expectSame(as: origin)
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

    private func expectRoundTrip(_ origin: ArchivedNewsroom) throws {
        let archive = try origin.exported()
        let copy = ArchivedNewsroom()
        _ = try copy.restore(archive)
        let again = try copy.exported()
        #expect(archive.utf8.elementsEqual(again.utf8))
        try copy.expectSame(as: origin)
    }
}

/// Counts from any thread.
private final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func add() { count.withLock { $0 += 1 } }
}
