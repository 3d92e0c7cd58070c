internal import Foundation

/// Has the calling thread give way to all others that want the processor, from now on (setpriority(2): of one thread, on Linux).
package func yieldToOthers() {
    _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
}

/// Runs work that takes long on a thread of its own, which may be told to give way to those that answer requests.
func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
            continuation.resume(with: Result(catching: work))
        }
    }
}

extension Thread {
    /// Lets others have the machine for so long.
    static func sleep(_ duration: Duration) {
        if duration > .zero { sleep(forTimeInterval: duration / .seconds(1)) }
    }
}
