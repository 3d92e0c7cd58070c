internal import NIOCore
internal import NewsDomain
internal import Synchronization

/// What waits for its turn on an event loop: a connection.
protocol TurnTaker: AnyObject {
    /// Whether making its last answer took long. Those of whom that is not so go first.
    var takesLong: Bool { get set }

    /// Takes the turn that was waited for.
    func takeTurn()
}

/// The connections of an event loop that have more to be answered than one turn allows.
///
/// A loop runs all tasks there are, those that tasks add among them, before it looks at its sockets again. So one task
/// alone, with a pause behind it, gives all of them their turns: however many there are, others are heard in between.
///
/// Of the requests that come with one look at the sockets, too, some are answered by making answers for as long as a round
/// takes; the others wait here, and those that are answered from memory pass them by. A connection whose last answer took long
/// waits behind all others, and one of these has its turn in each round: so who asks for much, as fast as it is answered, waits
/// for those alone who do the same.
final class RunQueue {
    /// What a round may take before the sockets are looked at: what one answer may take at most on a thread of connections.
    private static let roundTime = TimeAmount.milliseconds(3)
    private static let pause = TimeAmount.microseconds(10)

    private let loop: any EventLoop
    private let now: () -> NIODeadline
    private let processorTime: () -> UInt64
    private var waiting = CircularBuffer<any TurnTaker>(initialCapacity: 0)
    /// Those whose last answer took long.
    private var waitingBehind = CircularBuffer<any TurnTaker>(initialCapacity: 0)
    private var isScheduled = false
    /// CPU time that was spent on making answers since the sockets were looked at.
    private var spent = TimeAmount.zero
    private var dearAnswers = DearAnswers()
    /// Whether the task is at its round.
    private var isInRound = false

    init(
        _ loop: any EventLoop,
        now: @escaping () -> NIODeadline = NIODeadline.now,
        processorTime: @escaping () -> UInt64 = ThreadTime.now
    ) {
        (self.loop, self.now, self.processorTime) = (loop, now, processorTime)
    }

    /// Gives a connection another turn behind all that wait already.
    func add(_ connection: any TurnTaker) {
        if connection.takesLong { waitingBehind.append(connection) } else { waiting.append(connection) }
        schedule()
    }

    /// Whether an answer may be made for a connection at once: nobody waits who goes first, and others have not taken long already.
    func hasTime(for connection: any TurnTaker) -> Bool {
        guard !isInRound else { return true }
        let isNext = waiting.isEmpty && (!connection.takesLong || waitingBehind.isEmpty)
        return isNext && spent < Self.roundTime
    }

    /// Counts the time that making an answer to a target takes, for a connection. `make` gets its budget, and makes none where that
    /// does not do.
    func spending<Value>(
        for connection: any TurnTaker,
        on target: String,
        _ make: (ReadBudget) -> Value?
    ) -> Value? {
        // Tasks run once all that the look has found was heard.
        if spent == .zero { loop.assumeIsolated().execute { self.spent = .zero } }
        let budget = dearAnswers.budget(for: target, at: now())
        let start = processorTime()
        let value = make(budget)
        let time = processorTime() - start
        spent = spent + .nanoseconds(Int64(time))
        // What is to be made elsewhere has taken next to nothing here.
        if value != nil || !budget.isForKnown {
            dearAnswers.note(time, for: target, at: now())
            connection.takesLong = DearAnswers.areLong(time)
        }
        return value
    }

    /// Notes that somebody was answered from memory.
    func noteHit() { dearAnswers.noteQuickAnswer() }

    private func schedule() {
        guard !isScheduled else { return }
        isScheduled = true
        loop.assumeIsolated().scheduleTask(in: Self.pause) { self.run() }
    }

    private func run() {
        isScheduled = false
        isInRound = true
        defer { isInRound = false }
        let end = now() + Self.roundTime
        giveTurns(to: \.waiting, until: end)
        giveTurns(to: \.waitingBehind, until: end)
        if !waiting.isEmpty || !waitingBehind.isEmpty { schedule() }
    }

    /// Gives those in a queue their turns, one of them at least. Those that come again wait for the next round.
    private func giveTurns(
        to queue: ReferenceWritableKeyPath<RunQueue, CircularBuffer<any TurnTaker>>,
        until end: NIODeadline
    ) {
        for _ in 0..<self[keyPath: queue].count {
            guard let next = self[keyPath: queue].popFirst() else { break }
            next.takeTurn()
            if now() >= end { break }
        }
    }
}

@available(*, unavailable)
extension RunQueue: Sendable {}

/// The queues of all event loops.
final class RunQueues: Sendable {
    private let queues = Mutex<[ObjectIdentifier: NIOLoopBound<RunQueue>]>([:])

    /// The queue of a loop, on its own thread.
    func queue(of loop: any EventLoop) -> RunQueue {
        let bound = queues.withLock { queues in
            if let queue = queues[ObjectIdentifier(loop)] { return queue }
            let queue = NIOLoopBound(RunQueue(loop), eventLoop: loop)
            queues[ObjectIdentifier(loop)] = queue
            return queue
        }
        return bound.value
    }
}
