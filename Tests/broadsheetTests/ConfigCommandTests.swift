import Foundation
import NewsTestSupport
import Testing

/// `broadsheet config` beside a server, and what the log of one begins with.
struct ConfigCommandTests {
    @Test func everyFaultIsToldAtOnce() throws {
        let end = try Command.run(
            ["config", "--check", "--port", "x", "--comments", "maybe"],
            environment: ["BROADSHEET_CACHE_MEGABYTES": "lots", "BROADSHEET_COMMENTS_MOD": "post"]
        )
        #expect(end.status == 64 && end.output.isEmpty)
        for place in ["--port", "--comments", "BROADSHEET_CACHE_MEGABYTES"] { #expect(end.errors.contains(place)) }
    }

    @Test func aNameThatIsNoneIsWarnedOf() throws {
        let end = try Command.run(["config", "--port", "0"], environment: ["BROADSHEET_COMMENTS_MOD": "post"])
        #expect(end.status == 0)
        #expect(
            end.errors == "Warning: BROADSHEET_COMMENTS_MOD is no setting. Did you mean “BROADSHEET_COMMENTS_MODE”?\n"
        )
    }

    @Test func aPortIsTakenBySomebodyElseOrByTheServerItself() throws {
        let folder = try Folder()
        let server = try Command(["serve", "--port", "0", "--data", folder.path + "/demo"])
        try server.waitFor("serves")
        let said = try server.said()
        let port = try #require(said.firstMatch(of: /127\.0\.0\.1:(\d+)\/v1/)).1
        let other = try Command.run(["config", "--check", "--port", String(port), "--data", folder.path + "/wrong"])
        #expect(other.status == 1)
        #expect(other.errors.contains("Error: “port” is \(port), which another program listens on"), "\(other.errors)")
        let own = try Command.run(["config", "--check", "--port", String(port), "--data", folder.path + "/demo"])
        #expect(own.status == 0 && own.errors.contains("the server that runs"), "\(own.errors)")
        // Who cannot begin says why.
        let second = try Command.run(["serve", "--port", String(port), "--data", folder.path + "/wrong"])
        #expect(second.status == 1 && second.errors.contains("Error: Cannot serve on"), "\(second.errors)")
        server.send(SIGTERM)
        #expect(try server.end().status == 0)
    }

    @Test func lookingMakesAndChangesNothing() throws {
        let folder = try Folder()
        let demo = folder.path + "/demo"
        func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: demo).sorted() }
        // The commands that made it may have left an empty log.
        for suffix in ["-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: demo + "/newsroom.sqlite" + suffix)
        }
        let before = (try files(), try Data(contentsOf: URL(filePath: demo + "/newsroom.sqlite")))
        #expect(try Command.run(["config", "--check", "--port", "0", "--data", demo]).status == 0)
        #expect(try Command.run(["config", "--check", "--port", "0", "--data", folder.path + "/new"]).status == 0)
        #expect(try files() == before.0)
        #expect(try Data(contentsOf: URL(filePath: demo + "/newsroom.sqlite")) == before.1)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/new"))
    }

    @Test func aLogBeginsWithWhatRunsAndWhatItWasTold() throws {
        let folder = try Folder()
        let server = try Command(
            ["serve", "--port", "0", "--data", folder.path + "/demo"],
            environment: [
                "BROADSHEET_FEEDS_HUB": "https://hub.example/?key=hunter2",
                "BROADSHEET_PUBLIC_URL": "https://api.example.org",
            ]
        )
        try server.waitFor("serves")
        server.send(SIGTERM)
        let lines = try server.end().errors.split(separator: "\n")
        let version = try Command.run(["--version"]).output.trimmingCharacters(in: .newlines)
        #expect(lines[0].contains("Broadsheet \(version) starts"))
        #expect(lines[0].contains("data=\(folder.path)/demo") && lines[0].contains(/schema=\d{4}-/))
        for setting in ["port=0 (--port)", "publicUrl=https://api.example.org (BROADSHEET_PUBLIC_URL)"] {
            #expect(lines[1].contains(setting), "\(lines[1])")
        }
        #expect(!lines.contains { $0.contains("hunter2") })
        #expect(!lines[1].contains("cache.megabytes"))
    }
}
