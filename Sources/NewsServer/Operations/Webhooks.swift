internal import Foundation
package import NewsDomain
internal import NewsHTTP
internal import NewsSQLite

/// The webhooks as lines of a table, and as a JSON array; without their secrets.
package func listWebhooks(
    dataDirectory: String,
    clock: any NewsClock = SystemClock()
) throws -> (text: String, json: String) {
    try existing(dataDirectory, clock, .readOnly) { store in
        let rows = try store.webhooks().map(WebhookListRow.init)
        let text = Table.text(
            ["ID", "URL", "EVENTS", "DELIVERED", "WAITING", "LAST", "STATE"],
            rows.map { row in
                [
                    String(row.id), row.url, row.events.joined(separator: ","), String(row.delivered),
                    String(row.waiting), row.lastDeliveredAt ?? "–",
                    row.disabledReason.map { "disabled: \($0)" } ?? "enabled",
                ]
            }
        )
        return (text, try json(rows))
    }
}

/// Makes a webhook; returns its id and its secret, which cannot be seen again.
///
/// Throws ``OperationFailure`` where nothing may be sent to the address, or there are as many webhooks as there may be.
package func createWebhook(
    url: String,
    events: [EventPattern],
    format: WebhookFormat,
    configuration: ServerConfiguration,
    clock: any NewsClock = SystemClock()
) async throws -> (id: Int64, secret: String) {
    if let refusal = await WebhookReach(configuration.webhooks, clock: clock).refusal(of: url) {
        throw OperationFailure(refusal.sentence)
    }
    return try await existing(configuration.dataDirectory, clock, .readWrite) { store in
        let secret = WebhookSecret.random()
        let new = NewWebhook(url: url, events: events, format: format, secret: secret)
        return (try await store.createWebhook(new, at: clock.now()).id, secret.text)
    }
}

/// Deletes a webhook with all that is kept of it.
package func deleteWebhook(_ id: Int64, dataDirectory: String, clock: any NewsClock = SystemClock()) async throws {
    try await existing(dataDirectory, clock, .readWrite) { try await $0.deleteWebhook(id, .any) }
}

/// Enables a webhook: it goes on where it was, and what waits is tried at once.
package func enableWebhook(_ id: Int64, dataDirectory: String, clock: any NewsClock = SystemClock()) async throws {
    var change = WebhookChange()
    change.isEnabled = true
    try await existing(dataDirectory, clock, .readWrite) { [change] store in
        _ = try await store.changeWebhook(id, change, .any, at: clock.now())
    }
}

/// Sends a message that no change is behind, now and from here; a sentence on what came of it. Throws ``OperationFailure`` where
/// it was not taken.
package func testWebhook(
    _ id: Int64,
    configuration: ServerConfiguration,
    clock: any NewsClock = SystemClock()
) async throws -> String {
    let reach = WebhookReach(configuration.webhooks, clock: clock)
    let delivery = try await existing(configuration.dataDirectory, clock, .readOnly) { store in
        await reach.test(try store.subscription(id))
    }
    if let error = delivery.error { throw OperationFailure(error) }
    return "The receiver took it: \(delivery.responseStatus ?? 0)."
}

/// What waits of a webhook's messages, and what was delivered or failed last, newest first: a table, and a JSON array.
package func webhookDeliveries(
    _ id: Int64,
    dataDirectory: String,
    clock: any NewsClock = SystemClock()
) throws -> (text: String, json: String) {
    try existing(dataDirectory, clock, .readOnly) { store in
        let rows = try store.deliveries(of: id, limit: 2 * WebhookDelivery.kept).map(DeliveryListRow.init)
        let text = Table.text(
            ["ID", "EVENT", "CHANGED", "STATUS", "TRIES", "LAST", "NEXT", "ANSWER", "ERROR"],
            rows.map { row in
                [
                    row.id, row.event, row.changedAt, row.status, String(row.tries), row.triedAt ?? "–",
                    row.dueAt ?? "–",
                    row.responseStatus.map(String.init) ?? "–", row.error ?? "",
                ]
            }
        )
        return (text, try json(rows))
    }
}

/// The form of that name. Throws ``OperationFailure`` where there is none.
package func webhookFormat(_ name: String) throws -> WebhookFormat {
    guard let format = WebhookFormat(rawValue: name) else {
        let known = WebhookFormat.allCases.map(\.rawValue).joined(separator: " or ")
        throw OperationFailure("The format must be \(known), not “\(name)”.")
    }
    return format
}

/// The patterns of a list that is parted by commas. Throws ``OperationFailure`` where one is none, or there are none.
package func webhookEvents(_ list: String) throws -> [EventPattern] {
    let words = list.split(separator: ",").map { $0.filter { $0 != " " } }
    guard (1...Webhook.maximumEvents).contains(words.count) else {
        throw OperationFailure("A webhook needs 1 to \(Webhook.maximumEvents) events, such as article.* or *.")
    }
    return try words.map { word in
        guard let pattern = EventPattern(word) else {
            let hint = Suggestion.sentence(for: word, among: EventPattern.known)
            throw OperationFailure("There is no event “\(word)”. \(hint)")
        }
        return pattern
    }
}

private func json(_ rows: [some Encodable]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(rows), as: UTF8.self)
}

extension WebhookAddress.Refusal {
    fileprivate var sentence: String {
        switch self {
        case .notAURL: "The address must be an absolute https URL without a fragment."
        case .insecure: "The address must begin with https://; webhooks.allowPrivate allows others."
        case .notPublic: "The address is not one of the public internet; webhooks.allowPrivate allows others."
        }
    }
}

private struct WebhookListRow: Encodable {
    var id: Int64
    var url: String
    var events: [String]
    var format: String
    var delivered: Int64
    var waiting: Int
    var lastDeliveredAt: String?
    var disabledAt: String?
    var disabledReason: String?

    init(_ webhook: Webhook) {
        id = webhook.id
        url = webhook.url
        events = webhook.events.map(\.text)
        format = webhook.format.rawValue
        delivered = webhook.delivered
        waiting = webhook.waiting
        lastDeliveredAt = webhook.lastDeliveredAt?.rfc3339
        disabledAt = webhook.disabled?.at.rfc3339
        disabledReason = webhook.disabled?.reason
    }
}

private struct DeliveryListRow: Encodable {
    var id: String
    var event: String
    var status: String
    var tries: Int
    var changedAt: String
    var triedAt: String?
    var dueAt: String?
    var responseStatus: Int?
    var error: String?

    init(_ delivery: WebhookDelivery) {
        id = delivery.id
        event = delivery.event
        status = delivery.status.rawValue
        tries = delivery.tries
        changedAt = delivery.changedAt.rfc3339
        triedAt = delivery.triedAt?.rfc3339
        dueAt = delivery.dueAt?.rfc3339
        responseStatus = delivery.responseStatus
        error = delivery.error
    }
}
