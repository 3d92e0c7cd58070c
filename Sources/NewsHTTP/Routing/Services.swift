package import NewsDomain

/// What stands beside reading: who takes comments, decides on them, counts views and knows keys.
package struct Services: Sendable {
    package var comments: CommentService
    package var moderation: ModerationService
    package var moderated: any ModerationRepository
    package var editorial: any EditorialRepository
    package var cleaner: any MarkupCleaner
    package var site: any SiteRepository
    package var views: any ViewRepository
    package var changes: any ChangeRepository
    package var events: EventHub
    package var webhooks: any WebhookRepository
    package var previews: any PreviewRepository
    /// Reaches the receivers of webhooks.
    package var gateway: any WebhookGateway
    package var keys: KeyVerifier
    package var clock: any NewsClock
    /// Those who wait for changes.
    package var syncWaiters = SyncWaiters()
    /// The proxies whose `X-Forwarded-For` is believed.
    package var trustedProxies: [AddressRange] = []
    /// The WebSub hub that is told when a feed has changed; nil where none is.
    package var feedHub: String?
    /// Who watches what comes and goes.
    package var traffic = Traffic()
    /// Where `/metrics` gets what it says; nil where there is none.
    package var metricsReport: MetricsReport?
    /// Whether readers who send `Sec-GPC` or `DNT` are not counted.
    package var honoursPrivacySignals = false

    package init(
        comments: CommentService,
        moderation: ModerationService,
        moderated: any ModerationRepository,
        editorial: any EditorialRepository,
        cleaner: any MarkupCleaner,
        site: any SiteRepository,
        views: any ViewRepository,
        changes: any ChangeRepository,
        events: EventHub,
        webhooks: any WebhookRepository,
        previews: any PreviewRepository,
        gateway: any WebhookGateway,
        keys: KeyVerifier,
        clock: any NewsClock
    ) {
        self.comments = comments
        self.moderation = moderation
        self.moderated = moderated
        self.editorial = editorial
        self.cleaner = cleaner
        self.site = site
        self.views = views
        self.changes = changes
        self.events = events
        self.webhooks = webhooks
        self.previews = previews
        self.gateway = gateway
        self.keys = keys
        self.clock = clock
    }
}
