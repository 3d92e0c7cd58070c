package import Logging
package import Metrics
package import NewsDomain
internal import NewsHTTP
package import ServiceLifecycle
internal import Synchronization

/// Tells webhooks what has changed: a worker each, so that none waits for another. What has come of it is written down for all
/// together, away from the path of any write.
package final class WebhookService: Service, ChangeFollower {
    private let outbox: any WebhookOutbox
    private let changes: any ChangeRepository
    private let policy: WebhookPolicy
    private let resolver: HostResolver
    private let clock: any NewsClock
    private let logger: Logger
    private let deliveries: DeliveryCounters
    private let workers = Mutex<[Int64: WebhookWorker]>([:])

    /// Between two looks for webhooks that were made, changed or deleted, by whichever process.
    private static let pause = Duration.milliseconds(250)
    /// Every how many looks it is written down what came of messages, and how far a webhook has come that was sent none.
    private static let looksPerNote = 2
    private static let looksPerMove = 120

    package init(
        outbox: any WebhookOutbox,
        changes: any ChangeRepository,
        policy: WebhookPolicy,
        resolver: HostResolver = .system,
        clock: any NewsClock,
        metrics: any MetricsFactory = NOOPMetricsHandler.instance,
        logger: Logger
    ) {
        deliveries = DeliveryCounters(metrics)
        self.outbox = outbox
        self.changes = changes
        self.policy = policy
        self.resolver = resolver
        self.clock = clock
        self.logger = logger
    }

    package var wantsEvents: Bool { workers.withLock { !$0.isEmpty } }

    package func changed(_ batch: ChangeBatch) {
        for worker in workers.withLock({ Array($0.values) }) { worker.offer(batch) }
    }

    /// How many webhooks are told of changes, how many messages they have yet to be sent, and since when the oldest waits.
    var backlog: (webhooks: Int, messages: Int, oldest: Timestamp?) {
        let backlogs = workers.withLock { $0.values.map(\.backlog) }
        return (backlogs.count, backlogs.reduce(0) { $0 + $1.count }, backlogs.compactMap(\.oldest).min())
    }

    package func run() async throws {
        try? await cancelWhenGracefulShutdown { [self] in
            await withDiscardingTaskGroup { group in
                var looks = 0
                while !Task.isCancelled {
                    for worker in await look(looks) { group.addTask { await worker.run() } }
                    looks += 1
                    try? await Task.sleep(for: Self.pause)
                }
            }
        }
        do { try await note(movesAlone: true) } catch {
            FailureLog.shared.note("could not write down what webhooks were sent", error, to: logger)
        }
    }

    /// Writes down what there is, and looks for what administrators have changed. Returns the workers that are new.
    private func look(_ number: Int) async -> [WebhookWorker] {
        do {
            if number % Self.looksPerNote == 0 { try await note(movesAlone: number % Self.looksPerMove == 0) }
            let outbox = outbox
            let present = try await offEventLoop { try outbox.subscriptions() }
            try await stopOthers(than: present)
            return try await follow(present)
        } catch {
            if !Task.isCancelled { FailureLog.shared.note("could not look after webhooks", error, to: logger) }
            return []
        }
    }

    /// Writes down what has come of all messages since it was done last, in one transaction.
    private func note(movesAlone: Bool) async throws {
        let workers = workers.withLock(\.self)
        let progress = workers.values.compactMap { $0.takeProgress(movesAlone: movesAlone) }
        do {
            try await outbox.note(progress)
            for one in progress {
                workers[one.webhook]?.noted(one)
                if let disabled = one.disabled { tell(one.webhook, disabled) }
            }
        } catch {
            for one in progress { workers[one.webhook]?.putBack(one) }
            throw error
        }
    }

    private func tell(_ webhook: Int64, _ disabling: WebhookDisabling) {
        logger.warning("a webhook was disabled", metadata: ["webhook": "\(webhook)", "reason": "\(disabling.reason)"])
    }

    private func stopOthers(than present: [WebhookSubscription]) async throws {
        let ids = Set(present.map(\.id))
        let gone = workers.withLock { workers in workers.filter { !ids.contains($0.key) } }
        guard !gone.isEmpty else { return }
        try await note(movesAlone: false)
        workers.withLock { workers in for id in gone.keys { workers[id] = nil } }
        for worker in gone.values { worker.stop() }
    }

    private func follow(_ present: [WebhookSubscription]) async throws -> [WebhookWorker] {
        var fresh: [WebhookWorker] = []
        for subscription in present {
            if let worker = workers.withLock({ $0[subscription.id] }) {
                if worker.update(subscription) { worker.takeRows(try await waiting(subscription.id)) }
                continue
            }
            let worker = WebhookWorker(
                subscription,
                waiting: try await waiting(subscription.id),
                changes: changes,
                outbox: outbox,
                sender: WebhookSender(policy, resolver: resolver, clock: clock),
                deliveries: deliveries,
                logger: logger
            )
            workers.withLock { $0[subscription.id] = worker }
            fresh.append(worker)
        }
        return fresh
    }

    private func waiting(_ webhook: Int64) async throws -> [WaitingMessage] {
        let outbox = outbox
        return try await offEventLoop { try outbox.waitingMessages(of: webhook) }
    }
}
