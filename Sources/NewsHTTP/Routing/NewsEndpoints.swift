package import Logging
package import NewsDomain

extension Dispatcher {
    /// The API of a newsroom and its desks; `contract` is the reference that it answers about itself, to programs, and `pages`
    /// are what it shows to people.
    package convenience init(
        newsroom: Newsroom,
        desks: Desks,
        delivery: Delivery,
        contract: ContractDocuments,
        pages: SitePages,
        logger: Logger
    ) {
        let clients = ClientReader(
            resolver: ClientAddressResolver(trustedProxies: desks.trustedProxies),
            honoursPrivacySignals: desks.honoursPrivacySignals
        )
        let operations = Self.operations(newsroom, desks, delivery, contract, clients)
        self.init(
            operations: operations,
            others: PageController(pages: pages, delivery: delivery).endpoints,
            delivery: delivery,
            keys: desks.keys,
            traffic: desks.traffic,
            clients: clients,
            logger: logger
        )
    }

    private static func operations(
        _ newsroom: Newsroom,
        _ desks: Desks,
        _ delivery: Delivery,
        _ contract: ContractDocuments,
        _ clients: ClientReader
    ) -> [Endpoint] {
        DiscoveryController(delivery: delivery).endpoints
            + ArticleController(newsroom: newsroom, delivery: delivery).endpoints
            + CommentController(newsroom: newsroom, delivery: delivery).endpoints
            + SubmissionController(desk: desks.comments, moderation: desks.moderation, clients: clients).endpoints
            + ModerationController(moderation: desks.moderation, publicURL: delivery.publicURL).endpoints
            + ViewController(views: desks.views, clock: desks.clock, hasher: VisitorHasher(), clients: clients)
            .endpoints
            + SiteController(repository: desks.site, clock: desks.clock, delivery: delivery).endpoints
            + RankingController(newsroom: newsroom, delivery: delivery).endpoints
            + Catalogues(newsroom: newsroom, delivery: delivery).endpoints
            + EditingController(repository: desks.editorial, cleaner: desks.cleaner, clock: desks.clock).endpoints
            + RevisionController(repository: desks.editorial, publicURL: delivery.publicURL).endpoints
            + MediaController(repository: desks.editorial, newsroom: newsroom, publicURL: delivery.publicURL).endpoints
            + ContractController(documents: contract, delivery: delivery).endpoints
            + HealthController(newsroom: newsroom).endpoints
    }
}
