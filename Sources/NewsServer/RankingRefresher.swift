internal import Dispatch
internal import Logging
internal import NewsDomain
internal import NewsHTTP
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
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let start = ContinuousClock.now
                do {
                    try await offEventLoop { try repository.refreshRankings(at: clock.now()) }
                } catch {
                    FailureLog.shared.note("could not refresh the rankings", error, to: logger)
                }
                try await Task.sleep(for: max(Self.pause, (ContinuousClock.now - start) * Self.rest))
            }
        }
    }
}

/// Runs work that takes its time where no request waits for the thread.
func offEventLoop<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global(qos: .utility).async { continuation.resume(with: Result(catching: work)) }
    }
}
