import Hummingbird
import HummingbirdCore
import HummingbirdTesting
import Logging
import NewsHTTP
import NewsServer

extension TestService {
    /// Runs requests over connections, with a watch that sees all traffic.
    func runLive(
        watchedBy watch: any TrafficWatch,
        _ requests: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let delivery = try Delivery(configuration, store, clock)
        var desks = Desks(configuration, store, clock)
        desks.traffic = Traffic([watch])
        let router = newsRouter(store, clock, desks, delivery)
        let path = HotPath(
            delivery: delivery,
            reads: router.reads,
            traffic: desks.traffic,
            clock: clock,
            logger: Logger(label: "test")
        )
        let limits = configuration.connections
        let server = HTTPServerBuilder { NewsChannel(path: path, limits: limits, responder: $0) }
        try await Application(responder: router.responder(), server: server).test(.ahc(.http)) { client in
            try await requests(client)
        }
    }
}
