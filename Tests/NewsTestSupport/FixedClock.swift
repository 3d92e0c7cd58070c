package import NewsDomain
internal import Synchronization

/// A clock that a test sets.
package final class FixedClock: NewsClock {
    private let time: Mutex<Timestamp>

    /// Stands at 2026-11-22T09:30:00Z where nothing else is said.
    package init(_ time: Timestamp = FixedClock.start) {
        self.time = Mutex(time)
    }

    /// 2026-11-22T09:30:00Z.
    package static let start = Timestamp(seconds: 1_795_339_800)

    package func now() -> Timestamp {
        time.withLock { $0 }
    }

    /// Lets time pass.
    package func advance(by seconds: Int64) {
        time.withLock { $0 = $0.advanced(by: seconds) }
    }
}
