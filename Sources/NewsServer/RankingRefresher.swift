internal import Logging
internal import NewsDomain
internal import ServiceLifecycle

/// Keeps the windows of views rolling and the rankings fresh: within a second of a view in a small newsroom, and as
/// seldom as it takes to spend at most a hundredth of a core on it in a large one.
struct RankingRefresher: Service {
    let repository: any MaintenanceRepository
    let clock: any NewsClock
    let logger: Logger

    private static let pause = Duration.seconds(1)
    /// How many times as long as a refresh took to rest after it.
    private static let rest = 100

    func run() async throws {
        await repeatUntilShutdown(pausing: Self.pause, noting: "could not refresh the rankings", to: logger) {
            let start = ContinuousClock.now
            try await offEventLoop { try repository.refreshRankings(at: clock.now()) }
            return max(Self.pause, (ContinuousClock.now - start) * Self.rest)
        }
    }
}
