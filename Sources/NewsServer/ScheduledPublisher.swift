internal import Logging
internal import NewsDomain
internal import NewsHTTP
internal import ServiceLifecycle

/// Counts scheduled articles as live once their time has come. Readers see them by the clock, without this: it keeps
/// counters and change log up to date, at most a second later.
struct ScheduledPublisher: Service {
    let repository: any MaintenanceRepository
    let clock: any NewsClock
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    // Another process may hold the newsroom for seconds: no connection waits for that.
                    let count = try await offEventLoop { try repository.publishDueArticles(at: clock.now()) }
                    if count > 0 { logger.info("articles went live", metadata: ["count": "\(count)"]) }
                } catch {
                    FailureLog.shared.note("could not count due articles", error, to: logger)
                }
                try await Task.sleep(for: .seconds(1))
            }
        }
    }
}
