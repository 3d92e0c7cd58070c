internal import Logging
internal import NewsDomain
internal import NewsHTTP
internal import NewsJSON
internal import Synchronization

/// Sends one webhook its messages: those of the feed, those that wait, and, where it was away, those of the log.
final class WebhookWorker: Sendable {
    fileprivate struct State {
        var subscription: WebhookSubscription
        var queue: DeliveryQueue
        /// What the feed brought and was not looked at yet.
        var batches: [ChangeBatch] = []
        /// Whether nothing of the log is missing but what the feed will bring.
        var isAtEnd = false
    }

    /// Where the next messages come from.
    fileprivate enum Source {
        case batch(ChangeBatch)
        case log(after: Int64)
    }

    private let state: Mutex<State>
    private let changes: any ChangeRepository
    private let outbox: any WebhookOutbox
    private let sender: WebhookSender
    private let deliveries: DeliveryCounters
    private let logger: Logger
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    /// How many batches wait at most: whoever is slower than that reads the log.
    private static let maximumBatches = 4
    private static let changesPerRead = 200

    /// A worker that begins with what waits in rows.
    init(
        _ subscription: WebhookSubscription,
        waiting rows: [WaitingMessage],
        changes: any ChangeRepository,
        outbox: any WebhookOutbox,
        sender: WebhookSender,
        deliveries: DeliveryCounters,
        logger: Logger
    ) {
        self.deliveries = deliveries
        var queue = DeliveryQueue(subscription, schedule: sender.policy.schedule)
        queue.takeRows(rows, at: .now, sender.clock.now())
        state = Mutex(State(subscription: subscription, queue: queue))
        self.changes = changes
        self.outbox = outbox
        self.sender = sender
        self.logger = logger
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        wake.yield()
    }

    // MARK: From others

    /// Takes what is new in the log. Returns at once.
    func offer(_ batch: ChangeBatch) {
        state.withLock { state in
            if state.batches.count < Self.maximumBatches { state.batches.append(batch) } else { state.isAtEnd = false }
        }
        wake.yield()
    }

    /// Takes another state of the webhook; true where an administrator wants something sent once more.
    func update(_ subscription: WebhookSubscription) -> Bool {
        state.withLock { state in
            let before = state.subscription
            state.subscription = subscription
            if (before.url, before.secret) != (subscription.url, subscription.secret) {
                state.queue.forgetFailures()
                wake.yield()
            }
            return before.replays != subscription.replays
        }
    }

    /// Takes what waits in rows and is not known yet.
    func takeRows(_ rows: [WaitingMessage]) {
        state.withLock { $0.queue.takeRows(rows, at: .now, sender.clock.now()) }
        wake.yield()
    }

    /// How many messages have yet to be sent, and since when the oldest waits.
    var backlog: (count: Int, oldest: Timestamp?) { state.withLock(\.queue.backlog) }

    func takeProgress(movesAlone: Bool) -> WebhookProgress? {
        state.withLock { $0.queue.takeProgress(movesAlone: movesAlone) }
    }

    func noted(_ progress: WebhookProgress) {
        state.withLock { $0.queue.noted(progress) }
    }

    func putBack(_ progress: WebhookProgress) {
        state.withLock { $0.queue.putBack(progress) }
    }

    /// Has ``run()`` return. What is being sent is stopped.
    func stop() {
        wake.finish()
    }

    // MARK: Work

    /// Sends until it is stopped.
    func run() async {
        await withDiscardingTaskGroup { group in
            var timer: ContinuousClock.Instant?
            for await _ in wakes {
                if let time = timer, time <= .now { timer = nil }
                var next = await refill() ? nil : ContinuousClock.now + .seconds(1)
                let (outgoing, ready) = state.withLock { $0.queue.start(at: .now) }
                for one in outgoing { group.addTask { await self.deliver(one) } }
                next = [next, ready].compactMap(\.self).min()
                guard let next, timer.map({ next < $0 }) ?? true else { continue }
                timer = next
                group.addTask { [wake] in
                    try? await Task.sleep(until: next, clock: .continuous)
                    wake.yield()
                }
            }
            group.cancelAll()
        }
        await sender.close()
    }

