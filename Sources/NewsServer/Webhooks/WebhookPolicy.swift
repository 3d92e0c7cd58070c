package import NewsDomain

/// How webhooks are sent.
package struct WebhookPolicy: Sendable {
    /// Whether receivers may be anywhere, also in the operator's own network, and without TLS.
    package var allowsPrivate = false
    package var waits = RetrySchedule.standard.waits
    /// For one try, from the look for the receiver's address to the head of its answer.
    package var timeout = Duration.seconds(15)

    package init() {}

    var schedule: RetrySchedule { RetrySchedule(waits) }

    /// Bytes of an answer that are read; the rest is never asked for.
    static let longestAnswer = 64 * 1024
    /// For the rest of an answer whose head says all that counts.
    static let answerTimeout = Duration.seconds(2)
    /// For finding out where a name leads, when a webhook is made.
    static let lookUpTimeout = Duration.seconds(2)
}
