/// A webhook as it is sent to.
package struct WebhookSubscription: Sendable, Hashable {
    package var id: Int64
    package var url: String
    package var events: [EventPattern]
    package var format: WebhookFormat
    package var secret: WebhookSecret
    /// The secret before, while it is valid, and until when that is.
    package var previousSecret: WebhookSecret?
    package var previousSecretUntil: Timestamp?
    /// The place in the change log up to which nothing is left to be sent but what waits in a row of its own.
    package var position: Int64
    package var delivered: Int64
    /// Goes up with every message that is to be sent once more.
    package var replays: Int64
    /// The identity of the newsroom's history.
    package var history: String

    package init(
        id: Int64,
        url: String,
        events: [EventPattern],
        format: WebhookFormat,
        secret: WebhookSecret,
        previousSecret: WebhookSecret?,
        previousSecretUntil: Timestamp?,
        position: Int64,
        delivered: Int64,
        replays: Int64,
        history: String
    ) {
        self.id = id
        self.url = url
        self.events = events
        self.format = format
        self.secret = secret
        self.previousSecret = previousSecret
        self.previousSecretUntil = previousSecretUntil
        self.position = position
        self.delivered = delivered
        self.replays = replays
        self.history = history
    }

    /// Whether it is told of an event of that name.
    package func wants(_ event: String) -> Bool {
        events.contains { $0.matches(event) }
    }

    /// The secrets that messages are signed with at a moment, the present one first.
    package func secrets(at now: Timestamp) -> [WebhookSecret] {
        guard let previousSecret, let until = previousSecretUntil, now < until else { return [secret] }
        return [secret, previousSecret]
    }

    /// The id of the message about a change.
    package func id(of sequence: Int64) -> WebhookMessageID {
        WebhookMessageID(history: history, webhook: id, sequence: sequence)
    }
}

/// A message that waits in a row of its own, without its body.
package struct WaitingMessage: Sendable, Hashable {
    package var sequence: Int64
    package var resource: WebhookResource
    /// How often it was sent.
    package var tries: Int
    /// How many of its tries were those of the schedule.
    package var step: Int
    /// Nil for at once.
    package var dueAt: Timestamp?
    /// How many messages the receiver had taken when this one failed first.
    package var deliveredBefore: Int64
    /// When what it tells of changed; nil where that is not known.
    package var changedAt: Timestamp?

    package init(
        sequence: Int64,
        resource: WebhookResource,
        tries: Int,
        step: Int,
        dueAt: Timestamp?,
        deliveredBefore: Int64,
        changedAt: Timestamp? = nil
    ) {
        self.changedAt = changedAt
        self.sequence = sequence
        self.resource = resource
        self.tries = tries
        self.step = step
        self.dueAt = dueAt
        self.deliveredBefore = deliveredBefore
    }
}

/// How far a webhook has come since it was written down last.
package struct WebhookProgress: Sendable, Hashable {
    package var webhook: Int64
    package var position: Int64
    package var delivered: Int64
    package var lastDeliveredAt: Timestamp?
    /// What became of messages, at most one note for each, in no order.
    package var notes: [DeliveryNote]
    /// Where it is to be sent to no more.
    package var disabled: WebhookDisabling?

    package init(webhook: Int64, position: Int64, delivered: Int64) {
        self.webhook = webhook
        self.position = position
        self.delivered = delivered
        notes = []
    }
}

/// What became of a message.
package struct DeliveryNote: Sendable, Hashable {
    /// Nil where its row has it already.
    package var message: WebhookMessage?
    package var waiting: WaitingMessage
    package var status: DeliveryStatus
    package var triedAt: Timestamp?
    package var outcome: DeliveryOutcome?

    package init(message: WebhookMessage?, waiting: WaitingMessage, status: DeliveryStatus) {
        self.message = message
        self.waiting = waiting
        self.status = status
    }
}
