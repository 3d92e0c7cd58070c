package import NewsDomain

extension Shape where Value == Webhook {
    /// A webhook, for administrators; without its secret.
    package static let webhook = Shape([
        .custom("id") { $1.integer($0.id) },
        .string("url") { $0.url },
        .strings("events") { $0.events.map(\.text) },
        .string("format") { $0.format.rawValue },
        .boolean("enabled") { $0.disabled == nil },
        .timestamp("disabledAt") { $0.disabled?.at },
        .string("disabledReason") { $0.disabled?.reason },
        .custom("delivered") { $1.integer($0.delivered) },
        .timestamp("lastDeliveredAt") { $0.lastDeliveredAt },
        .integer("waiting") { $0.waiting },
        .timestamp("previousSecretUntil") { $0.previousSecretUntil },
        .timestamp("createdAt") { $0.createdAt },
        .timestamp("updatedAt") { $0.updatedAt },
        .integer("version") { $0.version },
    ])

    /// A webhook with the secret that it has just got: the only time that it can be seen.
    package static func webhook(with secret: WebhookSecret) -> Shape {
        webhook.adding([.string("secret") { _ in secret.text }])
    }
}

extension Shape where Value == WebhookDelivery {
    /// A message and what became of it.
    package static let delivery = Shape([
        .string("id") { $0.id },
        .string("event") { $0.event },
        .string("status") { $0.status.rawValue },
        .integer("tries") { $0.tries },
        .timestamp("changedAt") { $0.changedAt },
        .timestamp("triedAt") { $0.triedAt },
        .timestamp("dueAt") { $0.dueAt },
        .integer("responseStatus") { $0.responseStatus },
        .string("error") { $0.error },
    ])
}
