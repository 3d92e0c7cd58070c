internal import Logging
internal import NewsDomain
internal import ServiceLifecycle

/// Looks once a second whether the newsroom can be read and written, and says when that changes: in the log, and to the
/// service manager.
struct HealthMonitor: Service {
    let repository: any MaintenanceRepository
    let notifier: ServiceNotifier
    let logger: Logger

    private static let pause = Duration.seconds(1)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var known = NewsroomHealth()
            while !Task.isCancelled {
                let health = try await offEventLoop { repository.examine() }
                log("reading", from: known.reading, to: health.reading)
                log("writing", from: known.writing, to: health.writing)
                known = health
                try await Task.sleep(for: Self.pause)
            }
        }
    }

    private func log(_ what: String, from known: HealthFault?, to present: HealthFault?) {
        guard known != present else { return }
        if let present {
            logger.error("\(what) fails: \(present.sentence)", metadata: ["cause": "\(present.cause)"])
            notifier.status("Serving, but \(what) fails: \(present.sentence)")
        } else {
            logger.notice("\(what) works again")
            notifier.status("Serving; \(what) works again")
        }
    }
}
