import NewsDomain
import NewsTestSupport
import Testing

/// What a receiver is sent where the server stops, and another goes on from what was written down.
@Suite struct DeliveryQueueRestartTests {
    @Test func whatWaitsInARowAndIsFurtherInTheLogIsSentOnceAndHoldsUpNothing() {
        var subscription = WebhookSubscription.test
        subscription.position = 10
        var queue = DeliveryQueue(subscription, schedule: .quick)
        // Of articles 1 to 4 something failed, or waits behind what did, while 11 was on its way to the end.
        let rows = (12...19).map { WaitingMessage($0, article: $0 % 4 + 1) }
        queue.takeRows(rows, at: .now, FixedClock.start)
        queue.take((11...30).map { .aboutArticle($0 <= 19 ? $0 % 4 + 1 : $0, $0) }, upTo: 30)

        var taken: [Int64] = []
        while true {
            let outgoing = queue.start(at: .now).outgoing.map(\.sequence)
            if outgoing.isEmpty { break }
            for sequence in outgoing {
                taken.append(sequence)
                queue.finished(sequence, .success, at: .now, FixedClock.start, jitter: 0)
            }
        }
        #expect(taken.sorted() == Array(11...30))
        #expect(queue.inFlight == 0 && queue.backlog.count == 0)
    }

    @Test func whatWasTakenFromARowIsNotSentAgainWhenTheLogComesToIt() {
        var queue = DeliveryQueue(.test, schedule: .quick)
        queue.takeRows([WaitingMessage(5, article: 1)], at: .now, FixedClock.start)
        #expect(queue.start(at: .now).outgoing.map(\.sequence) == [5])
        queue.finished(5, .success, at: .now, FixedClock.start, jitter: 0)
        queue.take((1...6).map { .aboutArticle($0, $0) }, upTo: 6)
        #expect(queue.start(at: .now).outgoing.map(\.sequence) == [1, 2, 3, 4])
        for sequence in Int64(1)...4 { queue.finished(sequence, .success, at: .now, FixedClock.start, jitter: 0) }
        #expect(queue.start(at: .now).outgoing.map(\.sequence) == [6])
    }

    @Test(arguments: [(window: 256, waiting: 1000), (window: 10, waiting: 4)])
    func whateverIsKilledWhenEachMessageArrivesInOrder(window: Int, waiting: Int) {
        for seed: UInt64 in 1...100 {
            var limits = DeliveryQueue.Limits()
            (limits.window, limits.waiting) = (window, waiting)
            var life = LivesOfAQueue(limits: limits, seed: seed)
            life.run()
            #expect(life.missing == [], "seed \(seed)")
            #expect(life.faults == [], "seed \(seed)")
        }
    }
}

/// A server that is killed at any time, what it wrote down, and a receiver that fails one in three.
private struct LivesOfAQueue {
    private static let articles: Int64 = 20
    private static let messages: Int64 = 300

    private let limits: DeliveryQueue.Limits
    private var random: SplitMix
    private var now = ContinuousClock.now

    // On the disk.
    private var subscription = WebhookSubscription.test
    private var rows: [Int64: WaitingMessage] = [:]

    // In memory.
    private var queue: DeliveryQueue
    private var inFlight: [Int64] = []
    private var takenInThisLife: Set<Int64> = []

    // At the receiver.
    private var taken: Set<Int64> = []
    private var last: [Int64: Int64] = [:]
    private(set) var faults: [String] = []

    var missing: [Int64] { (1...Self.messages).filter { !taken.contains($0) } }

    init(limits: DeliveryQueue.Limits, seed: UInt64) {
        self.limits = limits
        random = SplitMix(seed)
        queue = DeliveryQueue(.test, schedule: .quick, limits: limits)
    }

    /// Until all has arrived; where that takes too long, something never will.
    mutating func run() {
        var steps = 0
        while taken.count < Self.messages && steps < 20_000 {
            steps += 1
            now += .milliseconds(10)
            switch Int.random(in: 0..<200, using: &random) {
            case 0 where steps < 2_000: die()
            case 0..<40: readLog()
            case 40..<60: note(isKept: true)
            default: send()
            }
        }
    }

    private mutating func readLog() {
        guard queue.hasRoom, queue.taken < Self.messages else { return }
        let end = min(queue.taken + random.within(1...20), Self.messages)
        queue.take((queue.taken + 1...end).map { .aboutArticle($0 % Self.articles, $0) }, upTo: end)
    }

    private mutating func send() {
        inFlight += queue.start(at: now).outgoing.map(\.sequence)
        guard let place = inFlight.indices.randomElement(using: &random) else { return }
        let sequence = inFlight.remove(at: place)
        let isTaken = Int.random(in: 0..<3, using: &random) > 0
        if isTaken { receive(sequence) }
        let outcome = isTaken ? DeliveryOutcome.success : .failure
        queue.finished(sequence, outcome, at: now, FixedClock.start, jitter: 0)
    }

    private mutating func receive(_ sequence: Int64) {
        if !takenInThisLife.insert(sequence).inserted { faults.append("\(sequence) came twice") }
        let article = sequence % Self.articles
        if taken.insert(sequence).inserted {
            if let last = last[article], last > sequence { faults.append("\(sequence) came after \(last)") }
            last[article] = sequence
        }
    }

    private mutating func note(isKept: Bool) {
        guard let progress = queue.takeProgress(movesAlone: Bool.random(using: &random)), isKept else { return }
        (subscription.position, subscription.delivered) = (progress.position, progress.delivered)
        for note in progress.notes {
            rows[note.waiting.sequence] = note.status == .waiting ? note.waiting : nil
        }
        queue.noted(progress)
    }

    /// Whatever is on its way may have arrived or not; nothing of it is known any more, and what is being written down is not kept.
    private mutating func die() {
        for sequence in inFlight where Bool.random(using: &random) { receive(sequence) }
        note(isKept: false)
        (inFlight, takenInThisLife) = ([], [])
        queue = DeliveryQueue(subscription, schedule: .quick, limits: limits)
        let waiting = rows.values.sorted { $0.sequence < $1.sequence }
        queue.takeRows(waiting, at: now, FixedClock.start)
    }
}

extension DeliveryOutcome {
    fileprivate static let success = DeliveryOutcome(status: 204, error: nil)
    fileprivate static let failure = DeliveryOutcome(status: 500, error: "The receiver answered 500.")
}

extension RetrySchedule {
    /// Many tries that come soon: of those that fail one in three, none is the last.
    fileprivate static let quick = RetrySchedule((1...40).compactMap { _ in RetryWait("50ms") })
}

extension WaitingMessage {
    fileprivate init(_ sequence: Int64, article: Int64) {
        self.init(
            sequence: sequence,
            resource: WebhookResource(kind: "article", id: article),
            tries: 0,
            step: 0,
            dueAt: nil,
            deliveredBefore: 0
        )
    }
}
