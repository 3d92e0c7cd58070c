internal import NIOCore
internal import Synchronization

/// The connections of an event loop that have more to be answered than one turn allows.
///
/// A loop runs all tasks there are, those that tasks add among them, before it looks at its sockets again. So one task
/// alone, with a pause behind it, gives all of them their turns: however many there are, others are heard in between.
final class TurnQueue {
    /// What a round may take before the sockets are looked at.
    private static let roundTime = TimeAmount.milliseconds(1)
    private static let pause = TimeAmount.microseconds(50)

    private let loop: any EventLoop
    private var waiting = CircularBuffer<HotPathHandler>(initialCapacity: 0)
    private var isScheduled = false

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    /// Gives a connection another turn behind all that wait already.
    func add(_ handler: HotPathHandler) {
        waiting.append(handler)
        schedule()
    }

    private func schedule() {
        guard !isScheduled else { return }
        isScheduled = true
        loop.assumeIsolated().scheduleTask(in: Self.pause) { self.run() }
    }

    private func run() {
        isScheduled = false
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
extension TurnQueue: Sendable {}

/// The queues of all event loops.
final class TurnQueues: Sendable {
    private let queues = Mutex<[ObjectIdentifier: NIOLoopBound<TurnQueue>]>([:])

    /// The queue of a loop, on its own thread.
    func queue(of loop: any EventLoop) -> TurnQueue {
        let bound = queues.withLock { queues in
            if let queue = queues[ObjectIdentifier(loop)] { return queue }
            let queue = NIOLoopBound(TurnQueue(loop), eventLoop: loop)
            queues[ObjectIdentifier(loop)] = queue
            return queue
        }
        return bound.value
    }
}
