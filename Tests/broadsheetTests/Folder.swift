import Foundation
import GRDB
import NewsTestSupport

/// What the commands of the table are run on.
struct Folder {
    private let directory = TemporaryDirectory()
    var path: String { directory.path }

    /// The demo newsroom, made once and copied.
    private static let made = Result { try make() }

    init() throws {
        try FileManager.default.copyItem(atPath: Self.made.get().path, toPath: path)
    }

    private static func make() throws -> TemporaryDirectory {
        let directory = TemporaryDirectory()
        let path = directory.path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for name in ["demo", "wrong"] { try Command.succeed(["demo", "--data", "\(path)/\(name)"]) }
        try Command.succeed(["keys", "create", "--name", "taken", "--scope", "write", "--data", "\(path)/demo"])
        try Command.succeed(["export", "--out", "\(path)/good.ndjson", "--data", "\(path)/demo"])
        try Data("no XML".utf8).write(to: URL(filePath: path + "/file.xml"))
        try Data("{\"a\":1}\n".utf8).write(to: URL(filePath: path + "/lines.ndjson"))
        try DatabaseQueue(path: path + "/wrong/newsroom.sqlite").write { db in
            try db.execute(sql: "UPDATE newsroom SET liveArticleCount = 3")
        }
        return directory
    }
}
