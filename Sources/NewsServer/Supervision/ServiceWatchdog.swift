internal import Logging
internal import NIOCore
internal import NewsDomain
internal import ServiceLifecycle

/// Gives the service manager a sign of life at half the time it waits for one: whenever every event loop has turned and the
/// newsroom could be read since the last. Where one of them hangs, or reads fail, there is none, and the server is started
/// anew.
struct ServiceWatchdog: Service {
    let notifier: ServiceNotifier
    let interval: Duration
    let eventLoops: any EventLoopGroup
    let repository: any MaintenanceRepository & SiteRepository
    let logger: Logger

    func run() async throws {
        await repeatUntilShutdown(pausing: interval / 2, noting: "the server cannot answer", to: logger) {
            try await look()
            return nil
        }
    }

    /// Looks once. It waits for each loop, however long, and throws where nothing can be read.
    func look() async throws {
        for loop in eventLoops.makeIterator() { try await loop.submit {}.get() }
        try await offEventLoop { try read() }
        notifier.alive()
    }

    /// Reads something small. Throws where what is read may be wrong, too.
    private func read() throws {
        if let fault = repository.examine().reading { throw NewsError(.unavailable, fault.sentence) }
        _ = try repository.site()
    }
}
