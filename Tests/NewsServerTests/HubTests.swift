import AsyncHTTPClient
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NewsDomain
import NewsFeeds
import NewsSQLite
import Synchronization
import Testing

@testable import NewsServer

/// What a WebSub hub is told.
@Suite struct HubTests {
    /// A hub that notes what it is told, and refuses when it is told to.
    private final class Hub: Sendable {
        let told = Mutex<[[String]]>([])
        let refuses = Mutex(false)

        func application() -> some ApplicationProtocol {
            Application(
                responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                    let body = try await request.body.collect(upTo: 1 << 20)
                    let form = String(buffer: body).split(separator: "&").map(String.init)
                    let type = request.headers[.contentType] ?? ""
                    self.told.withLock { $0.append(["\(request.method.rawValue) \(type)"] + form) }
                    return Response(status: self.refuses.withLock(\.self) ? .serviceUnavailable : .noContent)
                }
            )
        }

        /// The requests since the last time, each as its method, type and pairs.
        func news() -> [[String]] {
            told.withLock { told in
                defer { told = [] }
                return told
            }
        }
    }

    private func run(
        _ work: @Sendable (TestService, Hub, HubQueue, HubClient, ChangeFeed) async throws -> Void
    ) async throws {
        let (service, hub, queue) = (try TestService(), Hub(), HubQueue())
        try await hub.application().test(.ahc(.http)) { client in
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let feed = try ChangeFeed(repository: service.store, logger: logger)
            feed.follow(queue)
            let sender = HubClient(
                hub: "http://127.0.0.1:\(try #require(client.port))/",
                api: "https://api.example",
                queue: queue,
                client: HTTPClient.shared,
                // All tests run at once, and none may depend on how soon it has its turn.
                timeout: .minutes(30),
                logger: logger
            )
            try await work(service, hub, queue, sender, feed)
        }
    }

    private func addresses(_ requests: [[String]]) -> Set<String> {
        Set(
            requests.joined().filter { $0.hasPrefix("hub.url=") }
                .compactMap { PercentEncoding.decode($0.dropFirst("hub.url=".count)) }
        )
    }

    @Test func itIsToldOfEachFeedThatAChangeIsIn() async throws {
        try await run { service, hub, _, sender, feed in
            #expect(await sender.round() == HubClient.pause)
            let first = hub.news()
            #expect(first.first?.prefix(2) == ["POST application/x-www-form-urlencoded", "hub.mode=publish"])
            #expect(addresses(first).count == 9 && addresses(first).contains("https://api.example/feeds/comments.atom"))
            _ = await sender.round()
            #expect(hub.news().isEmpty, "nothing has changed")
            try await service.edit { editor, _ in
                for title in ["One", "Two"] {
                    let answer = try await editor.patch("23", #"{"title": "\#(title)"}"#)
                    #expect(answer.status == 200)
                }
            }
            while try await feed.advance() {}
            _ = await sender.round()
            let told = addresses(hub.news())
            for address in ["articles.rss", "articles.atom", "articles.json", "articles.rss?section=news"] {
                #expect(told.contains("https://api.example/feeds/\(address)"), "\(address)")
            }
            #expect(!told.contains("https://api.example/feeds/comments.rss"))
        }
    }

    @Test func whatItDoesNotTakeItIsToldAgainLaterAndLater() async throws {
        try await run { _, hub, _, sender, _ in
            hub.refuses.withLock { $0 = true }
            let pauses = [await sender.round(), await sender.round(), await sender.round()]
            #expect(pauses == [.seconds(4), .seconds(8), .seconds(16)])
            #expect(hub.news().count == 3)
            for _ in 0..<20 { _ = await sender.round() }
            #expect(await sender.round() == HubClient.longestPause)
            _ = hub.news()
            hub.refuses.withLock { $0 = false }
            #expect(await sender.round() == HubClient.pause)
            #expect(addresses(hub.news()).count == 9)
        }
    }

    @Test func manyFeedsTakeSeveralRequestsAndNoMoreMemoryThanSome() async throws {
        try await run { _, hub, queue, sender, _ in
            _ = await sender.round()
            _ = hub.news()
            queue.insert(Set((0..<100).map { FeedAddress.articles(of: .tag, slug: "tag-\($0)") }))
            _ = await sender.round()
            let requests = hub.news()
            #expect(requests.count == 5 && requests.allSatisfy { $0.count <= 2 + HubClient.feedsPerRequest })
            #expect(addresses(requests).count == 300)
            queue.insert([.articles])
            queue.insert(Set((0..<5_000).map { FeedAddress.articles(of: .tag, slug: "tag-\($0)") }))
            #expect(queue.take() == [.articles])
        }
    }
}
