internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NewsDomain
internal import NewsHTTP
internal import ServiceLifecycle

/// Serves metrics on a port of their own, to whoever reaches it, and nothing else.
struct MetricsServer: Service {
    let report: MetricsReport
    let host: String
    let port: Int
    let clock: any NewsClock
    let logger: Logger

    /// Connections at once: a few that ask every some seconds.
    private static let connections = 64

    func run() async throws {
        do {
            try await application.run()
        } catch {
            throw OperationFailure("Cannot serve metrics on \(host):\(port): \(error). Is the port free?")
        }
    }

    private var application: Application<DispatcherResponder> {
        let dispatcher = Dispatcher(metrics: report, logger: logger)
        var limits = ConnectionLimits()
        limits.maximum = Self.connections
        let connections = ConnectionEnvironment(dispatcher, limits: limits, clock: clock)
        return Application(
            responder: DispatcherResponder(dispatcher, clock: clock),
            server: HTTPServerBuilder { _ in NewsHTTP.HTTP1Channel(connections) },
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { [limits, logger, host, port] channel in
                await limits.watch(channel, counts: ConnectionCounts(), logger: logger)
                let place = "\(host):\(channel.localAddress?.port ?? port)"
                logger.notice("metrics are served", metadata: ["address": "http://\(place)/metrics"])
            },
            logger: logger
        )
    }
}
