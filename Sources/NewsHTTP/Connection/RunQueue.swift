internal import NIOCore
internal import Synchronization

/// What waits for its turn on an event loop: a connection.
protocol TurnTaker: AnyObject {
    /// Takes the turn that was waited for.
    func takeTurn()
}

/// The connections of an event loop that have more to be answered than one turn allows.
///
/// A loop runs all tasks there are, those that tasks add among them, before it looks at its sockets again. So one task
/// alone, with a pause behind it, gives all of them their turns: however many there are, others are heard in between.
///
/// Of the requests that come with one look at the sockets, too, some are answered by making answers for as long as a round
/// takes; the others wait here, and those that are answered from memory pass them by.
final class RunQueue {
    /// What a round may take before the sockets are looked at: what one answer may take at most on a thread of connections.
    private static let roundTime = TimeAmount.milliseconds(3)
    private static let pause = TimeAmount.microseconds(10)

    private let loop: any EventLoop
    private var waiting = CircularBuffer<any TurnTaker>(initialCapacity: 0)
    private var isScheduled = false
    /// What was spent on making answers since the sockets were looked at.
    private var spent = TimeAmount.zero
    /// Whether the task is at its round.
    private var isInRound = false

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    /// Gives a connection another turn behind all that wait already.
    func add(_ connection: any TurnTaker) {
        waiting.append(connection)
        schedule()
    }

    /// Whether an answer may be made at once: nobody waits to have one made, and others have not taken long already.
    var hasTime: Bool { isInRound || waiting.isEmpty && spent < Self.roundTime }

    /// Counts the time that making an answer takes.
    func spending<Value>(_ make: () -> Value) -> Value {
        // Tasks run once all that the look has found was heard.
        if spent == .zero { loop.assumeIsolated().execute { self.spent = .zero } }
        let start = NIODeadline.now()
        defer { spent = spent + (.now() - start) }
        return make()
    }

    private func schedule() {
        guard !isScheduled else { return }
        isScheduled = true
        loop.assumeIsolated().scheduleTask(in: Self.pause) { self.run() }
    }

    private func run() {
        isScheduled = false
        isInRound = true
        defer { isInRound = false }
        let end = NIODeadline.now() + Self.roundTime
        // Those that come again wait for the next round.
        for _ in 0..<waiting.count {
            guard let next = waiting.popFirst() else { break }
            next.takeTurn()
            if NIODeadline.now() >= end { break }
        }
        if !waiting.isEmpty { schedule() }
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
