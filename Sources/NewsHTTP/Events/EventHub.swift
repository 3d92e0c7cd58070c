package import NIOCore
package import NewsDomain
internal import Synchronization

/// Everybody who listens at `/v1/events`, and what they are told: follows the change log, makes the bytes of each event once, and
/// hands them to the loops of the connections.
///
/// Each stream has a place in the log, up to which it was told. It is live where it gets what comes as it comes; else it catches
/// up, from what was told last or from the log, as fast as its client reads.
package final class EventHub: ChangeFollower {
    let log: EventLog
    /// How often a stream hears something.
    let heartbeat: TimeAmount
    private let tickets: EventTickets
    private let state = Mutex(State())

    private struct State {
        /// Nil as long as nothing was told and nobody has listened.
        var recent: RecentEvents?
        var loops: [ObjectIdentifier: NIOLoopBound<LoopStreams>] = [:]
    }

    /// Streams over the log, so many at most, and of one client. `heartbeat`: how often a stream hears something.
    package init(
        changes: any ChangeRepository,
        maximum: Int,
        maximumPerClient: Int,
        heartbeat: TimeAmount = .seconds(15)
    ) {
        log = EventLog(changes: changes)
        tickets = EventTickets(maximum: maximum, perClient: maximumPerClient)
        self.heartbeat = heartbeat
    }

    // MARK: Following

    package var wantsEvents: Bool { tickets.count > 0 }

    package func changed(_ batch: ChangeBatch) {
        let told = told(of: batch)
        // Under the lock, so that the loops hear of batches in their order, and of each before or after a stream has looked.
        state.withLock { state in
            state.recent = RecentEvents(state.recent, told, upTo: batch.position)
            for (_, streams) in state.loops {
                streams.eventLoop.execute { streams.value.deliver(told, upTo: batch.position) }
            }
        }
    }

    /// The batch as it is written; nil where its events were not made, since nobody listened just then.
    private func told(of batch: ChangeBatch) -> EncodedBatch? {
        guard wantsEvents, let events = batch.events, let history = try? log.history() else { return nil }
        return EncodedBatch(start: batch.start, position: batch.position, events: events, history: history)
    }

    /// What was told behind a place in the log; nil where that is not kept any more.
    func recent(after position: Int64) -> [EncodedBatch]? {
        state.withLock { $0.recent?.after(position) }
    }

    // MARK: Streams

    /// How many there are.
    package var count: Int { tickets.count }

    /// Counts one more stream of a client, for as long as the ticket is held.
    ///
    /// Throws `unavailable` where there are as many as there may be, `tooMany` where the client has as many as it may.
    func admit(_ client: Sender) throws -> EventTicket { try tickets.take(client) }

    /// Where a stream begins, see ``EventLog/start(after:)``.
    func start(after last: EventID?) throws -> EventStart {
        let start = try log.start(after: last)
        state.withLock { state in
            if state.recent == nil { state.recent = RecentEvents(from: start.end) }
        }
        return start
    }

    /// The streams of a loop, on its own thread.
    func streams(of loop: any EventLoop) -> LoopStreams {
        let bound = state.withLock { state in
            if let streams = state.loops[ObjectIdentifier(loop)] { return streams }
            let streams = NIOLoopBound(LoopStreams(on: loop, heartbeat: heartbeat), eventLoop: loop)
            state.loops[ObjectIdentifier(loop)] = streams
            return streams
        }
        return bound.value
    }
}
