import Foundation
import HummingbirdTesting
import Logging
import NewsDomain
import NewsMedia
import NewsSQLite
import NewsTestSupport
import Testing

@testable import NewsServer

/// The copies that a server makes by itself.
struct BackupServiceTests {
    private let newsroom = ArchivedNewsroom()
    private let files = TemporaryDirectory()
    private let clock = FixedClock()
    private let store: SQLiteNewsroom

    init() throws {
        try FileManager.default.createDirectory(atPath: files.path, withIntermediateDirectories: true)
        store = try SQLiteNewsroom(directory: newsroom.directory, clock: clock)
        _ = try store.importBatch([.section("news")], from: "test", dryRun: false)
    }

    private var folder: String { files.path + "/backups" }

    private func service(_ path: String? = nil, keep: Int = 2) throws -> BackupService {
        var schedule = BackupSchedule()
        (schedule.everyHours, schedule.keep) = (6, keep)
        return BackupService(
            repository: store,
            media: MediaCopies(dataDirectory: newsroom.directory),
            schedule: schedule,
            folder: BackupFolder(path ?? folder, newsroom: try store.identity()),
            clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    // MARK: Files of media

    /// Has a media item with a file that is called like no other, and with a copy of the newsroom that is younger than all others.
    private func backUp(_ file: String) throws -> StoredFile {
        let media = KeptMedia(newsroom)
        let stored = try media.addDocument(file)
        try service(keep: 10).backUpWhereDue()
        try media.remove(stored)
        clock.advance(by: 6 * 3600)
        return stored
    }

    private func isKept(_ file: StoredFile) -> Bool {
        FileManager.default.fileExists(atPath: KeptMedia.place(of: file, in: folder))
    }

    private func age(_ files: StoredFile..., by seconds: Int64) throws {
        let date = Date(timeIntervalSince1970: TimeInterval(clock.now().seconds - seconds))
        for file in files {
            let place = KeptMedia.place(of: file, in: folder)
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: place)
        }
    }

    @Test func filesGoWithTheLastCopyThatNamesThem() throws {
        let (first, second, third) = (try backUp("first"), try backUp("second"), try backUp("third"))
        let now = try backUp("now")
        // A copy that somebody has made by hand, and called as he liked.
        let oldest = try #require(names().first { $0.hasPrefix("newsroom-") })
        try FileManager.default.moveItem(atPath: "\(folder)/\(oldest)", toPath: folder + "/monday")
        try age(first, second, third, now, by: 3601)
        try age(third, by: 3500)
        try service(keep: 2).backUpWhereDue()
        // One of them is new; that of “now” is the other.
        #expect(try names().filter { $0.hasPrefix("newsroom-") }.count == 2)
        #expect(isKept(first), "the copy of another name names it")
        #expect(!isKept(second), "no copy names it")
        #expect(isKept(third), "it is young")
        #expect(isKept(now))
        #expect(store.health == NewsroomHealth())
    }

    @Test func nothingGoesWhileSomebodyCopies() throws {
        let old = try backUp("old")
        try age(old, by: 9999)
        let lock = open(folder + "/media/copying/lock", O_RDWR)
        #expect(flock(lock, LOCK_SH) == 0)
        try service(keep: 1).backUpWhereDue()
        #expect(isKept(old) && store.health == NewsroomHealth())
        close(lock)
        clock.advance(by: 6 * 3600)
        try age(old, by: 9999)
        try service(keep: 1).backUpWhereDue()
        #expect(!isKept(old))
    }

    @Test func nothingGoesWhereItIsNotKnownWhatACopyNames() throws {
        let old = try backUp("old")
        try age(old, by: 9999)
        let damaged = Data("SQLite format 3\0 and then nothing that anybody can read".utf8)
        try damaged.write(to: URL(filePath: folder + "/damaged.sqlite"))
        try service(keep: 1).backUpWhereDue()
        #expect(try names().filter { $0.hasPrefix("newsroom-") }.count == 1)
        #expect(isKept(old) && store.health == NewsroomHealth())
    }

    @Test func theNewsroomsOwnFilesNeverGo() throws {
        // Its copies lie beside its database, so that their media are its.
        let media = KeptMedia(newsroom)
        let file = try media.addDocument("mine")
        try media.remove(file)
        let place = KeptMedia.place(of: file, in: newsroom.directory)
        let date = Date(timeIntervalSince1970: TimeInterval(clock.now().seconds - 9999))
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: place)
        for _ in 0..<3 {
            try service(newsroom.directory, keep: 1).backUpWhereDue()
            clock.advance(by: 6 * 3600)
        }
        #expect(FileManager.default.fileExists(atPath: place))
        #expect(!FileManager.default.fileExists(atPath: newsroom.directory + "/media/copying"))
    }

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    @Test func aCopyIsMadeWhenItIsDueAndTheNewestAreKept() throws {
        var made: [[String]] = []
        for _ in 0..<4 {
            // A server that is started again finds by the names when it is due.
            for _ in 0..<3 { try service().backUpWhereDue() }
            made.append(try names())
            clock.advance(by: 6 * 3600)
        }
        #expect(made.map(\.count) == [1, 2, 2, 2])
        #expect(Set(made.joined()).count == 4 && made[1][1] == made[2][0])
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(made[3][1])")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o700)
        let place = TemporaryDirectory()
        _ = try restoreNewsroom(from: "\(folder)/\(made[3][1])", dataDirectory: place.path, clock: clock)
        #expect(try checkNewsroom(dataDirectory: place.path, clock: clock) == [])
    }

