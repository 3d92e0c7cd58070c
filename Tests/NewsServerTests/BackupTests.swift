import Foundation
import GRDB
import Logging
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing

@testable import NewsServer

/// Copies of a newsroom, and what they are good for.
struct BackupTests {
    private let newsroom = ArchivedNewsroom()
    private let files = TemporaryDirectory()
    private let clock = FixedClock()

    init() throws {
        try FileManager.default.createDirectory(atPath: files.path, withIntermediateDirectories: true)
        _ = try makeDemo(dataDirectory: newsroom.directory, articles: 0, seed: 1, clock: newsroom.clock)
    }

    private var copy: String { files.path + "/copy.sqlite" }

    private func backUp(pause: () throws -> Void = {}) throws {
        let store = try SQLiteNewsroom(directory: newsroom.directory, clock: clock)
        defer { try? store.close() }
        try store.backUp(to: copy) { _ in try pause() }
    }

    private func titles(_ directory: String) throws -> [String] {
        let queue = try DatabaseQueue(path: directory + "/newsroom.sqlite")
        defer { try? queue.close() }
        return try queue.read { try String.fetchAll($0, sql: "SELECT title FROM article ORDER BY id") }
    }

    private func names(_ directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    }

    @Test func aCopyIsOneSoundFileForItsOwnerAlone() throws {
        _ = try backUpNewsroom(to: copy, dataDirectory: newsroom.directory)
        #expect(try names(files.path) == ["copy.sqlite"])
        let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(throws: OperationFailure.self) { try backUpNewsroom(to: copy, dataDirectory: newsroom.directory) }
    }

    @Test func aCopyIsOfOneMomentWhateverIsWrittenMeanwhile() throws {
        let other = try SQLiteNewsroom(directory: newsroom.directory, clock: clock)
        defer { try? other.close() }
        let before = try titles(newsroom.directory)
        var written = 0
        try backUp {
            written += 1
            _ = try other.importBatch([.section("s\(written)")], from: "test", dryRun: false)
        }
        #expect(written > 0)
        let place = TemporaryDirectory()
        _ = try restoreNewsroom(from: copy, dataDirectory: place.path)
        #expect(try titles(place.path) == before)
        #expect(try checkNewsroom(dataDirectory: place.path) == [])
    }

    @Test func nothingIsLeftOfACopyThatWasStopped() throws {
        struct Stopped: Error {}
        #expect(throws: Stopped.self) { try backUp { throw Stopped() } }
        #expect(try names(files.path) == [])
    }

    @Test func whatIsReplacedIsKeptAndTheLogBeginsAnew() throws {
        try backUp()
        let store = try SQLiteNewsroom(directory: newsroom.directory, clock: clock)
        let identity = try store.identity()
        _ = try store.importBatch([.section("later")], from: "test", dryRun: false)
        try store.close()
        _ = try restoreNewsroom(from: copy, dataDirectory: newsroom.directory, clock: clock)
        let restored = try SQLiteNewsroom(directory: newsroom.directory, clock: clock)
        defer { try? restored.close() }
        #expect(try restored.identity().uid == identity.uid)
        #expect(try restored.identity().history != identity.history)
        #expect(throws: NewsError.self) { try restored.section(.slug("later")) }
        let kept = try #require(try names(newsroom.directory).first { $0.hasPrefix("newsroom-replaced-") })
        let queue = try DatabaseQueue(path: "\(newsroom.directory)/\(kept)")
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT 1 FROM section WHERE slug = 'later'") } == 1)
        try queue.close()
    }

    @Test func aNewsroomInUseIsNotReplaced() throws {
        try backUp()
        let store = try SQLiteNewsroom(directory: newsroom.directory, clock: clock)
        let before = try names(newsroom.directory)
        #expect(throws: OperationFailure.self) {
            try restoreNewsroom(from: copy, dataDirectory: newsroom.directory, clock: clock)
        }
        #expect(try names(newsroom.directory) == before)
        // It goes on as if nothing had been tried.
        _ = try store.importBatch([.section("later")], from: "test", dryRun: false)
        try store.close()
    }

    @Test func whatIsNoSoundCopyIsRefused() throws {
        try backUp()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
        for (name, damage) in [
            ("cut", { (data: inout Data) in data.removeLast(data.count / 2) }),
            ("overwritten", { (data: inout Data) in data.replaceSubrange(20_000..<40_000, with: Data(count: 20_000)) }),
            ("empty", { (data: inout Data) in data = Data() }), ("text", { (data: inout Data) in data = Data("No.".utf8) }),
        ] {
            var damaged = bytes
            damage(&damaged)
            let path = "\(files.path)/\(name).sqlite"
            try damaged.write(to: URL(fileURLWithPath: path))
            let before = try titles(newsroom.directory)
            #expect(throws: OperationFailure.self, "\(name)") {
                try restoreNewsroom(from: path, dataDirectory: newsroom.directory, clock: clock)
            }
            #expect(try titles(newsroom.directory) == before, "\(name)")
        }
        bytes = Data()
        #expect(throws: OperationFailure.self) {
            try restoreNewsroom(from: files.path + "/none.sqlite", dataDirectory: newsroom.directory, clock: clock)
        }
    }

    @Test func aLogThatIsLeftOfALostFileIsNotTakenForTheCopys() throws {
        try backUp()
        let database = newsroom.directory + "/newsroom.sqlite"
        let store = try SQLiteNewsroom(directory: newsroom.directory, clock: clock)
        _ = try store.importBatch([.section("later")], from: "test", dryRun: false)
        try FileManager.default.copyItem(atPath: database + "-wal", toPath: files.path + "/log")
        try store.close()
        try FileManager.default.removeItem(atPath: database)
        try FileManager.default.moveItem(atPath: files.path + "/log", toPath: database + "-wal")
        _ = try restoreNewsroom(from: copy, dataDirectory: newsroom.directory, clock: clock)
        #expect(try checkNewsroom(dataDirectory: newsroom.directory, clock: clock) == [])
        let restored = try SQLiteNewsroom(directory: newsroom.directory, clock: clock)
        defer { try? restored.close() }
        #expect(throws: NewsError.self) { try restored.section(.slug("later")) }
    }

    @Test func aServerMakesCopiesAndKeepsTheNewestOnes() throws {
        let store = try SQLiteNewsroom(directory: newsroom.directory, clock: clock)
        defer { try? store.close() }
        var schedule = BackupSchedule()
        (schedule.everyHours, schedule.keep) = (6, 2)
        let service = BackupService(
            repository: store,
            schedule: schedule,
            directory: files.path + "/backups",
            clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        var made: [[String]] = []
        for _ in 0..<4 {
            try service.backUpWhereDue()
            try service.backUpWhereDue()
            made.append(try names(files.path + "/backups"))
            clock.advance(by: 6 * 3600)
        }
        #expect(made.map(\.count) == [1, 2, 2, 2])
        #expect(Set(made.joined()).count == 4)
        // What others have put there is not ours to delete.
        let note = files.path + "/backups/note.txt"
        try "mine".write(toFile: note, atomically: true, encoding: .utf8)
        try service.backUpWhereDue()
        #expect(FileManager.default.fileExists(atPath: note))
    }
}
