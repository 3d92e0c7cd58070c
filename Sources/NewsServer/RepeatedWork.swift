internal import Dispatch
internal import Logging
internal import NewsHTTP
internal import ServiceLifecycle

/// Does work again and again until the server stops. It says how long to rest after it; nil, or a failure, which is noted in
/// these words, is followed by a pause.
func repeatUntilShutdown(
    pausing pause: Duration,
    noting failure: String,
    to logger: Logger,
    _ work: @escaping @Sendable () async throws -> Duration?
) async {
    try? await cancelWhenGracefulShutdown {
        while !Task.isCancelled {
            var rest = pause
            do {
                rest = try await work() ?? pause
            } catch {
                FailureLog.shared.note(failure, error, to: logger)
            }
            try await Task.sleep(for: rest)
        }
    }
}

/// Runs work that takes its time where no request waits for the thread.
func offEventLoop<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global(qos: .utility).async { continuation.resume(with: Result(catching: work)) }
    }
}
