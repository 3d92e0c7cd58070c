import Hummingbird
import HummingbirdCore
import HummingbirdTesting
import NewsHTTP
import NewsServer

extension TestService {
    /// Runs requests over connections, with an observer of all traffic.
    func runLive(
        observedBy observer: any RequestObserver,
        _ requests: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let caching = try ResponseCaching(configuration, store, clock)
        var services = Services(configuration, store, clock)
        services.traffic = Traffic([observer])
        let dispatcher = Dispatcher(store, clock, services, caching)
        let (limits, clock) = (configuration.connections, clock)
        let server = HTTPServerBuilder { _ in
            HTTP1Channel(ConnectionEnvironment(dispatcher, limits: limits, clock: clock))
        }
        let responder = DispatcherResponder(dispatcher, clock: clock)
        try await Application(responder: responder, server: server).test(.ahc(.http)) { client in
            try await requests(client)
        }
    }
}
