internal import Synchronization

/// What one request has storage do: how many statements, and which one took longest.
package final class StorageUse: Sendable {
    private struct State {
        var statements = 0
        var slowest: String?
        var longest: UInt64 = 0
    }

    private let state = Mutex(State())

    /// That of the request for which something is done; nil where nobody wants to know.
    @TaskLocal package static var current: StorageUse?

    package init() {}

    /// Counts a statement that took so many nanoseconds. `text`, which holds none of the values that it was run with, is asked for
    /// where no other took longer.
    package func note(nanoseconds: UInt64, _ text: () -> String) {
        let isSlowest = state.withLock { state in
            state.statements += 1
            guard nanoseconds > state.longest else { return false }
            state.longest = nanoseconds
            return true
        }
        guard isSlowest else { return }
        let text = text()
        state.withLock { $0.slowest = text }
    }

    package var statements: Int { state.withLock(\.statements) }

    /// The text of the one that took longest; nil where all were too short to tell.
    package var slowest: String? { state.withLock(\.slowest) }
}
