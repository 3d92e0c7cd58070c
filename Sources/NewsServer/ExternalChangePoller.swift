internal import Logging
internal import NewsDomain
internal import NewsHTTP
internal import ServiceLifecycle

/// Notices what other processes write into the newsroom's file, such as an import or a moderator at the command line, so
/// that no answer from memory outlives it for long.
struct ExternalChangePoller: Service {
    let repository: any CacheVersionRepository
    let logger: Logger

    private static let pause = Duration.milliseconds(250)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await offEventLoop { try repository.pollExternalChanges() }
                } catch {
                    FailureLog.shared.note("could not look for changes from outside", error, to: logger)
                }
                try await Task.sleep(for: Self.pause)
            }
        }
    }
}
