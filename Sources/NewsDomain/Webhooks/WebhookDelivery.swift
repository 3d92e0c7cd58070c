/// What became of a message.
package enum DeliveryStatus: String, Sendable, CaseIterable {
    /// It is tried again, or waits behind one about the same resource that is.
    case waiting
    case delivered
    /// It is not tried again by itself.
    case failed
}

/// A message to a webhook and what became of it, as administrators see it.
package struct WebhookDelivery: Sendable, Hashable {
    /// The `webhook-id` of all its tries.
    package var id: String
    package var event: String
    package var status: DeliveryStatus
    /// How often it was sent.
    package var tries: Int
    package var changedAt: Timestamp
    /// When it was sent last; nil where it never was.
    package var triedAt: Timestamp?
    /// When it is sent again, while it waits.
    package var dueAt: Timestamp?
    /// What the receiver answered last; nil where it did not.
    package var responseStatus: Int?
    /// Why the last try failed: a sentence.
    package var error: String?

    package init(
        id: String,
        event: String,
        status: DeliveryStatus,
        tries: Int,
        changedAt: Timestamp,
        triedAt: Timestamp? = nil,
        dueAt: Timestamp? = nil,
        responseStatus: Int? = nil,
        error: String? = nil
    ) {
        self.id = id
        self.event = event
        self.status = status
        self.tries = tries
        self.changedAt = changedAt
        self.triedAt = triedAt
        self.dueAt = dueAt
        self.responseStatus = responseStatus
        self.error = error
    }

    /// How many are kept of each webhook, beside those that wait.
    package static let kept = 100
}

/// What came of one try.
package struct DeliveryOutcome: Sendable, Hashable {
    /// What the receiver answered; nil where it did not.
    package var status: Int?
    /// Why it failed: a sentence. Nil for what was taken.
    package var error: String?
    /// How long the receiver wants to be left alone.
    package var retryAfter: Duration?

    package init(status: Int?, error: String?, retryAfter: Duration? = nil) {
        self.status = status
        self.error = error
        self.retryAfter = retryAfter
    }

    /// Whether the receiver has taken it.
    package var isSuccess: Bool { error == nil }
    /// Whether the receiver wants nothing any more (Standard Webhooks 1.0.0: 410 disables).
    package var isGone: Bool { status == 410 }

    /// How long a receiver can have itself left alone by one answer.
    package static let longestRetryAfter = Duration.seconds(24 * 3600)
}
