import Foundation
import NewsTestSupport
import Testing

/// What systemd is told of a server that it started, on a real socket.
struct ServiceManagerTests {
    private let directory = TemporaryDirectory()

    private func serve(_ environment: [String: String]) throws -> Command {
        try Command(["serve", "--port", "0", "--data", directory.path + "/new\nsroom"], environment: environment)
    }

    @Test(arguments: [false, true]) func aServerTellsWhatItDoes(isAbstract: Bool) throws {
        let manager = try ServiceManager(isAbstract: isAbstract)
        let server = try serve(["NOTIFY_SOCKET": manager.name, "WATCHDOG_USEC": "200000"])
        let ready = try manager.hear("READY=1")
        // A line break in a name makes no statement.
        #expect(
            ready.count == 2 && ready[1].hasPrefix("STATUS=Serving “\(directory.path)/new sroom” at http://127.0.0.1:")
        )
        for _ in 0..<3 { #expect(try manager.hear("WATCHDOG=1").count == 1) }

        server.send(SIGHUP)
        let reloading = try manager.hear("RELOADING=1")
        let moment = try #require(
            reloading.first { $0.hasPrefix("MONOTONIC_USEC=") }.flatMap { Int64($0.dropFirst(15)) }
        )
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        #expect((Int64(now.tv_sec) - 60) * 1_000_000..<Int64(now.tv_sec + 1) * 1_000_000 ~= moment)
        #expect(try manager.hear("READY=1").contains("READY=1"))

        server.send(SIGTERM)
        #expect(try manager.hear("STOPPING=1").count == 2)
        #expect(try server.end().status == 0)
    }

    /// As where another process is the watched one, and where none is.
    @Test(arguments: [
        ["WATCHDOG_USEC": "1000", "WATCHDOG_PID": "1"], ["WATCHDOG_USEC": "0"], ["WATCHDOG_USEC": "x"], [:],
    ])
    func nobodyWatches(environment: [String: String]) throws {
        let manager = try ServiceManager(isAbstract: false)
        let server = try serve(environment.merging(["NOTIFY_SOCKET": manager.name]) { $1 })
        #expect(try manager.hear().allSatisfy { $0.hasPrefix("STATUS=Opening") })
        #expect(try manager.hear().contains("READY=1"))
        server.send(SIGTERM)
        #expect(try manager.hear().contains("STOPPING=1"))
        #expect(try server.end().status == 0)
    }

    /// Who names a socket that is none, or at which nobody listens, is served as anybody.
    @Test(arguments: ["/nonexistent/notify", "vsock:2:1234", "@", "", "/" + String(repeating: "x", count: 200)])
    func nobodyListens(name: String) throws {
        let server = try serve(["NOTIFY_SOCKET": name, "WATCHDOG_USEC": "1000"])
        try server.waitFor("Broadsheet serves")
        server.send(SIGTERM)
        #expect(try server.end().status == 0)
    }
}
