import Foundation
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Synchronization
import Testing

/// Files of media that go with copies of a newsroom.
struct MediaBackupTests {
    private let newsroom = ArchivedNewsroom()
    private let files = TemporaryDirectory()
    private let clock = FixedClock()
    private let document: StoredFile
    private let picture: StoredFile

    init() throws {
        try FileManager.default.createDirectory(atPath: files.path, withIntermediateDirectories: true)
        try SQLiteNewsroom(directory: newsroom.directory, clock: clock).close()
        let media = KeptMedia(newsroom)
        document = try media.addDocument("A price list.")
        picture = try media.addPicture("The pier at low water.")
    }

    private var copy: String { files.path + "/copy.sqlite" }

    private func backUp(
        _ path: String? = nil,
        _ isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws -> String {
        try backUpNewsroom(
            to: path ?? copy,
            dataDirectory: newsroom.directory,
            pause: .zero,
            isCancelled: isCancelled
        )
    }

    private func restore() throws -> String {
        try restoreNewsroom(from: copy, dataDirectory: newsroom.directory, clock: clock)
    }

    private func faults() throws -> [String] { try checkNewsroom(dataDirectory: newsroom.directory, clock: clock) }

    /// The newsroom's, and those beside the copy.
    private func places(_ file: StoredFile) -> (String, String) {
        (KeptMedia.place(of: file, in: newsroom.directory), KeptMedia.place(of: file, in: files.path))
    }

    private func originals(_ file: StoredFile) -> (String, String) {
        (KeptMedia.original(of: file, in: newsroom.directory), KeptMedia.original(of: file, in: files.path))
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func write(_ text: String, to path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }

    private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func theyGoWithACopyAndComeBackWithIt() throws {
        let said = try backUp()
        #expect(said.contains("\n2 of 2 files of media are in “media” beside it; 2 were copied ("))
        for path in [places(document).1, places(picture).1, originals(picture).1] {
            #expect(try permissions(path) == 0o600)
            #expect(try permissions(URL(filePath: path).deletingLastPathComponent().path) == 0o700)
        }
        #expect(try permissions(files.path + "/media") == 0o700)
        try FileManager.default.removeItem(atPath: newsroom.directory)
        #expect(try restore().contains("\n2 of 2 files of media are there; 2 were copied ("))
        #expect(try faults() == [])
        #expect(try text(originals(picture).0) == "as it was sent: The pier at low water.")
        #expect(try permissions(places(document).0) == 0o600)
        // What is there is not brought back again.
        #expect(try restore().contains("\n2 of 2 files of media are there; 0 were copied (0 bytes)"))
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
    func whatRootCopiesAndRestoresIsTheServers() throws {
        #expect(chown(files.path, 4711, 4712) == 0)
        _ = try backUp()
        try FileManager.default.removeItem(atPath: newsroom.directory + "/media")
        #expect(chown(newsroom.directory, 4713, 4714) == 0)
        _ = try restore()
        for (folder, owner) in [(files.path, 4711), (newsroom.directory, 4713)] {
            let names = try FileManager.default.subpathsOfDirectory(atPath: folder + "/media")
            #expect(names.count > 8)
            for name in [""] + names {
                let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/media/\(name)")
                #expect(attributes[.ownerAccountID] as? Int == owner, "\(name)")
            }
        }
    }

    @Test func copiesShareThem() throws {
        _ = try backUp()
        let before = try FileManager.default.attributesOfItem(atPath: places(document).1)[.systemFileNumber] as? Int
        let more = try KeptMedia(newsroom).addDocument("Another price list.")
        let said = try backUp(files.path + "/second.sqlite")
        #expect(said.contains("\n3 of 3 files of media are in “media” beside it; 1 were copied (\(more.bytes) bytes)"))
        let after = try FileManager.default.attributesOfItem(atPath: places(document).1)[.systemFileNumber] as? Int
        #expect(before == after)
        let own = try FileManager.default.attributesOfItem(atPath: places(document).0)[.systemFileNumber] as? Int
        #expect(own != after, "a second name of the newsroom's file is no copy")
    }

    @Test func whereThereAreNoneNothingIsMade() throws {
        let media = KeptMedia(newsroom)
        for file in [document, picture] { try media.remove(file) }
        let said = try backUp()
        #expect(!said.contains("of media") && !isThere(files.path + "/media"))
        #expect(try !restore().contains("of media"))
    }

    @Test func whatTheNewsroomHasLostIsNamedAndTheRestIsCopied() throws {
        try FileManager.default.removeItem(atPath: places(document).0)
        try write("As it was sent: The pier at low water.", to: originals(picture).0)
        let said = try backUp()
        #expect(said.contains("\n0 of 2 files of media are in “media” beside it; 0 were copied ("))
        #expect(said.contains("\n2 files of media are not in the copy:\n"))
        #expect(said.contains("The file of “\(document.path)” is missing."))
        #expect(said.contains("The file of “\(picture.path)” is not what was uploaded."))
        #expect(isThere(places(picture).1), "what readers get of it is sound")
        #expect(!isThere(originals(picture).1) && !isThere(places(document).1))
    }

    @Test func whatTheNewsroomLosesLaterStaysInTheCopies() throws {
        _ = try backUp()
        try write("cut", to: places(document).0)
        try write("cut", to: places(picture).0)
        try write("cut", to: originals(picture).0)
        let said = try backUp(files.path + "/second.sqlite")
        #expect(said.contains("The file of “\(picture.path)” is not what was uploaded."))
        #expect(try text(places(document).1).contains("A price list."))
        #expect(
            try text(originals(picture).1).hasSuffix("low water.") && text(places(picture).1).hasSuffix("low water.")
        )
        _ = try restore()
        #expect(try faults() == [])
        #expect(try text(places(picture).0) == "The pier at low water.")
    }

    @Test func whatIsDamagedBesideACopyIsNotRestored() throws {
        _ = try backUp()
        try write(try text(places(document).1).replacing("price", with: "prize"), to: places(document).1)
        try write("The pier", to: places(picture).1)
        try FileManager.default.removeItem(atPath: newsroom.directory)
        let said = try restore()
        #expect(said.contains("\n2 files of media are neither there nor beside the copy:\n"))
        for file in [document, picture] {
            #expect(said.contains("The file of “\(file.path)” is not what was uploaded."))
            #expect(!isThere(places(file).0))
        }
        #expect(isThere(originals(picture).0))
    }

    @Test func whatIsCutOffBesideACopyIsCopiedAnew() throws {
        _ = try backUp()
        for place in [places(document).1, places(picture).1, originals(picture).1] { try write("cut", to: place) }
        #expect(try backUp(files.path + "/second.sqlite").contains("; 2 were copied ("))
        try FileManager.default.removeItem(atPath: newsroom.directory)
        _ = try restore()
        #expect(try faults() == [])
    }

    @Test func ofManyThatAreMissingSomeAreNamed() throws {
        let media = KeptMedia(newsroom)
        for number in 0..<30 {
            try FileManager.default.removeItem(atPath: places(try media.addDocument("\(number)")).0)
        }
        let said = try backUp()
        #expect(said.contains("\n30 files of media are not in the copy:\n"))
        #expect(
            said.ranges(of: "is missing.").count == 20 && said.hasSuffix("… and 10 more: “broadsheet check” names all.")
        )
    }

    @Test func aCopyInTheDataDirectoryHasTheNewsroomsOwn() throws {
        let upload = newsroom.directory + "/media/incoming/upload"
        try write("half", to: upload)
        let said = try backUp(newsroom.directory + "/copy.sqlite")
        #expect(said.contains("2 of 2 files of media are in “media” beside it; 0 were copied"))
        #expect(isThere(upload) && !isThere(newsroom.directory + "/media/copying"))
        #expect(try faults() == [])
    }

    @Test func theyAreFoundBesideTheCopyThatALinkLeadsTo() throws {
        _ = try backUp()
        let link = TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: link.path, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: link.path + "/newest", withDestinationPath: copy)
        try FileManager.default.removeItem(atPath: newsroom.directory)
        _ = try restoreNewsroom(from: link.path + "/newest", dataDirectory: newsroom.directory, clock: clock)
        #expect(try faults() == [])
    }

