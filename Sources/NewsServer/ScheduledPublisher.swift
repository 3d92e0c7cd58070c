internal import Logging
internal import NewsDomain
internal import ServiceLifecycle

/// Counts scheduled articles as live once their time has come. Readers see them by the clock, without this: it keeps
/// counters and change log up to date, at most a second later.
struct ScheduledPublisher: Service {
    let repository: any MaintenanceRepository
    let clock: any NewsClock
    let logger: Logger

    func run() async throws {
        await repeatUntilShutdown(pausing: .seconds(1), noting: "could not count due articles", to: logger) {
            // Another process may hold the newsroom for seconds: no connection waits for that.
            let count = try await offEventLoop { try repository.publishDueArticles(at: clock.now()) }
            if count > 0 { logger.info("articles went live", metadata: ["count": "\(count)"]) }
            return nil
        }
    }
}
