internal import AsyncHTTPClient
internal import Logging
internal import NIOCore
internal import ServiceLifecycle

/// Tells the WebSub hub which feeds have changed, until the server stops.
struct HubNotifier: Service {
    let hub: String
    /// Where the feeds are.
    let api: String
    let feed: ChangeFeed
    let logger: Logger

    func run() async throws {
        let queue = HubQueue()
        feed.follow(queue)
        try await HTTPClient.withHTTPClient(configuration: Self.configuration) { client in
            let hub = HubClient(hub: hub, api: api, queue: queue, client: client, logger: logger)
            try? await cancelWhenGracefulShutdown {
                while !Task.isCancelled { try await Task.sleep(for: hub.round()) }
            }
            _ = await hub.round()
        }
    }

    private static let configuration = HTTPClient.Configuration(
        redirectConfiguration: .disallow,
        timeout: .init(connect: .seconds(3), read: .seconds(5))
    )
}
