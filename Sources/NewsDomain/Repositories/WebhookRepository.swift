/// Where webhooks are kept, and what became of their messages.
package protocol WebhookRepository: Sendable {
    /// All webhooks, oldest first.
    func webhooks() throws -> [Webhook]

    /// The webhook of that id. Throws ``NewsError/Code/notFound`` where there is none.
    func webhook(_ id: Int64) throws -> Webhook

    /// Makes a webhook, which is told of all that changes from then on.
    ///
    /// Throws ``NewsError/Code/conflict`` where there are ``Webhook/maximum`` already.
    func createWebhook(_ new: NewWebhook, at now: Timestamp) async throws -> Webhook

    /// Changes a webhook and returns it as it is from then on.
    ///
    /// Throws ``NewsError/Code/notFound``, and ``NewsError/Code/preconditionFailed`` where its version is none that the
    /// condition allows.
    func changeWebhook(
        _ id: Int64,
        _ change: WebhookChange,
        _ condition: VersionCondition,
        at now: Timestamp
    ) async throws -> Webhook

    /// Gives a webhook another secret; messages are signed with the one before, too, for ``WebhookSecret/overlap`` seconds.
    /// Throws as changing does.
    func rotateSecret(
        of id: Int64,
        to secret: WebhookSecret,
        _ condition: VersionCondition,
        at now: Timestamp
    ) async throws -> Webhook

    /// Deletes a webhook with all that is kept of it. Throws as changing does.
    func deleteWebhook(_ id: Int64, _ condition: VersionCondition) async throws

    /// What waits and what was delivered or failed last, newest change first.
    func deliveries(of id: Int64, limit: Int) throws -> [WebhookDelivery]

    /// Has a message sent once more, whatever became of it.
    ///
    /// Throws ``NewsError/Code/notFound`` where it is not kept any more, ``NewsError/Code/conflict`` where the webhook is disabled.
    func replay(_ delivery: String, of id: Int64) async throws -> WebhookDelivery

    /// What a message to a webhook takes, whether it is enabled or not. Throws ``NewsError/Code/notFound``.
    func subscription(_ id: Int64) throws -> WebhookSubscription
}

/// What whoever sends messages needs to know. Every method but the last blocks the calling thread.
package protocol WebhookOutbox: Sendable {
    /// All webhooks that are enabled.
    func subscriptions() throws -> [WebhookSubscription]

    /// What waits of a webhook's messages, in the order of the log.
    func waitingMessages(of id: Int64) throws -> [WaitingMessage]

    /// A message that waits; nil where it is not kept any more.
    func message(_ sequence: Int64, of id: Int64) throws -> WebhookMessage?

    /// Writes down how far webhooks have come, all in one transaction.
    func note(_ progress: [WebhookProgress]) async throws
}
