internal import AsyncHTTPClient
internal import Logging
internal import Metrics
internal import NIOCore
internal import NIOHTTP1
internal import NewsDomain
internal import NewsHTTP

/// Keeps one cache in front up with the change log.
///
/// What could not be sent is kept until it can be, each key once.
actor CacheFollower {
    private let cache: PurgeAddress
    private let queue: PurgeQueue
    private let client: HTTPClient
    /// For one request of a purge.
    private let timeout: TimeAmount
    private let logger: Logger
    private let backlog: Gauge
    private let purged: Counter
    private let failed: Counter

    /// What was not sent yet.
    private var pending = PurgeKeys()
    /// What was sent once. It is sent again with the next round, for an answer of the state before that was on its way
    /// into the cache just then.
    private var sentOnce = PurgeKeys()
    private var failures = 0

    /// Between two looks into the queue.
    static let pause = Duration.milliseconds(250)
    /// Between two tries at most.
    static let longestPause = Duration.seconds(30)

    init(
        of cache: PurgeAddress,
        from queue: PurgeQueue,
        client: HTTPClient,
        timeout: TimeAmount = .seconds(3),
        metrics: any MetricsFactory = NOOPMetricsHandler.instance,
        logger: Logger
    ) {
        let name = ("cache", cache.name)
        backlog = MetricDescription.purgeBacklog.gauge([name], in: metrics)
        purged = MetricDescription.purges.counter([name, ("outcome", "purged")], in: metrics)
        failed = MetricDescription.purges.counter([name, ("outcome", "failed")], in: metrics)
        self.cache = cache
        self.queue = queue
        self.client = client
        self.timeout = timeout
        self.logger = logger
    }

    /// Sends what is to be sent; returns how long to wait before the next round.
    func round() async -> Duration {
        do {
            pending.insert(queue.take())
            backlog.record(pending.count)
            try await send()
            backlog.record(pending.count)
            if failures > 0 { logger.notice("the cache is purged again", metadata: ["cache": "\(cache.name)"]) }
            failures = 0
            return Self.pause
        } catch {
            // Whoever stops the server stops what is being sent.
            guard !Task.isCancelled else { return .zero }
            failed.increment()
            let pause = min(Self.longestPause, Self.pause * (1 << min(failures + 1, 10)))
            failures += 1
            logger.warning(
                "could not purge the cache",
                metadata: ["cache": "\(cache.name)", "error": "\(error)", "nextTryIn": "\(pause)"]
            )
            return pause
        }
    }

    private func send() async throws {
        var keys = pending
        keys.insert(sentOnce)
        for header in keys.headers { try await purge(header) }
        if !keys.isEmpty { purged.increment() }
        (pending, sentOnce) = (PurgeKeys(), pending)
    }

    private func purge(_ keys: String) async throws {
        var request = HTTPClientRequest(url: cache.url)
        request.method = .RAW(value: "PURGE")
        request.headers.add(name: "Surrogate-Key", value: keys)
        let answer = try await client.execute(request, timeout: timeout)
        guard (200..<300).contains(answer.status.code) else { throw PurgeRefused(status: answer.status.code) }
    }
}

/// The cache answered, but not that it has purged.
struct PurgeRefused: Error, CustomStringConvertible {
    let status: UInt

    var description: String { "it answered with \(status)" }
}
