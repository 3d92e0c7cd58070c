import NewsDomain
import NewsTestSupport

extension WebhookSubscription {
    /// One that has been told nothing yet.
    static var test: WebhookSubscription {
        WebhookSubscription(
            id: 1,
            url: "https://hooks.example/",
            events: [],
            format: .standard,
            secret: .test,
            previousSecret: nil,
            previousSecretUntil: nil,
            position: 0,
            delivered: 0,
            replays: 0,
            history: "abc"
        )
    }
}

extension WebhookMessage {
    static func aboutArticle(_ article: Int64, _ sequence: Int64) -> WebhookMessage {
        WebhookMessage(
            sequence: sequence,
            event: "article.updated",
            resource: WebhookResource(kind: "article", id: article),
            changedAt: FixedClock.start,
            body: [0x7B, 0x7D]
        )
    }
}

extension WebhookSecret {
    fileprivate static var test: WebhookSecret {
        guard let secret = WebhookSecret(key: Array(0..<24)) else { preconditionFailure("24 bytes are a key") }
        return secret
    }
}
