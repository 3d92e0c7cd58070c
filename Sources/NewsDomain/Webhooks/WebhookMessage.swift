/// A change as one webhook is told of it.
package struct WebhookMessage: Sendable, Hashable {
    /// The change's place in the log.
    package var sequence: Int64
    /// The name of the event, such as `article.published`.
    package var event: String
    /// What it is about. Messages about one resource are delivered in the order of the log.
    package var resource: WebhookResource
    /// When the change was made.
    package var changedAt: Timestamp
    /// What is sent, the same with every try.
    package var body: [UInt8]

    /// Bytes that a body has at most (Standard Webhooks 1.0.0, “Payload size”).
    package static let maximumBody = 20 * 1024

    package init(
        sequence: Int64,
        event: String,
        resource: WebhookResource,
        changedAt: Timestamp,
        body: [UInt8]
    ) {
        self.sequence = sequence
        self.event = event
        self.resource = resource
        self.changedAt = changedAt
        self.body = body
    }
}

/// What a message is about: a kind, and an id within it.
package struct WebhookResource: Sendable, Hashable {
    package var kind: String
    package var id: Int64

    package init(kind: String, id: Int64) {
        self.kind = kind
        self.id = id
    }
}

/// What tells a message from all others, whichever newsroom sent them: the `webhook-id` of all its tries.
package struct WebhookMessageID: Sendable, Hashable, CustomStringConvertible {
    /// The identity of the newsroom's history: a restored backup counts its changes anew.
    package var history: String
    package var webhook: Int64
    package var sequence: Int64

    package init(history: String, webhook: Int64, sequence: Int64) {
        self.history = history
        self.webhook = webhook
        self.sequence = sequence
    }

    /// Nil where the text is none of this newsroom's webhook.
    package init?(_ text: String, history: String, webhook: Int64) {
        guard let last = text.lastIndex(of: "_"), let sequence = Int64(text[text.index(after: last)...]) else {
            return nil
        }
        self.init(history: history, webhook: webhook, sequence: sequence)
        guard sequence > 0, description == text else { return nil }
    }

    /// Without a full stop, which parts what is signed.
    package var description: String { "msg_\(history)_\(webhook)_\(sequence)" }
}
