import HTTPTypes
import Logging
import NewsDomain
import NewsTestSupport
import Testing

@testable import NewsHTTP

/// What is told of requests that took long, and what never is.
@Suite struct SlowRequestTests {
    private struct Plans: StorageDiagnostics {
        func figures(at now: Timestamp) throws -> StorageFigures {
            StorageFigures(fileBytes: 0, logBytes: 0, waitingWrites: 0)
        }

        func plan(of statement: String) throws -> [String] { ["SCAN of \(statement)", "USE TEMP B-TREE"] }
    }

    private let log = CapturedLog()

    private func service(limit: Duration = .zero) -> TestDispatcher {
        TestDispatcher(
            [
                Endpoint(read: "/stories/{story}") { _ in
                    StorageUse.current?.note(nanoseconds: 5) { "fast" }
                    StorageUse.current?.note(nanoseconds: 9_000_000) { "slow" }
                    StorageUse.current?.note(nanoseconds: 7) { "fast" }
                    return .json([])
                },
                Endpoint(.post, "/quiet") { _ in .json([]) },
            ],
            slowRequests: SlowRequestLog(limit: limit, diagnostics: Plans(), logger: log.logger)
        )
    }

    /// The lines, once there are so many: plans are looked for on another thread.
    private func lines(_ count: Int) async -> [CapturedLog.Line] {
        while log.lines.count < count { await Task.yield() }
        return log.lines
    }

    @Test func theSlowestStatementIsExplained() async throws {
        _ = await service().ask("/stories/about-ann@example.org?q=ann@example.org")
        let line = try #require(await lines(1).first)
        #expect(line.level == .warning && line.message == "a request was slow")
        #expect(line.metadata["route"] == "/stories/{story}" && line.metadata["status"] == "200")
        #expect(line.metadata["statements"] == "3" && line.metadata["plan"] == "SCAN of slow; USE TEMP B-TREE")
        #expect(line.metadata["method"] == "GET" && line.metadata["requestId"] == "id-1")
        #expect(Int(line.metadata["milliseconds"] ?? "") != nil)
        #expect(!"\(line)".contains("ann"))
    }

    @Test func whatIsFastIsNotTold() async {
        _ = await service(limit: .seconds(3600)).ask("/stories/a")
        #expect(log.lines.isEmpty)
    }

    @Test func tenAMinuteAreEnough() async throws {
        let service = service()
        for _ in 0..<30 { _ = await service.ask("/quiet", .post) }
        #expect(log.lines.count == SlowRequestLog.mostInAMinute)
        #expect(log.lines.allSatisfy { $0.metadata["plan"] == nil && $0.metadata["route"] == "/quiet" })
    }

    @Test func addressesThatLeadNowhereAreNotTold() async throws {
        _ = await service().ask("/nobody/ann@example.org", HTTPRequest.Method("FORGED") ?? .get)
        let line = try #require(await lines(1).first)
        #expect(line.metadata["route"] == "unmatched" && line.metadata["method"] == "other")
        #expect(!"\(line)".contains("ann") && !"\(line)".contains("FORGED"))
    }

    // MARK: The causes of failures

    private struct Broken: Error { let reason: String }

    private static let closed: NewsError = {
        var error = NewsError(.unavailable, "It cannot be written to.")
        error.cause = "the disk is full: case A"
        return error
    }()

    @Test(
        arguments: [
            (Broken(reason: "case B") as any Error, Logger.Level.error, "case B"), (closed, .error, "case A"),
            (NewsError(.internal, "It was never run: case C."), .error, "case C"),
            (NewsError(.unavailable, "Too many wide requests: case D."), .warning, "case D"),
        ]
    )
    func eachFailureOfOursHasItsCauseInTheLog(error: any Error, level: Logger.Level, cause: String) async throws {
        let log = CapturedLog()
        let service = TestDispatcher([Endpoint(.get, "/fails") { _ in throw error }], logger: log.logger)
        let answer = await service.ask("/fails")
        #expect(answer.status >= 500 && (error is NewsError || !answer.body.contains(cause)))
        let line = try #require(log.lines.first)
        #expect(line.message == "request failed" && line.level == level)
        #expect(line.metadata["cause"]?.contains(cause) == true && line.metadata["requestId"] == "id-1")
        #expect(!answer.body.contains("the disk is full"))
    }
}
