import Hummingbird
import HummingbirdCore
import HummingbirdTesting
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
        let dispatcher = Dispatcher(store, clock, desks, delivery)
        let (limits, clock) = (configuration.connections, clock)
        let server = HTTPServerBuilder { _ in HTTP1Channel(dispatcher, limits: limits, clock: clock) }
        let responder = DispatcherResponder(dispatcher, clock: clock)
        try await Application(responder: responder, server: server).test(.ahc(.http)) { client in
            try await requests(client)
        }
    }
}
