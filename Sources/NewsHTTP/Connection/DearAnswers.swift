internal import NIOCore
internal import NewsDomain

/// Which answers an event loop leaves to others, so that it sleeps often: a thread that slept is woken at once where the
/// processor is wanted by many, one that always has something to do is not.
///
/// After each answer that took long it makes none for some time which will probably take long and which nobody has asked for before. Where
/// nobody asks for anything else, it makes all of them: there is nobody to wait, and handing an answer over costs a tenth of one.
struct DearAnswers {
    /// CPU time in nanoseconds from which on making an answer takes long.
    private static let longTime: UInt64 = 1_000_000
    /// For how many times as long as such an answer took no other is made: a fifth of the loop's time is for them.
    private static let rest = 4
    /// For how long who asked for what takes no time is thought of.
    private static let memory = TimeAmount.seconds(1)

    private var costs = AnswerCosts()
    private var restsUntil = NIODeadline.distantPast
    private var thinksOfOthersUntil = NIODeadline.distantPast
    /// Whether somebody was answered quickly since that was last looked at: the answers from memory do not look at the clock.
    private var hasAnsweredQuickly = false

    /// Whether so many nanoseconds of CPU time are long.
    static func areLong(_ time: UInt64) -> Bool { time >= longTime }

    /// What there is for an answer to a target.
    mutating func budget(for target: String, at now: NIODeadline) -> ReadBudget {
        if hasAnsweredQuickly {
            thinksOfOthersUntil = now + Self.memory
            hasAnsweredQuickly = false
        }
        let isResting = now < restsUntil && now < thinksOfOthersUntil
        return isResting && Self.areLong(costs.expected(for: target)) ? .sharedForKnown : .shared
    }

    /// Notes what making an answer took that was made now.
    mutating func note(_ time: UInt64, for target: String, at now: NIODeadline) {
        costs.note(time, for: target)
        if Self.areLong(time) { restsUntil = now + .nanoseconds(Int64(time)) * Self.rest } else { noteQuickAnswer() }
    }

    /// Notes that somebody got an answer that took next to nothing.
    mutating func noteQuickAnswer() { hasAnsweredQuickly = true }
}
