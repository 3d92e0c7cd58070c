import GRDB
import NewsDomain
import NewsTestSupport
import Testing

@testable import NewsSQLite

/// What is kept of webhooks and their messages.
@Suite struct WebhookStoreTests {
    private let newsroom: TestNewsroom
    private let webhook: Webhook

    init() async throws {
        newsroom = try TestNewsroom()
        let secret = try #require(WebhookSecret(key: Array(0..<24)))
        let all = [EventPattern("*")].compactMap(\.self)
        let new = NewWebhook(url: "https://hooks.example/", events: all, format: .standard, secret: secret)
        webhook = try await newsroom.store.createWebhook(new, at: FixedClock.start)
    }

    /// What came of messages with these numbers.
    private func progress(_ numbers: ClosedRange<Int64>, _ status: DeliveryStatus) -> WebhookProgress {
        var progress = WebhookProgress(webhook: webhook.id, position: numbers.upperBound, delivered: 0)
        progress.notes = numbers.map { number in
            let resource = WebhookResource(kind: "article", id: number)
            let message = WebhookMessage(
                sequence: number,
                event: "article.updated",
                resource: resource,
                changedAt: FixedClock.start,
                body: Array(#"{"n":\#(number)}"#.utf8)
            )
            let waiting = WaitingMessage(
                sequence: number,
                resource: resource,
                tries: 1,
                step: 1,
                dueAt: FixedClock.start,
                deliveredBefore: 0
            )
            return DeliveryNote(message: message, waiting: waiting, status: status)
        }
        return progress
    }

    @Test func ofWhatIsDoneTheLastHundredAreKeptAndOfWhatWaitsAll() async throws {
        try await newsroom.store.note([progress(1...300, .waiting)])
        try await newsroom.store.note([progress(301...700, .delivered)])
        #expect(try newsroom.store.waitingMessages(of: webhook.id).map(\.sequence) == Array(1...300))
        let shown = try newsroom.store.deliveries(of: webhook.id, limit: 200)
        #expect(shown.filter { $0.status == .delivered }.count == 100 && shown.count == 200)
        #expect(shown.first?.id.hasSuffix("_700") == true)
        #expect(try newsroom.store.webhook(webhook.id).waiting == 300)
        try await newsroom.store.note([progress(1...300, .delivered)])
        #expect(try newsroom.store.deliveries(of: webhook.id, limit: 1000).count == 100)
    }

    @Test func theLogIsKeptForWhatIsYetToBeSent() async throws {
        let moment = FixedClock.start.seconds
        for _ in 0..<3 {
            try newsroom.change(
                "INSERT INTO change (at, kind, resourceId, operation) VALUES (\(moment), 'site', 1, 'update')"
            )
        }
        let later = FixedClock.start.advanced(by: 91 * 24 * 3600)
        try newsroom.store.purge(Retention(), at: later)
        #expect(try newsroom.number("SELECT count(*) FROM change") == 3)
        try await newsroom.store.note([WebhookProgress(webhook: webhook.id, position: 1, delivered: 0)])
        try newsroom.store.purge(Retention(), at: later)
        #expect(try newsroom.number("SELECT count(*) FROM change") == 2)
        var change = WebhookChange()
        change.isEnabled = false
        _ = try await newsroom.store.changeWebhook(webhook.id, change, .any, at: later)
        try newsroom.store.purge(Retention(), at: later)
        #expect(try newsroom.number("SELECT count(*) FROM change") == 1, "who is disabled does not hold it")
    }

    @Test func aBodyStaysAsItWasSentFirst() async throws {
        try await newsroom.store.note([progress(5...5, .waiting)])
        var later = progress(5...5, .delivered)
        later.notes[0].message?.body = Array("{}".utf8)
        try await newsroom.store.note([later])
        let message = try newsroom.store.message(5, of: webhook.id)
        #expect(message.map { String(decoding: $0.body, as: UTF8.self) } == #"{"n":5}"#)
    }

    @Test func nothingIsKeptOfOneThatIsDeleted() async throws {
        try await newsroom.store.note([progress(1...3, .waiting)])
        try await newsroom.store.deleteWebhook(webhook.id, .any)
        try await newsroom.store.note([progress(4...6, .delivered)])
        #expect(
            try newsroom.store.message(1, of: webhook.id) == nil && newsroom.store.message(4, of: webhook.id) == nil
        )
        #expect(try newsroom.store.webhooks().isEmpty && newsroom.store.subscriptions().isEmpty)
    }

    @Test func whatWaitsIsFoundByItsIndex() throws {
        let plan = try newsroom.store.readers.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + Database.waitingSQL, arguments: [1])
                .map { $0["detail"] as String }
        }
        #expect(plan.count == 1 && plan[0].contains("webhook_delivery_waiting"), "\(plan)")
    }
}
