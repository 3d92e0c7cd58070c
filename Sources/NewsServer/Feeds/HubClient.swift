internal import AsyncHTTPClient
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NewsDomain
internal import NewsFeeds

/// Tells a hub which feeds have changed, in the form that hubs share (PubSubHubbub 0.4, section 7, on which WebSub leaves it):
/// `hub.mode=publish`, and `hub.url` for each.
actor HubClient {
    private let hub: String
    /// Where the feeds are.
    private let api: String
    private let queue: HubQueue
    private let client: HTTPClient
    /// For one request.
    private let timeout: TimeAmount
    private let logger: Logger
    private var failures = 0

    /// What comes within so long is told together.
    static let pause = Duration.seconds(2)
    /// Between two tries at most.
    static let longestPause = Duration.seconds(600)
    /// How many feeds are told of in one request.
    static let feedsPerRequest = 60

    init(
        hub: String,
        api: String,
        queue: HubQueue,
        client: HTTPClient,
        timeout: TimeAmount = .seconds(5),
        logger: Logger
    ) {
        (self.hub, self.api, self.queue, self.client) = (hub, api, queue, client)
        (self.timeout, self.logger) = (timeout, logger)
    }

    /// Tells of what has changed since the last round; returns how long to wait before the next one. What the hub does not take
    /// is told again.
    func round() async -> Duration {
        var rest = Array(queue.take())
        do {
            while !rest.isEmpty {
                try await publish(rest.prefix(Self.feedsPerRequest / FeedFormat.allCases.count))
                rest.removeFirst(min(rest.count, Self.feedsPerRequest / FeedFormat.allCases.count))
            }
            if failures > 0 { logger.notice("the hub is told of changes again") }
            failures = 0
            return Self.pause
        } catch {
            queue.insert(Set(rest))
            // Whoever stops the server stops what is being sent.
            guard !Task.isCancelled else { return .zero }
            failures += 1
            let pause = min(Self.longestPause, Self.pause * (1 << min(failures, 10)))
            logger.warning("could not tell the hub", metadata: ["error": "\(error)", "nextTryIn": "\(pause)"])
            return pause
        }
    }

    private func publish(_ feeds: ArraySlice<FeedAddress>) async throws {
        let addresses = feeds.flatMap { feed in FeedFormat.allCases.map { api + feed.path($0) } }
        let form = ["hub.mode=publish"] + addresses.map { "hub.url=\(PercentEncoding.encode($0))" }
        var request = HTTPClientRequest(url: hub)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(ByteBuffer(string: form.joined(separator: "&")))
        let answer = try await client.execute(request, timeout: timeout)
        guard (200..<300).contains(answer.status.code) else { throw HubRefused(status: answer.status.code) }
    }
}

/// The hub answered, but not that it has heard.
struct HubRefused: Error, CustomStringConvertible {
    let status: UInt

    var description: String { "it answered with \(status)" }
}
