import Foundation
import GRDB
import NewsDomain
import NewsTestSupport
import Synchronization
import Testing

@testable import NewsSQLite

/// How a newsroom is copied while others use it.
struct OnlineBackupTests {
    private let files = TemporaryDirectory()
    private var copy: String { files.path + "/copy.sqlite" }

    init() throws {
        try FileManager.default.createDirectory(atPath: files.path, withIntermediateDirectories: true)
    }

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: files.path).sorted() }

    private func titles(_ file: String) throws -> [String] {
        let queue = try DatabaseQueue(path: file)
        defer { try? queue.close() }
        return try queue.read { try String.fetchAll($0, sql: "SELECT title FROM article ORDER BY id") }
    }

    /// Articles whose texts take some steps to copy.
    private func large() throws -> TestNewsroom {
        let text = String(repeating: "<p>Words that fill a page of the file, and the next one.</p>", count: 10_000)
        return try TestNewsroom(
            [.news] + (0..<12).map { .article(.sample("a\($0)") { $0.body = Body(html: text, text: text) }) }
        )
    }

    @Test func aCopyIsOfOneMomentAndNeverBeginsAnewWhateverIsWritten() throws {
        let newsroom = try large()
        let before = try titles(newsroom.store.path)
        // Another process, for SQLite, than the one that copies.
        let other = try DatabaseQueue(path: newsroom.store.path)
        let progress = Mutex<[BackupProgress]>([])
        let watch = BackupWatch(pace: { step in
            progress.withLock { $0.append(step) }
            try? other.write { try $0.execute(sql: "UPDATE article SET title = title || 'x'") }
        })
        let summary = try newsroom.store.backUp(to: copy, media: RecordedMedia(), watch)
        let steps = progress.withLock { $0 }
        #expect(steps.count > 2 && steps.last?.copied == steps.last?.total)
        #expect(steps.map(\.copied) == steps.map(\.copied).sorted())
        #expect(Set(steps.map(\.copied)).count == steps.count, "no page is copied twice")
        #expect(steps.allSatisfy { $0.total == steps[0].total })
        #expect(try titles(copy) == before)
        #expect(try titles(newsroom.store.path).allSatisfy { $0.hasSuffix("xx") })
        #expect(summary.bytes == Int64(steps[0].total * 4096) && summary.miscounts == [])
    }

    @Test func whatKilledOnesHaveLeftIsRemovedAndWhatOthersWriteIsNot() throws {
        let newsroom = try TestNewsroom([.news])
        for name in ["old.sqlite.77.partial-copy", "old.sqlite.77.partial-copy-journal", "note.partial"] {
            try Data("half".utf8).write(to: URL(filePath: "\(files.path)/\(name)"))
        }
        let present = try PartialFile(for: files.path + "/present.sqlite", bytes: 0)
        let other = files.path + "/elsewhere"
        try Data("mine".utf8).write(to: URL(filePath: other))
        try FileManager.default.createSymbolicLink(atPath: files.path + "/a.1.partial-copy", withDestinationPath: other)
        _ = try newsroom.store.backUp(to: copy, media: RecordedMedia(), BackupWatch())
        let mine = "present.sqlite.\(getpid()).partial-copy"
        #expect(try names() == ["a.1.partial-copy", "copy.sqlite", "elsewhere", "note.partial", mine].sorted())
        present.discard()
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "mine")
    }

    // MARK: Files of media

    private func hash(_ start: String) -> String { start + String(repeating: "0", count: 64 - start.count) }

    /// A newsroom of which items have these files, in that order.
    private func newsroom(of files: [(start: String, bytes: Int)]) throws -> TestNewsroom {
        let newsroom = try TestNewsroom([.news])
        let queue = try DatabaseQueue(path: newsroom.store.path)
        try queue.write { db in
            try db.execute(sql: "INSERT INTO media (kind, url) VALUES ('image', 'https://elsewhere.example/a.jpg')")
            for file in files {
                try db.execute(
                    sql:
                        "INSERT INTO media (kind, url, hash, mimeType, bytes) VALUES ('audio', 'x', ?, 'audio/mpeg', ?)",
                    arguments: [hash(file.start), file.bytes]
                )
            }
        }
        return newsroom
    }

    @Test func aCopyNamesEachFileOnceByHash() throws {
        let media = RecordedMedia()
        let newsroom = try newsroom(of: [("ff", 1), ("0a", 2), ("ab", 3), ("ab", 4), ("a", 5), ("0a", 6)])
        let summary = try newsroom.store.backUp(to: copy, media: media, BackupWatch())
        #expect(media.files.map(\.hash.text) == ["0a", "a", "ab", "ff"].map(hash))
        #expect(media.files.map(\.bytes) == [6, 5, 4, 1] && media.files.allSatisfy { $0.type == .mp3 })
        #expect(summary.media.files == 4)
        let names = try #require(try CopiedNames(ofFile: copy))
        for (prefix, count) in [("", 4), ("0", 1), ("a", 2), ("f", 1), ("b", 0)] {
            var found: [StoredFile] = []
            try names.visit(from: prefix) { found.append($0) }
            #expect(found.count == count && found.allSatisfy { $0.hash.text.hasPrefix(prefix) }, "\(prefix)")
        }
        #expect(try self.names() == ["copy.sqlite"], "it is read without a log")
    }

    @Test func aCopyHasNoNameUntilItsFilesAreThere() throws {
        let newsroom = try newsroom(of: [("a", 1)])
        let media = RecordedMedia(failing: NewsError(.unavailable, "The disk is full."))
        #expect(throws: NewsError.self) { try newsroom.store.backUp(to: copy, media: media, BackupWatch()) }
        #expect(try names() == [])
    }

    @Test func whatIsNoCopyNamesNothingAndWhatCannotBeReadIsSaid() throws {
        let newsroom = try newsroom(of: [("a", 1)])
        _ = try newsroom.store.backUp(to: copy, media: RecordedMedia(), BackupWatch())
        let other = try DatabaseQueue(path: files.path + "/other.sqlite")
        try other.write { db in try db.execute(sql: "CREATE TABLE media (hash TEXT)") }
        try other.close()
        try Data("a note".utf8).write(to: URL(filePath: files.path + "/note"))
        try FileManager.default.copyItem(atPath: copy, toPath: copy + ".7.partial-copy")
        try FileManager.default.createDirectory(atPath: files.path + "/folder", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: files.path + "/link", withDestinationPath: "nowhere")
        for name in ["other.sqlite", "note", "copy.sqlite.7.partial-copy", "folder", "link"] {
            #expect(try CopiedNames(ofFile: "\(files.path)/\(name)") == nil, "\(name)")
        }
        let damaged = files.path + "/damaged.sqlite"
        try (Data("SQLite format 3\0".utf8) + Data(repeating: 7, count: 9000)).write(to: URL(filePath: damaged))
        #expect(throws: NewsError.self) { try CopiedNames(ofFile: damaged) }
        let queue = try DatabaseQueue(path: copy)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-future')") }
        try queue.close()
        #expect(throws: NewsError.self) { try CopiedNames(ofFile: copy) }
    }

    // MARK: Versions

    /// Makes a newsroom of an earlier version in a folder.
    private func makeOlder(_ directory: String) throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let queue = try DatabaseQueue(path: directory + "/newsroom.sqlite")
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        try Migrations.migrator.migrate(queue, upTo: Migration0012Subtitle.identifier)
        try queue.write { db in
            try db.execute(sql: "INSERT INTO section (id, slug, name, position) VALUES (1, 'old', 'Old', 1)")
            try db.execute(sql: "INSERT OR REPLACE INTO last_id (kind, id) VALUES ('section', 1)")
        }
        try queue.close()
    }

    @Test func whatAnEarlierVersionWroteIsCopiedAndRestoredAndThenMigrated() throws {
        try makeOlder(files.path + "/older")
        let media = RecordedMedia()
        _ = try OnlineBackup(directory: files.path + "/older").run(to: copy, media: media, BackupWatch())
        let place = files.path + "/place"
        let restored = try BackupRestoration(of: copy, into: place, at: FixedClock.start).run(media: media) { false }
        #expect(media.files == [] && media.calls == 2)
        #expect(restored.olderSchema == Migration0012Subtitle.identifier && restored.kept == nil)
        let store = try SQLiteNewsroom(directory: place, clock: FixedClock())
        #expect(try store.integrityFaults() == [])
        #expect(try store.writer.read { try String.fetchOne($0, sql: "SELECT name FROM section") } == "Old")
        #expect(try !store.identity().history.isEmpty)
        try store.close()
    }

    @Test func whatANewerVersionWroteIsRefused() throws {
        let newsroom = try TestNewsroom([.news])
        _ = try newsroom.store.backUp(to: copy, media: RecordedMedia(), BackupWatch())
        let queue = try DatabaseQueue(path: copy)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-future')") }
        try queue.close()
        let place = files.path + "/place"
        let error = #expect(throws: NewsError.self) {
            try BackupRestoration(of: copy, into: place, at: FixedClock.start).run(media: RecordedMedia()) { false }
        }
        #expect(error?.detail.contains("was written by a newer version of Broadsheet") == true)
        #expect(!FileManager.default.fileExists(atPath: place))
    }

    // MARK: The log

    /// What a server does: nobody who writes moves what a long read, such as a backup, has left in the log.
    @Test func aLogThatALongReadHasMadeLongIsMovedBesideTheWrites() throws {
        let directory = files.path + "/server"
        var options = StoreOptions(checkpointPages: 50)
        options.checkpointsInBackground = true
        let store = try SQLiteNewsroom(directory: directory, clock: FixedClock(), options: options)
        func write(_ number: Int) throws {
            _ = try store.importBatch([.news, .article(.sample("a\(number)"))], from: "test", dryRun: false)
        }
        var patient = Configuration()
        patient.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: store.path, configuration: patient)
        try reader.inDatabase { db in
            try db.execute(sql: "BEGIN")
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM article")
        }
        var number = 0
        func size() throws -> Int { try Data(contentsOf: URL(filePath: store.path + "-wal")).count }
        while try size() < 400 * 4096 {
            number += 1
            try write(number)
        }
        try reader.inDatabase { try $0.execute(sql: "COMMIT") }
        // The log begins anew, so that the file no longer grows, once all of it was moved.
        let first = try FileHandle(forReadingFrom: URL(filePath: store.path + "-wal")).read(upToCount: 32)
        func header() throws -> Data? {
            try FileHandle(forReadingFrom: URL(filePath: store.path + "-wal")).read(upToCount: 32)
        }
        while try header() == first, number < 5000 {
            number += 1
            try write(number)
        }
        #expect(number < 5000)
        #expect(try store.integrityFaults() == [])
        try reader.close()
        try store.close()
        #expect(!FileManager.default.fileExists(atPath: store.path + "-wal"))
        #expect(try titles(store.path).count == number)
    }
}