    /// Takes messages while there is room for more; false where they cannot be read just now.
    private func refill() async -> Bool {
        do {
            while let source = state.withLock({ $0.nextSource() }) {
                switch source {
                case .batch(let batch): try await take(batch)
                case .log(let place): try await readLog(after: place)
                }
            }
            return true
        } catch {
            state.withLock { $0.isAtEnd = false }
            FailureLog.shared.note("could not read changes for a webhook", error, to: logger)
            return false
        }
    }

    private func take(_ batch: ChangeBatch) async throws {
        let changes = changes
        if let events = batch.events { return take(events, upTo: batch.position) }
        let events = try await offEventLoop { try changes.events(of: batch.changes) }
        take(events, upTo: batch.position)
    }

    private func readLog(after place: Int64) async throws {
        let changes = changes
        let (found, events) = try await offEventLoop {
            let found = try changes.changes(after: place, limit: Self.changesPerRead)
            return (found, try changes.events(of: found))
        }
        if found.count == Self.changesPerRead { state.withLock { $0.isAtEnd = false } }
        take(events, upTo: found.last?.sequence ?? place)
    }

    private func take(_ events: [ChangeEvent], upTo position: Int64) {
        state.withLock { state in
            let messages = events.filter { $0.change.sequence > state.queue.taken && state.subscription.wants($0.name) }
                .map { WebhookMessage($0, state.subscription.format) }
            state.queue.take(messages, upTo: position)
        }
    }

    private func deliver(_ outgoing: DeliveryQueue.Outgoing) async {
        let subscription = state.withLock(\.subscription)
        let sequence = outgoing.sequence
        var outcome: DeliveryOutcome?
        do {
            guard let body = try await body(of: outgoing, subscription.id) else {
                state.withLock { $0.queue.drop(sequence) }
                wake.yield()
                return
            }
            outcome = await sender.send(subscription.id(of: sequence).description, body, to: subscription)
            if let outcome { deliveries.note(outcome) }
        } catch {
            FailureLog.shared.note("could not read a message to a webhook", error, to: logger)
            try? await Task.sleep(for: .seconds(1))
        }
        let jitter = Double.random(in: -1...1)
        state.withLock { [outcome] state in
            state.queue.finished(sequence, outcome, at: .now, sender.clock.now(), jitter: jitter)
        }
        wake.yield()
    }

    /// What is sent; nil where it is not kept any more.
    private func body(of outgoing: DeliveryQueue.Outgoing, _ webhook: Int64) async throws -> [UInt8]? {
        if let message = outgoing.message { return message.body }
        let outbox = outbox
        return try await offEventLoop { try outbox.message(outgoing.sequence, of: webhook)?.body }
    }
}

extension WebhookWorker.State {
    /// Where the next messages come from; nil where there are none, or no room for them.
    fileprivate mutating func nextSource() -> WebhookWorker.Source? {
        guard queue.hasRoom else { return nil }
        batches.removeAll { $0.position <= queue.taken }
        if let first = batches.first, first.start <= queue.taken { return .batch(batches.removeFirst()) }
        guard !isAtEnd || !batches.isEmpty else { return nil }
        // Whatever is committed from here on, the feed brings.
        isAtEnd = true
        return .log(after: queue.taken)
    }
}

extension WebhookMessage {
    /// The message about an event.
    fileprivate init(_ event: ChangeEvent, _ format: WebhookFormat) {
        self.init(
            sequence: event.change.sequence,
            event: event.name,
            resource: WebhookResource(kind: event.change.kind.rawValue, id: event.change.id),
            changedAt: event.change.at,
            body: WebhookBody.bytes(event, format)
        )
    }
}
