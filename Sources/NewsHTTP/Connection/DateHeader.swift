internal import NewsDomain
internal import Synchronization

/// The present second as `Date` has it (RFC 9110, section 6.6.1), made once for all connections.
final class DateHeader: Sendable {
    private let clock: any NewsClock
    private let last = Mutex((seconds: Int64.min, text: ""))

    init(_ clock: any NewsClock) {
        self.clock = clock
    }

    func text() -> String {
        let now = clock.now()
        return last.withLock { last in
            if last.seconds != now.seconds { last = (now.seconds, now.internetDate) }
            return last.text
        }
    }
}
