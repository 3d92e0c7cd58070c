internal import AsyncHTTPClient
internal import Logging
internal import Metrics
internal import NIOCore
internal import NewsDomain
internal import ServiceLifecycle

/// Tells the caches in front what has changed, some four times a second; each at its own pace, so that none waits for
/// one that is down.
struct Purger: Service {
    let caches: [PurgeAddress]
    let feed: ChangeFeed
    let metrics: any MetricsFactory
    let logger: Logger

    func run() async throws {
        try await HTTPClient.withHTTPClient(configuration: Self.configuration) { client in
            await withDiscardingTaskGroup { group in
                for cache in caches {
                    let queue = PurgeQueue()
                    feed.follow(queue)
                    let follower = CacheFollower(
                        of: cache,
                        from: queue,
                        client: client,
                        metrics: metrics,
                        logger: logger
                    )
                    group.addTask { await Self.follow(follower) }
                }
            }
        }
    }

    /// Goes on until the server stops; then a last time, for what the last requests have changed.
    private static func follow(_ follower: CacheFollower) async {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled { try await Task.sleep(for: follower.round()) }
        }
        _ = await follower.round()
    }

    private static let configuration = HTTPClient.Configuration(
        redirectConfiguration: .disallow,
        timeout: .init(connect: .seconds(2), read: .seconds(3))
    )
}
