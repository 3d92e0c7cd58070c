internal import Logging
internal import NewsDomain
internal import ServiceLifecycle

/// Notices what other processes write into the newsroom's file, such as an import or a moderator at the command line, so
/// that no answer from memory outlives it for long.
struct OutsideWatch: Service {
    let repository: any PulseRepository
    let logger: Logger

    private static let pause = Duration.milliseconds(250)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try repository.lookForOthers()
                } catch {
                    logger.error("could not look for changes from outside", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: Self.pause)
            }
        }
    }
}
