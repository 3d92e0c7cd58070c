internal import NIOCore
internal import Synchronization

/// The bytes that the bodies under way may hold together. When they are used up, the slowest has to go.
final class BodyBudget: Sendable {
    /// Stands for one body.
    typealias Ticket = Int

    private struct Entry {
        var bytes = 0
        /// Bytes that came and are not held.
        var passed = 0
        /// Whether all of it came: it is still held, but is not dropped any more.
        var isWhole = false
        let began: NIODeadline
        let drop: @Sendable () -> Void

        /// Bytes a second.
        func rate(with count: Int, at now: NIODeadline) -> Double {
            Double(bytes + passed + count) / max(0.001, Double((now - began).nanoseconds) / 1e9)
        }
    }

    private struct State {
        var held = 0
        var last = 0
        var entries: [Ticket: Entry] = [:]
    }

    private let maximum: Int
    private let state = Mutex(State())

    /// A budget of so many bytes.
    init(maximum: Int) {
        self.maximum = maximum
    }

    /// Bytes that are held.
    var held: Int { state.withLock(\.held) }

    /// A body begins; `drop` is called, on any thread, where it has to go.
    func begin(drop: @escaping @Sendable () -> Void) -> Ticket {
        state.withLock { state in
            state.last += 1
            state.entries[state.last] = Entry(began: .now(), drop: drop)
            return state.last
        }
    }

    /// Makes room for further bytes of a body, at the cost of slower ones. False where there is none, or where this one
    /// was dropped.
    func take(_ count: Int, for ticket: Ticket) -> Bool {
        var dropped: [@Sendable () -> Void] = []
        let isTaken = state.withLock { state in
            guard state.entries[ticket] != nil else { return false }
            while state.held + count > maximum {
                guard let slowest = slowest(of: state.entries, ticket, count), slowest != ticket else { return false }
                if let entry = state.entries.removeValue(forKey: slowest) {
                    state.held -= entry.bytes
                    dropped.append(entry.drop)
                }
            }
            state.held += count
            state.entries[ticket]?.bytes += count
            return true
        }
        for drop in dropped { drop() }
        return isTaken
    }

    /// Bytes of a body came that are not held.
    func note(_ count: Int, of ticket: Ticket) {
        state.withLock { $0.entries[ticket]?.passed += count }
    }

    /// The body is whole; it is held until its request is answered.
    func finish(_ ticket: Ticket) {
        state.withLock { $0.entries[ticket]?.isWhole = true }
    }

    /// The body is not held any more.
    func release(_ ticket: Ticket) {
        state.withLock { state in
            if let entry = state.entries.removeValue(forKey: ticket) { state.held -= entry.bytes }
        }
    }

    /// Which body has to go where one asks for more: the slowest. A body that takes no more than its share does not stand
    /// against those that take more than theirs: what is short and has just begun looks slow beside what has long been filling
    /// the budget.
    private func slowest(of entries: [Ticket: Entry], _ asking: Ticket, _ count: Int) -> Ticket? {
        let now = NIODeadline.now()
        func slowest(where isCandidate: (Ticket, Entry) -> Bool) -> Ticket? {
            entries.filter { !$0.value.isWhole && isCandidate($0.key, $0.value) }
                .map { (ticket: $0.key, rate: $0.value.rate(with: $0.key == asking ? count : 0, at: now)) }
                .min { $0.rate < $1.rate }?
                .ticket
        }
        let share = maximum / max(entries.count, 1)
        if let entry = entries[asking], entry.bytes + count <= share, let other = slowest(where: { $1.bytes > share }) {
            return other
        }
        return slowest { $1.bytes > 0 || $0 == asking }
    }
}
