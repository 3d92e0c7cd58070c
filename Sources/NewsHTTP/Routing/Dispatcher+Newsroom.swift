package import Logging
package import NewsDomain

extension Dispatcher {
    /// The API of a newsroom and its services; `contract` is the reference that it answers about itself, to programs, and `pages`
    /// are what it shows to people; a front end, where there is one, takes the place of their entrance.
    package convenience init(
        newsroom: Newsroom,
        services: Services,
        caching: ResponseCaching,
        contract: ContractDocuments,
        pages: SitePages,
        frontEnd: FrontEnd?,
        logger: Logger
    ) {
        let clients = ClientReader(
            resolver: ClientAddressResolver(trustedProxies: services.trustedProxies),
            honoursPrivacySignals: services.honoursPrivacySignals
        )
        let site = frontEnd.map {
            FrontEndController(frontEnd: $0, repository: services.site, clock: services.clock, caching: caching)
        }
        let operations = Self.operations(newsroom, services, caching, contract, clients)
        let metrics = services.metricsReport.map { MetricsController(report: $0, scope: .admin).endpoints }
        self.init(
            operations: operations,
            others: PageController(pages: pages, site: site, version: contract.version, caching: caching).endpoints
                + MediaFileController(
                    files: services.files,
                    kept: services.keptMedia,
                    clock: services.clock,
                    caching: caching
                ).endpoints
                + (site?.endpoints ?? []) + (metrics ?? []),
            fallback: site?.fallback,
            caching: caching,
            keys: services.keys,
            traffic: services.traffic,
            clients: clients,
            logger: logger
        )
    }

    /// What answers on a port of its own, to whoever reaches it: metrics, and nothing else.
    package convenience init(metrics report: @escaping MetricsReport, logger: Logger) {
        self.init(
            operations: [],
            others: MetricsController(report: report, scope: nil).endpoints,
            caching: nil,
            keys: nil,
            traffic: Traffic(),
            clients: ClientReader(resolver: ClientAddressResolver(trustedProxies: []), honoursPrivacySignals: false),
            logger: logger
        )
    }

    private static func operations(
        _ newsroom: Newsroom,
        _ services: Services,
        _ caching: ResponseCaching,
        _ contract: ContractDocuments,
        _ clients: ClientReader
    ) -> [Endpoint] {
        DiscoveryController(version: contract.version, caching: caching).endpoints
            + ArticleController(
                newsroom: newsroom,
                previews: services.previews,
                clock: services.clock,
                caching: caching
            ).endpoints
            + PreviewController(
                repository: services.previews,
                clock: services.clock,
                publicURL: caching.publicURL
            ).endpoints
            + SearchController(newsroom: newsroom, caching: caching).endpoints
            + SyncController(newsroom: newsroom, caching: caching, waiters: services.syncWaiters).endpoints
            + CommentController(newsroom: newsroom, caching: caching).endpoints
            + SubmissionController(
                service: services.comments,
                moderation: services.moderation,
                repository: services.moderated,
                clients: clients,
                metrics: services.traffic.factory
            ).endpoints
            + ModerationController(
                repository: services.moderated,
                moderation: services.moderation,
                publicURL: caching.publicURL
            ).endpoints
            + ViewController(
                views: services.views,
                clock: services.clock,
                hasher: VisitorHasher(),
                clients: clients,
                metrics: services.traffic.factory
            ).endpoints
            + SiteController(repository: services.site, clock: services.clock, caching: caching).endpoints
            + RankingController(newsroom: newsroom, caching: caching).endpoints
            + Catalogues(newsroom: newsroom, caching: caching).endpoints
            + EditingController(
                repository: services.editorial,
                cleaner: services.cleaner,
                clock: services.clock,
                uploads: UploadController(
                    repository: services.editorial,
                    files: services.files,
                    limits: services.mediaLimits,
                    clock: services.clock
                )
            )
            .endpoints
            + RevisionController(repository: services.editorial, publicURL: caching.publicURL).endpoints
            + MediaController(repository: services.editorial, newsroom: newsroom, publicURL: caching.publicURL)
            .endpoints
            + FeedController(newsroom: newsroom, services: services, caching: caching).endpoints
            + SitemapController(newsroom: newsroom, site: services.site, caching: caching).endpoints
            + ChangeController(repository: services.changes, publicURL: caching.publicURL).endpoints
            + EventController(newsroom: newsroom, hub: services.events).endpoints
            + WebhookController(repository: services.webhooks, gateway: services.gateway, clock: services.clock)
            .endpoints
            + ContractController(documents: contract, caching: caching).endpoints
            + HealthController(newsroom: newsroom).endpoints
    }
}
