import Foundation
import NewsTestSupport

/// The program itself, run as a process: it lies beside the tests.
final class Command {
    private let process = Process()
    private let directory = TemporaryDirectory()
    private var errorsFile: String { directory.path + "/errors" }

    /// How it ended.
    struct End {
        var status: Int32
        var output: String
        var errors: String
    }

    struct Failure: Error {
        var errors: String
    }

    private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
        path: "broadsheet"
    )

    /// Runs the program, or `executable` in its place, which finds it in `$BIN`.
    init(_ arguments: [String], environment: [String: String] = [:], executable: String? = nil) throws {
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
        process.executableURL = executable.map { URL(filePath: $0) } ?? Self.program
        process.arguments = arguments
        let path = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"]
        let program = executable == nil ? [:] : ["BIN": Self.program.path]
        process.environment = path.merging(program) { $1 }.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        // Files, which are never full as pipes are.
        process.standardOutput = try Self.handle(directory.path + "/output")
        process.standardError = try Self.handle(directory.path + "/errors")
        try process.run()
    }

    /// Runs it to its end.
    static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> End {
        try Command(arguments, environment: environment).end()
    }

    /// Runs a script of the shell, in which the program is `$BIN`; any failure of a pipe is that of the script.
    static func shell(_ script: String, environment: [String: String] = [:]) throws -> End {
        let arguments = ["-o", "pipefail", "-c", script]
        return try Command(arguments, environment: environment, executable: "/bin/bash").end()
    }

    /// Runs it and throws where it fails.
    static func succeed(_ arguments: [String]) throws {
        let end = try run(arguments)
        guard end.status == 0 else { throw Failure(errors: end.errors) }
    }

    func send(_ signal: Int32) {
        kill(process.processIdentifier, signal)
    }

    /// Waits until it has said something on standard error, or has ended.
    func waitFor(_ text: String) throws {
        while process.isRunning, try !said().contains(text) { sched_yield() }
    }

    /// What it has said on standard error so far.
    func said() throws -> String {
        try String(contentsOfFile: errorsFile, encoding: .utf8)
    }

    func end() throws -> End {
        process.waitUntilExit()
        return End(
            status: process.terminationStatus,
            output: try String(contentsOfFile: directory.path + "/output", encoding: .utf8),
            errors: try String(contentsOfFile: errorsFile, encoding: .utf8)
        )
    }

    private static func handle(_ path: String) throws -> FileHandle {
        FileManager.default.createFile(atPath: path, contents: nil)
        return try FileHandle(forWritingTo: URL(filePath: path))
    }
}
