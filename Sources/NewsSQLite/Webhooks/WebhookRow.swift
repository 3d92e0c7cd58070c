internal import GRDB
internal import NewsDomain

/// A row of `webhook` as administrators see it.
enum WebhookRow {
    static let columns = """
        id, url, events, format, disabledAt, disabledReason, previousSecretUntil, delivered, lastDeliveredAt,
            (SELECT count(*) FROM webhook_delivery d WHERE d.webhookId = webhook.id AND d.status = 'waiting'),
            createdAt, updatedAt, version
        """

    static func read(_ columns: inout ColumnReader) -> Webhook {
        let (id, url, events): (Int64, String, String) = (columns.next(), columns.next(), columns.next())
        let format = WebhookFormat(rawValue: columns.next()) ?? .standard
        let (disabledAt, reason): (Int64?, String?) = (columns.optional(), columns.optional())
        return Webhook(
            id: id,
            url: url,
            events: patterns(events),
            format: format,
            disabled: disabledAt.map { WebhookDisabling(at: Timestamp(seconds: $0), reason: reason ?? "") },
            previousSecretUntil: columns.moment(),
            delivered: columns.next(),
            lastDeliveredAt: columns.moment(),
            waiting: columns.next(),
            createdAt: Timestamp(seconds: columns.next()),
            updatedAt: Timestamp(seconds: columns.next()),
            version: columns.next()
        )
    }

    static func patterns(_ text: String) -> [EventPattern] {
        text.split(separator: " ").map { EventPattern(trusted: String($0)) }
    }

    static func text(_ patterns: [EventPattern]) -> String {
        patterns.map(\.text).joined(separator: " ")
    }
}

/// A row of `webhook` as it is sent to.
enum SubscriptionRow {
    static let columns =
        "id, url, events, format, secret, previousSecret, previousSecretUntil, position, delivered, replays"

    /// Throws ``NewsError/Code/internal`` where a secret is none, which nothing writes.
    static func read(_ columns: inout ColumnReader, history: String) throws -> WebhookSubscription {
        let (id, url, events): (Int64, String, String) = (columns.next(), columns.next(), columns.next())
        let format = WebhookFormat(rawValue: columns.next()) ?? .standard
        let (secret, previous): (String, String?) = (columns.next(), columns.optional())
        guard let secret = WebhookSecret(secret) else {
            throw NewsError(.internal, "The secret of the webhook \(id) cannot be read.")
        }
        return WebhookSubscription(
            id: id,
            url: url,
            events: WebhookRow.patterns(events),
            format: format,
            secret: secret,
            previousSecret: previous.flatMap { WebhookSecret($0) },
            previousSecretUntil: columns.moment(),
            position: columns.next(),
            delivered: columns.next(),
            replays: columns.next(),
            history: history
        )
    }
}

extension ColumnReader {
    /// A moment or NULL.
    mutating func moment() -> Timestamp? {
        (optional() as Int64?).map(Timestamp.init(seconds:))
    }
}
