import HTTPTypes
import NewsDomain
import NewsTestSupport
import Synchronization
import Testing

@testable import NewsHTTP

/// The three steps in which a request is asked for, and what each counts as.
@Suite struct DispatcherStepTests {
    private static let client = Sender.client(7)
    private let caching = TestDispatcher.caching()
    private let made = Counter()

    private final class Counter: Sendable {
        let count = Atomic(0)
    }

    private func service(_ limits: RequestPolicy? = nil) -> TestDispatcher {
        let endpoints = [
            Endpoint(read: "/kept") { [caching, made] request in
                var reader = QueryReader(request)
                return try caching.answer(request, try reader.finish(), .articles) {
                    made.count.add(1, ordering: .relaxed)
                    return .json(Array(repeating: 0x20, count: 2_000))
                }
            },
            Endpoint(read: "/made") { _ in .json(Array("{}".utf8)) },
            Endpoint(read: "/wide") { _ in
                guard ReadBudget.current?.isShared == false else { throw ReadBudget.Exceeded() }
                return .json(Array("{}".utf8))
            },
            Endpoint(.get, "/waits") { _ in .json(Array("{}".utf8)) },
            Endpoint(.post, "/written") { _ in Answer(status: .noContent) },
            Endpoint(read: "/livez") { _ in .json(Array("{}".utf8)) },
        ]
        return TestDispatcher(endpoints, limits: limits, caching: caching)
    }

    /// Twice as many at once, and then one in as many seconds as is left of ten.
    private static func policy(reads: Int = 1, kept: Int = 100, writes: Int = 1) -> RequestPolicy {
        var policy = RequestPolicy()
        (policy.reads, policy.kept, policy.writes, policy.exempt) = (reads, kept, writes, [])
        return policy
    }

    @Test func whatWasMadeOnceLiesInMemory() throws {
        let service = service()
        var request = TestDispatcher.request("/kept", .get, [.acceptEncoding: "gzip"])
        #expect(service.dispatcher.cachedResponse(to: request.head) == nil)
        let first = Written(try #require(service.dispatcher.immediateResponse(to: &request)))
        let second = Written(try #require(service.dispatcher.cachedResponse(to: request.head)))
        #expect(made.count.load(ordering: .relaxed) == 1)
        #expect(first.body == second.body && first.headers["etag"] == second.headers["etag"])
        #expect(first.headers["content-encoding"] == "gzip" && second.headers["content-encoding"] == "gzip")
        #expect(first.headers["server-timing"] != nil && second.headers["server-timing"] == nil)

        let tag = try #require(second.headers["etag"])
        let known = TestDispatcher.request("/kept", .get, [.ifNoneMatch: tag, .acceptEncoding: "gzip"])
        let confirmed = Written(try #require(service.dispatcher.cachedResponse(to: known.head)))
        #expect(confirmed.status == 304 && confirmed.body.isEmpty && confirmed.headers["content-length"] == nil)
        let head = TestDispatcher.request("/kept", .head)
        let headed = Written(try #require(service.dispatcher.cachedResponse(to: head.head)))
        #expect(headed.headers["content-length"] == "2000" && headed.body.isEmpty)
    }

    @Test func whatWaitsIsNotMadeAtOnce() async {
        let service = service()
        for target in ["/wide", "/waits"] {
            var request = TestDispatcher.request(target)
            #expect(service.dispatcher.immediateResponse(to: &request) == nil, "\(target)")
            #expect(request.isWide == (target == "/wide"))
            #expect(await service.dispatcher.response(to: request).status == .ok, "\(target)")
        }
        #expect(service.log.all.count == 2, "what is handed on is noted once")
    }

    @Test func aRequestThatIsHandedOnCountsOnce() async {
        let service = service(Self.policy())
        for _ in 0..<2 {
            var request = TestDispatcher.request("/waits", sender: Self.client)
            #expect(service.dispatcher.immediateResponse(to: &request) == nil)
            #expect(await service.dispatcher.response(to: request).status == .ok)
        }
        #expect(await service.ask("/waits", sender: Self.client).status == 429)
        #expect(await service.ask("/waits", sender: .client(8)).status == 200)
        #expect(await service.ask("/waits", sender: .exempt).status == 200)
    }

    @Test func readsAndWritesAreCountedApart() async {
        let service = service(Self.policy())
        let first = await service.ask("/made", sender: Self.client)
        #expect(first.headers["ratelimit"]?.hasPrefix("\"reads\";r=1;") == true)
        #expect(first.headers["ratelimit-policy"] == "\"reads\";q=1;w=10")
        _ = await service.ask("/none", sender: Self.client)
        let refused = await service.ask("/made", sender: Self.client)
        #expect(refused.status == 429 && refused.headers["retry-after"] != nil)
        #expect(refused.headers["ratelimit"]?.hasPrefix("\"reads\";r=0;") == true)
        for _ in 0..<2 { #expect(await service.ask("/written", .post, sender: Self.client).status == 204) }
        #expect(await service.ask("/written", .post, sender: Self.client).status == 429)
    }

    @Test func whoWatchesTheServerIsNotCounted() async {
        let service = service(Self.policy())
        for _ in 0..<5 {
            let answer = await service.ask("/livez", sender: Self.client)
            #expect(answer.status == 200 && answer.headers["ratelimit"] == nil)
        }
    }

    @Test func whatLiesInMemoryCostsNoRead() async throws {
        let service = service(Self.policy(kept: 2))
        #expect(await service.ask("/kept", sender: Self.client).headers["ratelimit"] != nil)
        for _ in 0..<4 {
            let answer = await service.ask("/kept", sender: Self.client)
            #expect(answer.status == 200 && answer.headers["ratelimit"] == nil, "caches in front keep it")
        }
        let request = TestDispatcher.request("/kept", sender: Self.client)
        let refused = Written(try #require(service.dispatcher.cachedResponse(to: request.head)))
        #expect(refused.status == 429 && refused.headers["ratelimit"]?.hasPrefix("\"kept\";r=0;") == true)
    }
}
