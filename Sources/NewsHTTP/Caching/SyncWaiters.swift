package import NewsDomain
internal import Synchronization

/// Those who wait for something new for their copies. No thread waits with them.
package final class SyncWaiters: ChangeFollower {
    private let maximum: Int
    private let state = Mutex(State())

    private struct State {
        var waiters: [UInt64: Waiter] = [:]
        var last: UInt64 = 0
    }

    private struct Waiter {
        let kinds: [SyncKind]
        /// Whether something was changed while it was not paused.
        var isWoken = false
        /// What goes on where it is paused.
        var paused: CheckedContinuation<Void, Never>?

        mutating func wake() -> CheckedContinuation<Void, Never>? {
            defer { paused = nil }
            isWoken = paused == nil
            return paused
        }
    }

    /// So many may wait at once: whoever comes beyond that does not wait.
    package init(maximum: Int = 1_000) {
        self.maximum = maximum
    }

    /// How many wait.
    package var count: Int { state.withLock(\.waiters.count) }

    package var wantsEvents: Bool { false }

    /// Wakes those who wait for something of a kind that has changed.
    package func changed(_ batch: ChangeBatch) {
        let kinds = Set(batch.changes.compactMap { SyncKind(rawValue: $0.kind.rawValue) })
        let paused = state.withLock { state in
            let concerned = state.waiters.filter { !kinds.isDisjoint(with: $1.kinds) }.keys
            return concerned.compactMap { state.waiters[$0]?.wake() }
        }
        for continuation in paused { continuation.resume() }
    }

    /// Returns once something is there for a copy, which is looked for at once and whenever something of its kinds has
    /// changed; after so many seconds, or where the task is cancelled, in any case.
    func wait(for kinds: [SyncKind], seconds: Int, until isThere: () throws -> Bool) async throws {
        let end = ContinuousClock.now.advanced(by: .seconds(seconds))
        guard let number = begin(kinds) else { return }
        let timer = Task {
            if (try? await Task.sleep(until: end)) != nil { self.wake(number) }
        }
        defer {
            timer.cancel()
            state.withLock { $0.waiters[number] = nil }
        }
        while try !isThere(), ContinuousClock.now < end, !Task.isCancelled {
            await withTaskCancellationHandler {
                await pause(number)
            } onCancel: {
                wake(number)
            }
        }
    }

    // MARK: Waiting

    /// The number of a new waiter, who hears of changes from now on; nil where there is no room for one.
    private func begin(_ kinds: [SyncKind]) -> UInt64? {
        state.withLock { state in
            guard state.waiters.count < maximum else { return nil }
            state.last += 1
            state.waiters[state.last] = Waiter(kinds: kinds)
            return state.last
        }
    }

    /// Returns once the waiter was woken since it last was paused.
    private func pause(_ number: UInt64) async {
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                if state.waiters[number]?.isWoken != false { return true }
                state.waiters[number]?.paused = continuation
                return false
            }
            if goesOn { continuation.resume() }
        }
        state.withLock { $0.waiters[number]?.isWoken = false }
    }

    private func wake(_ number: UInt64) {
        state.withLock { $0.waiters[number]?.wake() }?.resume()
    }
}