    @Test func whatIsNotItsOwnIsLeftAlone() throws {
        try service().backUpWhereDue()
        let own = try #require(try names().first)
        let others = [
            "note.txt", own + ".bak", own.replacing("newsroom-", with: "newsroom-0"), "x" + own,
            // Another newsroom's, older than all of these; and what is no time.
            "newsroom-00000000-2020-01-01T000000Z.sqlite", String(own.dropLast(24)) + "some-other-text.sqlite",
            // Of a clock that was wrong.
            own.replacing("2026", with: "2037"),
        ]
        for name in others { try Data("mine".utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
        let directory = own.replacing("2026", with: "2019")
        try FileManager.default.createDirectory(atPath: "\(folder)/\(directory)", withIntermediateDirectories: true)
        for _ in 0..<3 {
            clock.advance(by: 6 * 3600)
            try service(keep: 1).backUpWhereDue()
        }
        let left = Set(try names())
        #expect(left.isSuperset(of: others + [directory]))
        #expect(left.count == others.count + 2 && !left.contains(own))
    }

    @Test func aCopyThatFailsIsToldAndDeletesNothing() throws {
        for _ in 0..<2 {
            try service().backUpWhereDue()
            clock.advance(by: 6 * 3600)
        }
        let before = try names()
        // The next copy's name is taken by what is no copy.
        let taken = try service().folder.file(at: clock.now())
        try FileManager.default.createDirectory(atPath: taken, withIntermediateDirectories: true)
        #expect(throws: NewsError.self) { try service().backUpWhereDue() }
        #expect(store.health.backingUp?.sentence.contains("/") == false)
        #expect(store.health.backingUp?.cause.contains(taken) == true)
        #expect(store.examine().backingUp != nil && store.health.writing == nil)
        #expect(Set(try names()).isSuperset(of: before))
        // It goes on to be written to, and the fault stays until a copy succeeds.
        _ = try store.importBatch([.section("later")], from: "test", dryRun: false)
        #expect(store.health.backingUp != nil)
        clock.advance(by: 60)
        try service().backUpWhereDue()
        #expect(store.health == NewsroomHealth())
    }

    @Test func aFolderWhoseDiskIsNotThereIsNotMade() throws {
        #expect(throws: NewsError.self) { try service(files.path + "/disk/backups").backUpWhereDue() }
        #expect(store.health.backingUp?.cause.contains("/disk/backups") == true)
        #expect(!FileManager.default.fileExists(atPath: files.path + "/disk"))
    }

    @Test func whoeverBalancesLoadIsToldAndReadersAreServed() async throws {
        let service = try TestService()
        let broken = service.configured { configuration in
            configuration.backup.everyHours = 1
            configuration.backup.directory = "/proc/none/backups"
        }
        try await broken.runLive { client in
            var answer = try await client.ask("/readyz")
            while answer.value("status") as? String == "ready" { answer = try await client.ask("/readyz") }
            #expect(answer.status == 200 && answer.value("status") as? String == "degraded")
            #expect(answer.value("backups") as? String == "The last backup failed.")
            #expect(!answer.text.contains("proc") && answer.value("writes") == nil)
            #expect(try await client.ask("/readyz?for=writes").status == 200)
            #expect(try await client.ask("/v1/articles?limit=1").status == 200)
        }
        let whole = service.configured { $0.backup.everyHours = 1 }
        let backups = service.dataDirectory + "/backups"
        try await whole.runLive { client in
            func files() -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: backups)) ?? [] }
            while files().allSatisfy({ !$0.hasSuffix(".sqlite") }) { _ = try await client.ask("/livez") }
            #expect(try await client.ask("/readyz").value("status") as? String == "ready")
        }
    }
}
