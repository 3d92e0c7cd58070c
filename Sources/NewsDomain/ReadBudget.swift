/// How much CPU time of its thread one read may take, so that no request can hold up all others.
///
/// Time, not work: a step of a statement may be a comparison or the sorting of ten thousand rows. Whoever answers a
/// request says it; storage looks at it while a statement runs, and ends the read by throwing ``Exceeded``.
package struct ReadBudget: Sendable {
    /// In nanoseconds.
    package let processorTime: UInt64
    /// Whether a read that takes longer is made again with more.
    package let isBrief: Bool
    /// Whether others wait for the thread meanwhile.
    package let isShared: Bool
    /// Whether it is only for what has been asked for before.
    package let isForKnown: Bool

    private init(milliseconds: UInt64, isBrief: Bool = false, isShared: Bool = false, isForKnown: Bool = false) {
        processorTime = milliseconds * 1_000_000
        self.isBrief = isBrief || isShared
        self.isShared = isShared
        self.isForKnown = isForKnown
    }

    /// On a thread that answers many connections.
    package static let shared = ReadBudget(milliseconds: 3, isShared: true)
    /// The same, where a new answer is to be made elsewhere: somebody who asks for another one each time can ask without end; what
    /// was asked for before has to be made again once after each change.
    package static let sharedForKnown = ReadBudget(milliseconds: 3, isShared: true, isForKnown: true)
    /// On a thread that makes one answer at a time, for what will probably take no longer.
    package static let brief = ReadBudget(milliseconds: 3, isBrief: true)
    /// On a thread that makes one answer at a time: the bound of what a reader may ask for.
    package static let alone = ReadBudget(milliseconds: 50)
    /// Of a search, which looks at no more than it has time for: only where it finds next to nothing does it not know.
    package static let search = ReadBudget(milliseconds: 250)
    /// Of a page for those who keep copies: it is bounded in things and bytes, and a copy that could not have it would never
    /// be whole.
    package static let sync = ReadBudget(milliseconds: 1000)
    /// The bound of what somebody with a key may ask for.
    package static let editorial = ReadBudget(milliseconds: 250)

    /// That of the read under way; without one it may take as long as it takes, as commands and services do.
    @TaskLocal package static var current: ReadBudget?

    /// Throws ``Exceeded`` where a read that takes longer is made again: for one of which nobody knows beforehand what it takes.
    package static func leaveBriefRead() throws {
        if current?.isBrief == true { throw Exceeded() }
    }

    /// Throws ``Exceeded`` where what nobody has asked for before is to be made elsewhere.
    package static func beginUnknown() throws {
        if current?.isForKnown == true { throw Exceeded() }
    }

    /// The read has taken all of its time.
    package struct Exceeded: Error {
        package init() {}
    }
}
