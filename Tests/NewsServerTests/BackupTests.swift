import Foundation
import GRDB
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Synchronization
import Testing

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
    private var database: String { newsroom.directory + "/newsroom.sqlite" }

    @discardableResult
    private func backUp() throws -> String {
        try backUpNewsroom(to: copy, dataDirectory: newsroom.directory, pause: .zero)
    }

    @discardableResult
    private func restore(_ path: String? = nil) throws -> String {
        try restoreNewsroom(from: path ?? copy, dataDirectory: newsroom.directory, clock: clock)
    }

    /// The sentence that something is refused with.
    private func refusal(_ work: () throws -> String) -> String {
        do {
            _ = try work()
            return ""
        } catch { return "\(error)" }
    }

    private func open() throws -> SQLiteNewsroom { try SQLiteNewsroom(directory: newsroom.directory, clock: clock) }

    private func add(_ section: String) throws {
        let store = try open()
        defer { try? store.close() }
        _ = try store.importBatch([.section(section)], from: "test", dryRun: false)
    }

    private func sections(_ file: String) throws -> [String] {
        let queue = try DatabaseQueue(path: file)
        defer { try? queue.close() }
        return try queue.read { try String.fetchAll($0, sql: "SELECT slug FROM section ORDER BY slug") }
    }

    /// What lies in a folder, but for the log that whoever reads a newsroom makes and whoever has it alone ends.
    private func names(_ directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
            .filter { !["newsroom.sqlite-wal", "newsroom.sqlite-shm"].contains($0) }
    }

    private func replaced() throws -> [String] {
        try names(newsroom.directory).filter { $0.hasPrefix("newsroom-replaced-") }
    }

    // MARK: Backup

    @Test func aCopyIsOneSoundFileForItsOwnerAlone() throws {
        let said = try backUp()
        #expect(said.contains("“\(copy)”") && said.contains("sound"))
        #expect(try names(files.path) == ["copy.sqlite"])
        #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
        // It says that there is no log beside it (the SQLite file format, section 1.3.3).
        #expect(try Data(contentsOf: URL(filePath: copy))[18...19] == Data([1, 1]))
        #expect(try sections(copy) == sections(database))
    }

    @Test func whatIsThereIsNeverWrittenOver() throws {
        try Data("mine".utf8).write(to: URL(filePath: copy))
        #expect(refusal { try backUp() }.contains("is there already"))
        #expect(try String(contentsOfFile: copy, encoding: .utf8) == "mine")
        try FileManager.default.removeItem(atPath: copy)
        // A link that leads nowhere is there, too.
        try FileManager.default.createSymbolicLink(atPath: copy, withDestinationPath: files.path + "/elsewhere")
        #expect(refusal { try backUp() }.contains("is there already"))
        #expect(try names(files.path) == ["copy.sqlite"])
        let itself = refusal { try backUpNewsroom(to: database, dataDirectory: newsroom.directory) }
        #expect(itself.contains("is there already"))
        #expect(try checkNewsroom(dataDirectory: newsroom.directory, clock: clock) == [])
    }

    @Test func whatCannotBeWrittenIsSaidAndNothingIsLeft() throws {
        let missing = refusal {
            try backUpNewsroom(to: files.path + "/none/copy.sqlite", dataDirectory: newsroom.directory)
        }
        #expect(missing.contains("There is no folder “\(files.path)/none”"))
        #expect(try names(files.path) == [])
        let none = refusal { try backUpNewsroom(to: copy, dataDirectory: files.path + "/none") }
        #expect(none.contains("There is no newsroom"))
        #expect(try names(files.path) == [])
    }

    @Test(arguments: [1, 2, 3]) func nothingIsLeftOfACopyThatWasStopped(look: Int) throws {
        let looks = Mutex(0)
        let isCancelled = { @Sendable in
            looks.withLock { looks in
                looks += 1
                return looks >= look
            }
        }
        let said = refusal {
            try backUpNewsroom(to: copy, dataDirectory: newsroom.directory, pause: .zero, isCancelled: isCancelled)
        }
        #expect(said.contains("Stopped"))
        #expect(try names(files.path) == [])
    }

    @Test func ofTwoAtOnceOneHasTheName() async throws {
        let (copy, directory) = (copy, newsroom.directory)
        let ends = await withTaskGroup(of: Bool.self, returning: [Bool].self) { group in
            for _ in 0..<2 {
                group.addTask { (try? backUpNewsroom(to: copy, dataDirectory: directory, pause: .zero)) != nil }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(ends.filter(\.self).count == 1)
        #expect(try names(files.path) == ["copy.sqlite"])
        try restore()
        #expect(try checkNewsroom(dataDirectory: newsroom.directory, clock: clock) == [])
    }

    @Test func aCopyOfWhatIsCountedWronglyIsMadeAndSaysSo() throws {
        try newsroom.execute("UPDATE newsroom SET liveArticleCount = 3")
        #expect(try backUp().contains("newsroom.liveArticleCount"))
        #expect(try restore().contains("check --repair"))
        #expect(try repairNewsroom(dataDirectory: newsroom.directory, clock: clock).count == 1)
        #expect(try checkNewsroom(dataDirectory: newsroom.directory, clock: clock) == [])
    }

    // MARK: Restore

    @Test func whatIsReplacedIsKeptAndTheLogBeginsAnew() throws {
        try backUp()
        let before = try open()
        let identity = try before.identity()
        try before.close()
        try add("later")
        let said = try restore()
        let kept = try #require(try replaced().first)
        #expect(said.contains("\(newsroom.directory)/\(kept)") && said.contains("begins anew"))
        #expect(try sections("\(newsroom.directory)/\(kept)").contains("later"))
        let restored = try open()
        #expect(try restored.identity().uid == identity.uid)
        #expect(try restored.identity().history != identity.history)
        try restored.close()
        #expect(try !sections(database).contains("later"))
        for name in [kept, "newsroom.sqlite"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(newsroom.directory)/\(name)")
            #expect(attributes[.posixPermissions] as? Int == 0o600 && attributes[.referenceCount] as? Int == 1)
        }
        // Within the same second, too.
        try restore()
        #expect(try replaced().count == 2)
        #expect(try checkNewsroom(dataDirectory: newsroom.directory, clock: clock) == [])
    }

    @Test func aFolderIsMadeWhereThereIsNone() throws {
        try backUp()
        let place = files.path + "/some/where"
        let said = try restoreNewsroom(from: copy, dataDirectory: place, clock: clock)
        #expect(!said.contains("replaced"))
        #expect(try names(place) == ["newsroom.sqlite"])
        #expect(try FileManager.default.attributesOfItem(atPath: place)[.posixPermissions] as? Int == 0o700)
        #expect(try checkNewsroom(dataDirectory: place, clock: clock) == [])
    }

    @Test func aNewsroomInUseIsNotReplaced() throws {
        try backUp()
        let store = try open()
        let before = try names(newsroom.directory)
        #expect(refusal { try restore() }.contains("in use: stop the server"))
        #expect(try names(newsroom.directory) == before)
        // It goes on as if nothing had been tried.
        _ = try store.importBatch([.section("later")], from: "test", dryRun: false)
        try store.close()
        #expect(try sections(database).contains("later"))
    }

    @Test func whatIsNoSoundCopyIsRefused() throws {
        try backUp()
        let bytes = try Data(contentsOf: URL(filePath: copy))
        let other = try DatabaseQueue(path: files.path + "/other.sqlite")
        try other.write { db in try db.execute(sql: "CREATE TABLE bookmark (id INTEGER)") }
        try other.close()
        for (name, damage) in [
            ("cut", { (data: inout Data) in data.removeLast(data.count / 2) }),
            ("overwritten", { (data: inout Data) in data.replaceSubrange(20_000..<60_000, with: Data(count: 40_000)) }),
            ("short", { (data: inout Data) in data.removeLast(1) }),
            ("empty", { (data: inout Data) in data = Data() }),
            ("text", { (data: inout Data) in data = Data("No.".utf8) }),
        ] {
            var damaged = bytes
            damage(&damaged)
            try damaged.write(to: URL(filePath: "\(files.path)/\(name).sqlite"))
        }
        try FileManager.default.createDirectory(
            atPath: files.path + "/folder.sqlite",
            withIntermediateDirectories: true
        )
        let (before, list) = (try sections(database), try names(newsroom.directory))
        for name in ["cut", "overwritten", "short", "empty", "text", "folder", "none", "other"] {
            let said = refusal { try restore("\(files.path)/\(name).sqlite") }
            #expect(said.contains("\(files.path)/\(name).sqlite") || said.contains("is damaged"), "\(name): \(said)")
            #expect(try sections(database) == before && names(newsroom.directory) == list, "\(name)")
        }
    }

    @Test func theNewsroomItselfIsNoCopyOfIt() throws {
        let list = try names(newsroom.directory)
        try FileManager.default.createSymbolicLink(atPath: copy, withDestinationPath: database)
        for path in [database, newsroom.directory + "/./newsroom.sqlite", copy] {
            #expect(refusal { try restore(path) }.contains("is the newsroom itself"))
        }
        #expect(try names(newsroom.directory) == list)
    }

    @Test func aLinkToTheDatabaseStaysOne() throws {
        try backUp()
        let elsewhere = files.path + "/disk"
        try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: database, toPath: elsewhere + "/real.sqlite")
        try FileManager.default.createSymbolicLink(atPath: database, withDestinationPath: elsewhere + "/real.sqlite")
        try restore()
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: database) == elsewhere + "/real.sqlite")
        #expect(try names(elsewhere).count == 2 && names(newsroom.directory) == ["newsroom.sqlite"])
        #expect(try checkNewsroom(dataDirectory: newsroom.directory, clock: clock) == [])
    }

    /// A log, or a journal, of a database that is gone would be taken for the copy's.
    @Test(arguments: ["-wal", "-journal"]) func whatIsLeftBesideALostFileIsNotTakenForTheCopys(suffix: String) throws {
        try backUp()
        let store = try open()
        _ = try store.importBatch([.section("later")], from: "test", dryRun: false)
        try FileManager.default.copyItem(atPath: database + "-wal", toPath: files.path + "/log")
        try store.close()
        try FileManager.default.removeItem(atPath: database)
        try FileManager.default.moveItem(atPath: files.path + "/log", toPath: database + suffix)
        #expect(try restore().contains(suffix))
        #expect(try checkNewsroom(dataDirectory: newsroom.directory, clock: clock) == [])
        #expect(try !sections(database).contains("later"))
        #expect(try replaced().count == 1)
    }

    @Test func whatIsDamagedIsReplacedAndKept() throws {
        try backUp()
        let damaged = Data(String(repeating: "This was a newsroom. ", count: 400).utf8)
        try damaged.write(to: URL(filePath: database))
        try Data("and its log".utf8).write(to: URL(filePath: database + "-wal"))
        try restore()
        let kept = try replaced()
        #expect(kept.count == 2 && kept[1] == kept[0] + "-wal")
        #expect(try Data(contentsOf: URL(filePath: "\(newsroom.directory)/\(kept[0])")) == damaged)
        #expect(try checkNewsroom(dataDirectory: newsroom.directory, clock: clock) == [])
    }

    /// The last moment but one at which it can be killed: the newsroom has both names.
    @Test func aRestoreThatWasKilledLeavesANewsroomAndIsRepeated() throws {
        try backUp()
        let left = newsroom.directory + "/newsroom-replaced-2026-01-01T000000Z.sqlite"
        #expect(link(database, left) == 0)
        try Data("half".utf8).write(to: URL(filePath: database + ".1.partial-copy"))
        #expect(try checkNewsroom(dataDirectory: newsroom.directory, clock: clock) == [])
        try restore()
        #expect(try names(newsroom.directory).count == 2)
        #expect(try replaced().count == 1 && !FileManager.default.fileExists(atPath: left))
    }

    @Test func aRestoreThatWasStoppedChangesNothing() throws {
        try backUp()
        let list = try names(newsroom.directory)
        let said = refusal {
            try restoreNewsroom(from: copy, dataDirectory: newsroom.directory, isCancelled: { true }, clock: clock)
        }
        #expect(said.contains("Stopped"))
        #expect(try names(newsroom.directory) == list)
    }
}
