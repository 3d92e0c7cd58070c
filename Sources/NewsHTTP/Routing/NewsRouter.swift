package import Hummingbird
package import NewsDomain

/// The API over HTTP.
package struct NewsRouter {
    private let table: RouteTable
    /// What the contract holds: all but the pages for people.
    private let operations: [Endpoint]
    private let keys: KeyVerifier
    private let traffic: Traffic

    /// The routes of a newsroom and its desks; `contract` is the reference that it answers about itself, to
    /// programs, and `pages` are what it shows to people.
    package init(
        newsroom: Newsroom,
        desks: Desks,
        delivery: Delivery,
        contract: ContractDocuments,
        pages: SitePages
    ) {
        keys = desks.keys
        traffic = desks.traffic
        let clients = ClientReader(
            resolver: ClientAddressResolver(trustedProxies: desks.trustedProxies),
            honoursPrivacySignals: desks.honoursPrivacySignals
        )
        operations =
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
        table = RouteTable(
            endpoints: operations + PageController(pages: pages, delivery: delivery).endpoints,
            reads: BoundedReads(workers: ReadWorkers(), clients: clients)
        )
    }

    /// Every operation as `GET /v1/articles`, in the order of the tables.
    package var routes: [String] {
        operations.map { "\($0.method.rawValue) \($0.path)" }
    }

    /// What answers a GET without the router.
    package var reads: ReadRoutes { ReadRoutes(table.endpoints) }

    /// The routes with everything that stands around them.
    package func responder() -> RouterResponder<NewsRequestContext> {
        let router = Router(context: NewsRequestContext.self)
        router.add(middleware: RequestIDMiddleware())
        router.add(middleware: ExchangeMiddleware(traffic: traffic))
        router.add(middleware: CORSMiddleware())
        router.add(middleware: ProblemMiddleware())
        router.add(middleware: AuthenticationMiddleware(keys: keys, traffic: traffic))
        router.add(middleware: AdmissionMiddleware(traffic: traffic))
        // Once more, so that answers to errors say what is left, too.
        router.add(middleware: ProblemMiddleware())
        router.add(middleware: URLMiddleware())
        router.add(middleware: AsteriskMiddleware())
        table.add(to: router)
        return router.buildResponder()
    }
}

/// What stands beside reading: who takes comments, decides on them, counts views and knows keys.
package struct Desks: Sendable {
    package var comments: CommentDesk
    package var moderation: Moderation
    package var editorial: any EditorialRepository
    package var cleaner: any MarkupCleaner
    package var site: any SiteRepository
    package var views: any ViewRepository
    package var keys: KeyVerifier
    package var clock: any NewsClock
    /// The proxies whose `X-Forwarded-For` is believed.
    package var trustedProxies: [AddressRange] = []
    /// Who watches what comes and goes.
    package var traffic = Traffic()
    /// Whether readers who send `Sec-GPC` or `DNT` are not counted.
    package var honoursPrivacySignals = false

    package init(
        comments: CommentDesk,
        moderation: Moderation,
        editorial: any EditorialRepository,
        cleaner: any MarkupCleaner,
        site: any SiteRepository,
        views: any ViewRepository,
        keys: KeyVerifier,
        clock: any NewsClock
    ) {
        self.comments = comments
        self.moderation = moderation
        self.editorial = editorial
        self.cleaner = cleaner
        self.site = site
        self.views = views
        self.keys = keys
        self.clock = clock
    }
}
