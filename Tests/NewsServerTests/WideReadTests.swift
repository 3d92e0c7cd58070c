import Dispatch
import Glibc
import Hummingbird
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Synchronization
import Testing

/// Requests that take longer than others can wait, beside those others.
@Suite struct WideReadTests {
    private static let wide = "/v1/articles?tag=climate,energy&count=true&exclude=1"

    /// Makes statements of the wide request take as long as a test wants.
    private final class Weights: Sendable {
        /// Milliseconds on a thread that others wait for, and on one that nobody waits for.
        let shared = Atomic(5)
        let alone = Atomic(0)
        /// While it is entered, statements wait on their worker, and tell that they do.
        let hold = DispatchGroup()
        let (held, notesHeld) = AsyncStream.makeStream(of: Void.self)

        func weigh(_ sql: String) {
            guard sql.contains("NOT IN (SELECT value") else { return }
            guard ReadBudget.current?.isShared == false else {
                keepBusy(milliseconds: shared.load(ordering: .relaxed))
                return
            }
            notesHeld.yield()
            hold.wait()
            keepBusy(milliseconds: alone.load(ordering: .relaxed))
        }
    }

    private let weights = Weights()

    private func run(
        usesHeadScanner: Bool = true,
        _ requests: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let service = try TestService()
        var configuration = ServerConfiguration(dataDirectory: service.dataDirectory)
        configuration.usesHeadScanner = usesHeadScanner
        let options = StoreOptions(stepsBetweenLooks: 1) { [weights] in weights.weigh($0) }
        let application = try buildApplication(configuration: configuration, clock: service.clock, store: options)
        try await application.test(.ahc(.http)) { try await requests($0) }
    }

    @Test(arguments: [true, false]) func othersAreAnsweredMeanwhile(usesHeadScanner: Bool) async throws {
        weights.hold.enter()
        try await run(usesHeadScanner: usesHeadScanner) { client in
            try await withThrowingTaskGroup(of: Received.self) { group in
                // The same address several times: those that come later must not have a thread of connections wait either.
                for _ in 0..<6 { group.addTask { try await client.ask(Self.wide) } }
                for await _ in weights.held { break }
                // Where the machine is slow, or each step is looked at, a list may take more than others can wait, too: then it is made
                // by another worker, since another client asks.
                let other = ["X-Forwarded-For": "192.0.2.7"]
                for number in 1...20 {
                    #expect(try await client.ask("/livez", headers: other).status == 200)
                    #expect(try await client.ask("/v1/articles?limit=\(number)", headers: other).status == 200)
                }
                weights.hold.leave()
                var texts: Set<String> = []
                for try await answer in group {
                    #expect(answer.status == 200)
                    texts.insert(answer.text)
                }
                #expect(texts.count == 1)
            }
        }
    }

    @Test func whatIsTooWideIsToldSo() async throws {
        weights.alone.store(60, ordering: .relaxed)
        try await run { client in
            let refused = try await client.ask(Self.wide)
            #expect(refused.status == 422)
            #expect(refused.value("type") as? String == "urn:broadsheet:problem:too-wide")
            #expect(Set(refused.faults) == ["tag tooWide", "count tooWide", "exclude tooWide"])
            #expect(refused.header("Cache-Control") == "no-store")
            weights.alone.store(0, ordering: .relaxed)
            weights.shared.store(0, ordering: .relaxed)
            #expect(try await client.ask(Self.wide).status == 200, "a refusal is not kept")
        }
    }

    @Test func aKeyHasMoreTime() async throws {
        weights.alone.store(40, ordering: .relaxed)
        let service = try TestService()
        let key = try service.key("drafts")
        let configuration = ServerConfiguration(dataDirectory: service.dataDirectory)
        let options = StoreOptions(stepsBetweenLooks: 1) { [weights] in weights.weigh($0) }
        let application = try buildApplication(configuration: configuration, clock: service.clock, store: options)
        try await application.test(.ahc(.http)) { client async throws in
            let uri = Self.wide + "&status=published"
            #expect(try await client.ask(uri, headers: ["Authorization": "Bearer \(key)"]).status == 200)
        }
    }
}
