internal import Logging
internal import NewsDomain
internal import NewsHTTP
internal import ServiceLifecycle

/// Deletes what has served its time and writes down when keys were last used, once a minute and at the end.
struct RetentionService: Service {
    let repository: any MaintenanceRepository
    let keys: KeyVerifier
    let retention: Retention
    let clock: any NewsClock
    let logger: Logger

    private static let pause = Duration.seconds(60)

    func run() async throws {
        await repeatUntilShutdown(pausing: Self.pause, noting: "could not tidy up", to: logger) {
            try await tidy()
            return nil
        }
        try? keys.flush()
    }

    private func tidy() async throws {
        let purged = try await offEventLoop {
            try keys.flush()
            return try repository.purge(retention, at: clock.now())
        }
        if purged.comments > 0 {
            logger.info("old comments were purged", metadata: ["count": "\(purged.comments)"])
        }
        if purged.articles > 0 {
            logger.info("the trash was emptied of old articles", metadata: ["count": "\(purged.articles)"])
        }
    }
}
