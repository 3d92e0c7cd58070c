package import Foundation

/// A newsroom as a released version left it, and what that answered of it: kept in `Tests/released` by `scripts/keep-newsroom`.
package struct ReleasedNewsroom: Sendable, CustomStringConvertible {
    package let version: String

    package var description: String { version }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "released")
    private static let ending = ".sqlite.gz"

    /// Of every release there was.
    package static let all: [ReleasedNewsroom] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(ending) }.sorted()
            .map { ReleasedNewsroom(version: String($0.dropLast(ending.count))) }
    }()

    /// Puts the database at a path. Throws where that cannot be written.
    package func unpack(to path: String) throws {
        let file = URL(filePath: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/gzip")
        process.arguments = ["-dc", Self.folder.appending(path: version + Self.ending).path]
        FileManager.default.createFile(atPath: path, contents: nil)
        process.standardOutput = try FileHandle(forWritingTo: file)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
    }

    /// What was answered, as JSON: `at`, and `answers` with `path`, `isEditor`, `status`, `location` and `body`.
    package func answers() throws -> Data {
        try Data(contentsOf: Self.folder.appending(path: version + ".json"))
    }
}
