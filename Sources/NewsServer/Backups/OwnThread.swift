internal import Dispatch
internal import Foundation
internal import Synchronization

/// Has the calling thread give way to all others that want the processor, from now on (setpriority(2): of one thread, on Linux).
package func yieldToOthers() {
    _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
}

/// Runs work that takes long on a thread of its own, which may be told to give way to those that answer requests. The work is told
/// to stop when the task is cancelled; where it does not within 3 seconds, it is no longer waited for, and ends with the process.
///
/// Throws what the work throws, `CancellationError` where it was not waited for.
func onOwnThread<Value: Sendable>(
    _ work: @escaping @Sendable (_ isStopping: @escaping @Sendable () -> Bool) throws -> Value
) async throws -> Value {
    let outcome = Outcome<Value>()
    return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
            outcome.isAwaited(by: continuation)
            Thread.detachNewThread { outcome.end(Result { try work { outcome.isStopping } }) }
        }
    } onCancel: {
        outcome.stop()
    }
}

/// How work ends that is waited for until it is done, or does not stop when told to.
private final class Outcome<Value: Sendable>: Sendable {
    private struct State {
        var continuation: CheckedContinuation<Value, any Error>?
        var isStopping = false
    }

    private let state = Mutex(State())
    private static var patience: DispatchTimeInterval { .seconds(3) }

    var isStopping: Bool { state.withLock(\.isStopping) }

    func isAwaited(by continuation: CheckedContinuation<Value, any Error>) {
        state.withLock { $0.continuation = continuation }
    }

    func end(_ result: Result<Value, any Error>) {
        let continuation = state.withLock { state in
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume(with: result)
    }

    func stop() {
        state.withLock { $0.isStopping = true }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { self.end(.failure(CancellationError())) }
    }
}

extension Thread {
    /// Lets others have the machine for so long.
    static func sleep(_ duration: Duration) {
        if duration > .zero { sleep(forTimeInterval: duration / .seconds(1)) }
    }
}
