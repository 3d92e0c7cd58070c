internal import Logging
internal import NewsDomain
internal import ServiceLifecycle

/// Notices what other processes write into the newsroom's file, such as an import or a moderator at the command line, so
/// that no answer from memory outlives it for long.
struct ExternalChangePoller: Service {
    let repository: any CacheVersionRepository
    let logger: Logger

    private static let pause = Duration.milliseconds(250)

    func run() async throws {
        await repeatUntilShutdown(pausing: Self.pause, noting: "could not look for changes from outside", to: logger) {
            try await offEventLoop { try repository.pollExternalChanges() }
            return nil
        }
    }
}
