/// A webhook that is to be made.
package struct NewWebhook: Sendable {
    package var url: String
    package var events: [EventPattern]
    package var format: WebhookFormat
    package var secret: WebhookSecret

    package init(url: String, events: [EventPattern], format: WebhookFormat, secret: WebhookSecret) {
        self.url = url
        self.events = events
        self.format = format
        self.secret = secret
    }
}

/// What is to become of a webhook; nil stays as it is.
package struct WebhookChange: Sendable, Hashable {
    package var url: String?
    package var events: [EventPattern]?
    package var format: WebhookFormat?
    /// Whether it is sent to. One that is enabled again goes on where it was, as far as the change log goes back.
    package var isEnabled: Bool?

    package init() {}
}
