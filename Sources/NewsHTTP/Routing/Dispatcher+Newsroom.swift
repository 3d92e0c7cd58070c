package import Logging
package import NewsDomain

extension Dispatcher {
    /// The API of a newsroom and its desks; `contract` is the reference that it answers about itself, to programs, and `pages`
    /// are what it shows to people.
    package convenience init(
        newsroom: Newsroom,
        desks: Desks,
        caching: ResponseCaching,
        contract: ContractDocuments,
        pages: SitePages,
        logger: Logger
    ) {
        let clients = ClientReader(
            resolver: ClientAddressResolver(trustedProxies: desks.trustedProxies),
            honoursPrivacySignals: desks.honoursPrivacySignals
        )
        let operations = Self.operations(newsroom, desks, caching, contract, clients)
        self.init(
            operations: operations,
            others: PageController(pages: pages, caching: caching).endpoints,
            caching: caching,
            keys: desks.keys,
            traffic: desks.traffic,
            clients: clients,
            logger: logger
        )
    }

    private static func operations(
        _ newsroom: Newsroom,
        _ desks: Desks,
        _ caching: ResponseCaching,
        _ contract: ContractDocuments,
        _ clients: ClientReader
    ) -> [Endpoint] {
        DiscoveryController(caching: caching).endpoints
            + ArticleController(newsroom: newsroom, caching: caching).endpoints
            + CommentController(newsroom: newsroom, caching: caching).endpoints
            + SubmissionController(desk: desks.comments, moderation: desks.moderation, clients: clients).endpoints
            + ModerationController(moderation: desks.moderation, publicURL: caching.publicURL).endpoints
            + ViewController(views: desks.views, clock: desks.clock, hasher: VisitorHasher(), clients: clients)
            .endpoints
            + SiteController(repository: desks.site, clock: desks.clock, caching: caching).endpoints
            + RankingController(newsroom: newsroom, caching: caching).endpoints
            + Catalogues(newsroom: newsroom, caching: caching).endpoints
            + EditingController(repository: desks.editorial, cleaner: desks.cleaner, clock: desks.clock).endpoints
            + RevisionController(repository: desks.editorial, publicURL: caching.publicURL).endpoints
            + MediaController(repository: desks.editorial, newsroom: newsroom, publicURL: caching.publicURL).endpoints
            + ContractController(documents: contract, caching: caching).endpoints
            + HealthController(newsroom: newsroom).endpoints
    }
}
