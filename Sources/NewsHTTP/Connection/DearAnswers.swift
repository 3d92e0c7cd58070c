internal import NIOCore
internal import NewsDomain

/// Which answers an event loop leaves to others, so that it sleeps often: a thread that slept is woken at once where the
/// processor is wanted by many, one that always has something to do is not.
///
/// After each answer that took long it makes none for some time which will probably take long and which nobody has asked for before.
struct DearAnswers {
    /// CPU time in nanoseconds from which on making an answer takes long.
    private static let longTime: UInt64 = 1_000_000
    /// For how many times as long as such an answer took no other is made: a fifth of the loop's time is for them.
    private static let rest = 4

    private var costs = AnswerCosts()
    private var restsUntil = NIODeadline.distantPast

    /// Whether so many nanoseconds of CPU time are long.
    static func areLong(_ time: UInt64) -> Bool { time >= longTime }

    /// What there is for an answer to a target.
    func budget(for target: String, at now: NIODeadline) -> ReadBudget {
        now < restsUntil && Self.areLong(costs.expected(for: target)) ? .sharedForKnown : .shared
    }

    /// Notes what making an answer took that was made now.
    mutating func note(_ time: UInt64, for target: String, at now: NIODeadline) {
        costs.note(time, for: target)
        if Self.areLong(time) { restsUntil = now + .nanoseconds(Int64(time)) * Self.rest }
    }
}
