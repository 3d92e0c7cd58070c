import Foundation
import GRDB
import NewsTestSupport
import Testing

/// A data directory that cannot be used is told of by every command in a line, with the status of a failure, and stays as it is.
struct UnusableNewsroomTests {
    /// Every command on a newsroom; `{}` is a folder with an archive.
    private static let commands = [
        "serve --port 0", "serve --port 0 --demo-if-empty", "config --check --port 0", "check", "check --repair",
        "stats",
        "export", "keys create --name a --scope write", "keys list", "keys revoke taken", "comments list",
        "comments approve 1", "comments export --email a@example.org", "comments erase --email a@example.org",
        "webhooks list", "webhooks create --url https://1.1.1.1/ --events *", "webhooks deliveries 1", "reindex",
        "demo",
        "backup {}/copy.sqlite", "import ndjson {}/good.ndjson", "import wordpress {}/export.xml",
    ]

    /// Runs a command on a newsroom whose file is as `make` makes it.
    private func run(_ line: String, _ make: (URL) throws -> Void) throws -> Command.End {
        let folder = try Folder()
        let directory = URL(filePath: folder.path + "/unusable")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        try Self.export.write(toFile: folder.path + "/export.xml", atomically: true, encoding: .utf8)
        let file = directory.appending(path: "newsroom.sqlite")
        try make(file)
        let before = try? Data(contentsOf: file)
        let words = line.replacing("{}", with: folder.path).split(separator: " ").map(String.init)
        let end = try Command.run(words + ["--data", directory.path])
        let after = try? Data(contentsOf: file)
        #expect(after == before, "\(line) has changed it")
        return end
    }

    private static let export = """
        <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>T</title>
        <link>https://old.example</link>
        <wp:wxr_version>1.2</wp:wxr_version><item><title>A</title><wp:post_id>1</wp:post_id>
        <wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item></channel></rss>
        """

    @Test(arguments: commands) func aFileOfSomethingElse(line: String) throws {
        let end = try run(line) { try Data("no database at all, and longer than its head".utf8).write(to: $0) }
        #expect(end.status == 1)
        #expect(end.errors.contains("damaged or no SQLite database"), "\(end.errors)")
    }

    @Test(arguments: commands) func aDatabaseOfAnotherProgram(line: String) throws {
        let end = try run(line) { file in
            let queue = try DatabaseQueue(path: file.path)
            try queue.write { db in try db.execute(sql: "CREATE TABLE bookmark (url TEXT)") }
            try queue.close()
        }
        #expect(end.status == 1)
        #expect(end.errors.contains("newsroom.sqlite” is not a Broadsheet newsroom"), "\(end.errors)")
        #expect(!end.errors.contains("file:"))
    }

    @Test(arguments: commands) func aNewsroomOfANewerVersionSaysWhatToDo(line: String) throws {
        let end = try run(line) { file in
            let folder = try Folder()
            try FileManager.default.copyItem(atPath: folder.path + "/demo/newsroom.sqlite", toPath: file.path)
            let queue = try DatabaseQueue(path: file.path)
            try queue.write { db in try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-tomorrow')") }
            _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try queue.close()
        }
        #expect(end.status == 1)
        for word in ["newer version", "9999-tomorrow", "docs/upgrading.md"] {
            #expect(end.errors.contains(word), "\(end.errors)")
        }
    }

    @Test(arguments: commands) func aFolderInPlaceOfTheFile(line: String) throws {
        let end = try run(line) { try FileManager.default.createDirectory(at: $0, withIntermediateDirectories: true) }
        #expect(end.status == 1)
        #expect(end.errors.contains("Error: "), "\(end.errors)")
    }

    /// Somebody has it for themselves. Each waits for five seconds.
    @Test(arguments: ["keys create --name a --scope write", "stats", "demo"]) func aNewsroomThatIsLocked(
        line: String
    ) throws {
        let folder = try Folder()
        let queue = try DatabaseQueue(path: folder.path + "/demo/newsroom.sqlite")
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; UPDATE newsroom SET id = id")
            let end = try Command.run(line.split(separator: " ").map(String.init) + ["--data", folder.path + "/demo"])
            #expect(end.status == 1)
            #expect(end.errors.contains("in use by another process"), "\(end.errors)")
            try db.execute(sql: "ROLLBACK")
        }
    }

    /// Whether this user may become another, who may not read.
    private static let mayStepDown = (try? Command.shell(stepDown + "\"$BIN\" --version").status == 0) ?? false
    private static let stepDown = "setpriv --reuid=65534 --regid=65534 --clear-groups "

    @Test(
        .enabled(if: mayStepDown, "needs root"),
        arguments: ["stats", "check", "keys list", "config --check --port 0"]
    )
    func aFolderOfAnotherUser(line: String) throws {
        let folder = try Folder()
        let end = try Command.shell("\(Self.stepDown) \"$BIN\" \(line) --data \(folder.path)/demo")
        #expect(end.status == 1)
        #expect(!end.errors.contains("no newsroom"), "\(end.errors)")
        #expect(end.errors.contains("Error: "))
    }

    // MARK: A full disk

    private static let mayMount = (try? Command.shell("unshare -m true").status == 0) ?? false

    /// On a disk of a megabyte, which is gone with the shell.
    private func onSmallDisk(_ script: String) throws -> Command.End {
        let folder = TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        return try Command.shell(
            #"unshare -m bash -c 'mount -t tmpfs -o size=1m none "$DISK" && cd "$DISK" && eval "$SCRIPT"'"#,
            environment: ["DISK": folder.path, "SCRIPT": script]
        )
    }

    @Test(.enabled(if: mayMount, "needs root")) func aFullDiskIsToldAndPasses() throws {
        let end = try onSmallDisk("\"$BIN\" demo --data new >/dev/null; test $? = 1 || exit 9; exit 1")
        #expect(end.status == 1)
        #expect(end.errors.localizedCaseInsensitiveContains("the disk is full"), "\(end.errors)")
        let later = try onSmallDisk(
            """
            mount -o remount,size=16m .; "$BIN" demo --data d >/dev/null 2>&1 || exit 9
            head -c 20m /dev/zero >filler 2>/dev/null
            "$BIN" export --data d --out x.ndjson; test $? = 1 || exit 8
            test -e x.ndjson && exit 7
            rm filler; "$BIN" check --data d && "$BIN" export --data d --out x.ndjson
            """
        )
        #expect(later.status == 0, "\(later.errors)")
        #expect(
            later.errors.contains("check it and its space") || later.errors.contains("check the disk and its space")
        )
    }
}