    @Test func nothingHalfIsLeftOfACopyThatWasStopped() throws {
        for look in 1...20 {
            let looks = Mutex(0)
            let isCancelled = { @Sendable in
                looks.withLock { looks in
                    looks += 1
                    return looks >= look
                }
            }
            do { _ = try backUp(nil, isCancelled) } catch {
                #expect("\(error)".contains("Stopped") && !isThere(copy))
                continue
            }
            #expect(isThere(copy) && look > 4)
            break
        }
        #expect(isThere(copy))
        #expect(try FileManager.default.contentsOfDirectory(atPath: files.path + "/media/copying") == ["lock"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: files.path).sorted() == ["copy.sqlite", "media"])
    }

    @Test func whatKilledOnesHaveLeftIsRemoved() throws {
        _ = try backUp()
        let left = files.path + "/media/copying/" + UUID().uuidString
        try write("half", to: left)
        // Others are copying into the folder: it may be theirs.
        let lock = open(files.path + "/media/copying/lock", O_RDWR)
        #expect(flock(lock, LOCK_SH) == 0)
        _ = try backUp(files.path + "/second.sqlite")
        #expect(isThere(left))
        close(lock)
        _ = try backUp(files.path + "/third.sqlite")
        #expect(!isThere(left))
    }
}
