/// What one webhook has yet to be told, and what of it may be sent when.
///
/// Messages about one resource go one after the other, in the order of the log; others do not wait for them. One that fails
/// waits by the schedule, or goes earlier once the receiver has taken something else. A receiver that takes nothing is
/// asked with one message at a time. All of it is bounded: where it is full, the place in the log stays where it is.
///
/// It knows no network and no clock, and times between tries are those of a clock that nobody sets.
package struct DeliveryQueue: Sendable {
    package typealias Instant = ContinuousClock.Instant

    /// How much there may be of what.
    package struct Limits: Sendable {
        /// Messages that are sent at once.
        package var concurrency = 4
        /// Messages that have no row of their own.
        package var window = 256
        /// Messages that have one.
        package var waiting = 1000
        /// Failures one after the other, from which on the receiver counts as down.
        package var failuresUntilDown = 5

        package init() {}
    }

    /// A message that is to be sent now; its body is in its row where it is nil.
    package struct Outgoing: Sendable {
        package let sequence: Int64
        package let message: WebhookMessage?
    }

    struct Entry: Sendable {
        var waiting: WaitingMessage
        /// Nil where its row has it.
        var message: WebhookMessage?
        /// Whether it has a row, or is to get one: the place in the log does not wait for it.
        var isStored = false
        var isInFlight = false
        /// Whether the present try is one before its time.
        var isEarly = false
        /// Nil for at once.
        var due: Instant?
        var lastTry: Instant?
        /// How long after its last try it may go before its time.
        var patience: Duration

        var sequence: Int64 { waiting.sequence }
        var resource: WebhookResource { waiting.resource }
    }

    let schedule: RetrySchedule
    let limits: Limits
    let webhook: Int64
    /// In the order of the log.
    var entries: [Entry] = []
    /// The place in the log up to which it was read.
    package internal(set) var taken: Int64
    /// What came from rows though the log was not read that far: it brings them once more, which is not to be sent.
    var rowsAhead: Set<Int64> = []
    var notedPosition: Int64
    /// What is to be written down, by sequence.
    var notes: [Int64: DeliveryNote] = [:]
    var delivered: Int64
    var lastDeliveredAt: Timestamp?
    package internal(set) var disabled: WebhookDisabling?
    var isDisablingNoted = false

    /// Since the last success.
    var failures = 0
    var lastSuccess: Instant?
    /// Until when the receiver wants to be left alone.
    var pausedUntil: Instant?
    package internal(set) var inFlight = 0
    var stored = 0

    package init(_ subscription: WebhookSubscription, schedule: RetrySchedule, limits: Limits = Limits()) {
        self.schedule = schedule
        self.limits = limits
        webhook = subscription.id
        taken = subscription.position
        notedPosition = subscription.position
        delivered = subscription.delivered
    }

    /// How many messages have yet to be sent, and when what the oldest of them tells of changed.
    package var backlog: (count: Int, oldest: Timestamp?) {
        (entries.count, entries.compactMap(\.waiting.changedAt).min())
    }

    /// Whether more may be taken from the log.
    package var hasRoom: Bool { disabled == nil && entries.count - stored < limits.window }

    /// Takes what comes next in the log: messages in its order, up to a place in it. Rows may be ahead of that place: what
    /// waits for another try does not hold it up, and it stays before what is not done yet.
    package mutating func take(_ messages: [WebhookMessage], upTo position: Int64) {
        for message in messages where message.sequence > taken && !rowsAhead.contains(message.sequence) {
            let waiting = WaitingMessage(
                sequence: message.sequence,
                resource: message.resource,
                tries: 0,
                step: 0,
                dueAt: nil,
                deliveredBefore: delivered,
                changedAt: message.changedAt
            )
            insert(Entry(waiting: waiting, message: message, patience: firstPatience))
        }
        taken = max(taken, position)
        rowsAhead = rowsAhead.filter { $0 > taken }
    }

    /// What is to be sent now, which counts as sent until ``finished(_:_:at:_:jitter:)``; and when there will be more by
    /// itself, nil where that is after the next outcome or message.
    package mutating func start(at now: Instant) -> (outgoing: [Outgoing], wake: Instant?) {
        guard disabled == nil else { return ([], nil) }
        if let pausedUntil, now < pausedUntil { return ([], pausedUntil) }
        var outgoing: [Outgoing] = []
        var wake: Instant?
        var free = (isDown ? 1 : limits.concurrency) - inFlight
        // One that failed shows as well as any whether the receiver is back.
        let asksOnly = isDown && entries.contains { $0.waiting.tries > 0 }
        var heads: Set<WebhookResource> = []
        for place in entries.indices where free > 0 && heads.insert(entries[place].resource).inserted {
            guard !entries[place].isInFlight, !asksOnly || entries[place].waiting.tries > 0 else { continue }
            if let ready = readiness(of: entries[place]), ready > now {
                wake = min(ready, wake ?? ready)
            } else {
                free -= 1
                outgoing.append(send(place, at: now))
            }
        }
        return (outgoing, wake)
    }

    private mutating func send(_ place: Int, at now: Instant) -> Outgoing {
        inFlight += 1
        entries[place].isInFlight = true
        entries[place].isEarly = entries[place].due.map { $0 > now } ?? false
        return Outgoing(sequence: entries[place].sequence, message: entries[place].message)
    }

    /// From when on a message may be sent; nil for at once. Its time, or earlier where the receiver has taken something since it
    /// failed.
    private func readiness(of entry: Entry) -> Instant? {
        guard let due = entry.due else { return nil }
        guard let lastSuccess, let lastTry = entry.lastTry, lastSuccess > lastTry else { return due }
        return min(due, lastTry + entry.patience)
    }

    /// Whether the receiver seems to take nothing.
    var isDown: Bool { failures >= limits.failuresUntilDown }

    /// How long after its first failure a message may go before its time.
    var firstPatience: Duration { min(schedule.wait(afterTries: 1) ?? .seconds(5), .seconds(5)) }

    /// Where a message is; nil where it is not any more.
    func place(of sequence: Int64) -> Int? {
        let place = firstPlace(from: sequence)
        return place < entries.count && entries[place].sequence == sequence ? place : nil
    }

    /// Puts one that is not there yet where it belongs in the order of the log.
    mutating func insert(_ entry: Entry) {
        entries.insert(entry, at: firstPlace(from: entry.sequence))
    }

    private func firstPlace(from sequence: Int64) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].sequence < sequence { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
