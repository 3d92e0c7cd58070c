/// A receiver elsewhere that is told of changes, each of them at least once (Standard Webhooks 1.0.0).
package struct Webhook: Sendable, Hashable {
    package var id: Int64
    /// Where its messages go. It may hold a token of the receiver: for administrators, never for a log.
    package var url: String
    /// What it is told of, in the order that was given.
    package var events: [EventPattern]
    package var format: WebhookFormat
    /// Nil for one that is sent to.
    package var disabled: WebhookDisabling?
    /// Until when messages are signed with the secret before the present one, too; nil where there is none.
    package var previousSecretUntil: Timestamp?
    /// How many messages were taken by the receiver.
    package var delivered: Int64
    package var lastDeliveredAt: Timestamp?
    /// How many messages wait for another try, or behind one that does.
    package var waiting: Int
    package var createdAt: Timestamp
    /// Its last change by an administrator, or when it was disabled.
    package var updatedAt: Timestamp
    /// Goes up by one with every change; deliveries do not move it.
    package var version: Int

    package init(
        id: Int64,
        url: String,
        events: [EventPattern],
        format: WebhookFormat,
        disabled: WebhookDisabling?,
        previousSecretUntil: Timestamp?,
        delivered: Int64,
        lastDeliveredAt: Timestamp?,
        waiting: Int,
        createdAt: Timestamp,
        updatedAt: Timestamp,
        version: Int
    ) {
        self.id = id
        self.url = url
        self.events = events
        self.format = format
        self.disabled = disabled
        self.previousSecretUntil = previousSecretUntil
        self.delivered = delivered
        self.lastDeliveredAt = lastDeliveredAt
        self.waiting = waiting
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.version = version
    }

    /// The most that a newsroom has. Each takes memory and connections of the server.
    package static let maximum = 100
    /// The most patterns of one.
    package static let maximumEvents = 50
}

/// Since when, and why, nothing is sent to a webhook.
package struct WebhookDisabling: Sendable, Hashable {
    package var at: Timestamp
    /// A sentence for administrators.
    package var reason: String

    package init(at: Timestamp, reason: String) {
        self.at = at
        self.reason = reason
    }

    /// What is said of one that an administrator disabled.
    package static let byAdministrator = "An administrator disabled it."
}

/// What the body of a message looks like.
package enum WebhookFormat: String, Sendable, CaseIterable {
    /// `{type, timestamp, data}`, as Standard Webhooks has it.
    case standard
    /// `{contentType, contentId}`, as next-wp's `/api/revalidate` takes it.
    case revalidate
}
