package import Hummingbird
internal import HummingbirdCore
package import Logging
internal import NIOCore
package import NewsDomain
package import NewsHTTP
package import NewsMarkup
package import NewsSQLite

/// The service with everything wired: the same in production and in tests.
///
/// Throws ``OperationFailure`` where the data directory cannot be used.
package func buildApplication(
    configuration: ServerConfiguration,
    clock: any NewsClock = SystemClock(),
    store options: StoreOptions = StoreOptions(),
    notifier: ServiceNotifier = .silent,
    onServing: @escaping @Sendable (_ port: Int) -> Void = { _ in }
) throws -> Application<DispatcherResponder> {
    var logger = Logger(label: "broadsheet")
    logger.logLevel = configuration.logLevel
    let store = try OperationFailure.reporting {
        try SQLiteNewsroom(directory: configuration.dataDirectory, clock: clock, options: options)
    }
    let services = Services(configuration, store, clock)
    let caching = try OperationFailure.reporting { try ResponseCaching(configuration, store, clock) }
    try store.openReaders()
    let dispatcher = Dispatcher(
        store,
        clock,
        services,
        caching,
        markup: configuration.markup,
        hasDocs: configuration.hasDocs,
        logger: logger
    )
    let limits = configuration.connections.with(
        uncounted: configuration.trustedProxies + configuration.requests.exempt
    )
    let connectionCounts = ConnectionCounts()
    var application = Application(
        responder: DispatcherResponder(dispatcher, clock: clock),
        server: HTTPServerBuilder { _ in
            HTTP1Channel(dispatcher, limits: limits, clock: clock, scans: configuration.usesHeadScanner)
        },
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.host, port: configuration.port),
            serverName: nil
        ),
        onServerRunning: { [logger] channel in
            await limits.watch(channel, counts: connectionCounts, logger: logger)
            onServing(channel.localAddress?.port ?? configuration.port)
        },
        logger: logger
    )
    application.addServices(
        // The first to start is the last to stop.
        StoreCloser(store: store, logger: logger),
        HealthMonitor(repository: store, notifier: notifier, logger: logger),
        ScheduledPublisher(repository: store, clock: clock, logger: logger),
        RankingRefresher(repository: store, clock: clock, logger: logger),
        TopicSearcher(repository: store, clock: clock, logger: logger),
        SearchIndexService(repository: store, clock: clock, logger: logger),
        ExternalChangePoller(repository: store, logger: logger),
        RetentionService(
            repository: store,
            keys: services.keys,
            retention: configuration.retention,
            clock: clock,
            logger: logger
        )
    )
    let feed = try OperationFailure.reporting { try ChangeFeed(repository: store, logger: logger) }
    feed.follow(services.events)
    if !configuration.purgedCaches.isEmpty {
        application.addServices(Purger(caches: configuration.purgedCaches, feed: feed, logger: logger))
    }
    feed.follow(services.syncWaiters)
    if let hub = configuration.feedHub, let api = configuration.publicURL {
        application.addServices(HubNotifier(hub: hub, api: api, feed: feed, logger: logger))
    }
    let webhooks = WebhookService(
        outbox: store,
        changes: store,
        policy: configuration.webhooks,
        clock: clock,
        logger: logger
    )
    feed.follow(webhooks)
    application.addServices(webhooks, feed)
    if let interval = notifier.watchdogInterval {
        application.addServices(
            ServiceWatchdog(
                notifier: notifier,
                interval: interval,
                eventLoops: application.eventLoopGroup,
                repository: store,
                logger: logger
            )
        )
    }
    return application
}

extension Dispatcher {
    /// The API over a store.
    package convenience init(
        _ store: SQLiteNewsroom,
        _ clock: any NewsClock,
        _ services: Services,
        _ caching: ResponseCaching,
        markup: MarkupPolicy = .standard,
        hasDocs: Bool = true,
        logger: Logger = Logger(label: "broadsheet")
    ) {
        self.init(
            newsroom: Newsroom(repository: store, clock: clock, renderer: MarkupRenderer(policy: markup)),
            services: services,
            caching: caching,
            contract: .embedded(),
            pages: .embedded(hasDocs: hasDocs),
            logger: logger
        )
    }
}

extension ResponseCaching {
    /// What gives a store's answers, as configured.
    package convenience init(
        _ configuration: ServerConfiguration,
        _ store: SQLiteNewsroom,
        _ clock: any NewsClock
    ) throws {
        self.init(
            cacheVersions: try store.cacheVersions(at: clock.now()),
            clock: clock,
            cacheBytes: configuration.cacheMegabytes << 20,
            publicURL: configuration.publicURL
        )
    }
}

extension Services {
    /// The services of a store, as configured.
    package init(_ configuration: ServerConfiguration, _ store: SQLiteNewsroom, _ clock: any NewsClock) {
        var policy = configuration.comments
        if !configuration.requests.isEnabled { policy.limits = [] }
        self.init(
            comments: CommentService(
                repository: store,
                clock: clock,
                policy: policy,
                blockedWords: BlockedWordsFile(path: configuration.blockedWordsFile, clock: clock)
            ),
            moderation: ModerationService(repository: store, clock: clock),
            moderated: store,
            editorial: store,
            cleaner: SanitizingCleaner(policy: configuration.markup),
            site: store,
            views: store,
            changes: store,
            events: EventHub(
                changes: store,
                maximum: configuration.maximumStreams,
                maximumPerClient: configuration.connections.maximumPerClient
            ),
            webhooks: store,
            previews: store,
            gateway: WebhookReach(configuration.webhooks, clock: clock),
            keys: KeyVerifier(repository: store, clock: clock),
            clock: clock
        )
        feedHub = configuration.feedHub
        traffic = Traffic(configuration)
        trustedProxies = configuration.trustedProxies
        honoursPrivacySignals = configuration.honoursPrivacySignals
    }
}

extension Traffic {
    /// Who is let in and who watches, as configured.
    fileprivate init(_ configuration: ServerConfiguration) {
        let resolver = ClientAddressResolver(trustedProxies: configuration.trustedProxies)
        self.init(
            configuration.logsAccess ? [AccessLog(logger: Logger(label: "broadsheet.access"))] : [],
            limits: configuration.requests.isEnabled ? RequestLimits(configuration.requests, resolver: resolver) : nil
        )
    }
}
