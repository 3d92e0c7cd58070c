package import Hummingbird
internal import HummingbirdCore
package import Logging
internal import NIOCore
package import NewsDomain
package import NewsHTTP
package import NewsMarkup
package import NewsMedia
package import NewsSQLite

/// The service with everything wired: the same in production and in tests. Where metrics are enabled, `registry` keeps them.
///
/// With certificates it speaks TLS alone. Throws ``OperationFailure`` where the data directory, or the folder of a front end,
/// cannot be used.
package func buildApplication(
    configuration: ServerConfiguration,
    certificates: CertificateStore? = nil,
    clock: any NewsClock = SystemClock(),
    store options: StoreOptions = StoreOptions(),
    notifier: ServiceNotifier = .silent,
    metrics registry: @autoclosure () -> MetricRegistry = MetricRegistry(),
    onServing: @escaping @Sendable (_ port: Int) -> Void = { _ in }
) throws -> Application<DispatcherResponder> {
    let logger = Logger(configuredBy: configuration)
    let registry = configuration.metrics.isEnabled ? registry() : nil
    var options = options
    options.checkpointsInBackground = true
    options.observer = registry.map(StorageMetrics.init)
    options.api = configuration.publicURL ?? ""
    let store = try OperationFailure.reporting { [options] in
        try SQLiteNewsroom(directory: configuration.dataDirectory, clock: clock, options: options)
    }
    let services = Services(configuration, store, clock, metrics: registry, logger: logger)
    let caching = try OperationFailure.reporting { try ResponseCaching(configuration, store, clock) }
    try store.openReaders()
    let dispatcher = Dispatcher(
        store,
        clock,
        services,
        caching,
        markup: configuration.markup,
        hasDocs: configuration.hasDocs,
        frontEnd: try FrontEnd(configuration.site),
        logger: logger
    )
    let limits = configuration.connections.with(
        uncounted: configuration.trustedProxies + configuration.requests.exempt
    )
    let connections = ConnectionEnvironment(
        dispatcher,
        limits: limits,
        clock: clock,
        scans: configuration.usesHeadScanner,
        strictTransport: certificates.map { _ in configuration.strictTransportSeconds }
    )
    let connectionCounts = ConnectionCounts()
    var application = Application(
        responder: DispatcherResponder(dispatcher, clock: clock),
        server: HTTPServerBuilder { _ in
            guard let certificates else { return NewsHTTP.HTTP1Channel(connections) }
            return SecureChannel(connections, certificates)
        },
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.host, port: configuration.port),
            serverName: nil,
            // Those who come at once wait here until they are taken; who finds it full tries again after a second, by itself. The
            // system has a bound of its own (net.core.somaxconn).
            backlog: 4096
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
        MemoryTrimmer(logger: logger),
        RetentionService(
            repository: store,
            keys: services.keys,
            retention: configuration.retention,
            clock: clock,
            logger: logger
        )
    )
    if configuration.backup.everyHours > 0 {
        let backups = try OperationFailure.reporting { try BackupService(configuration, store, clock, logger) }
        application.addServices(backups)
        registry?.add { backups.samples() }
    }
    if let certificates {
        application.addServices(CertificateWatch(certificates: certificates, logger: logger))
        registry?.add { certificates.samples() }
    }
    let feed = try OperationFailure.reporting { try ChangeFeed(repository: store, logger: logger) }
    feed.follow(services.events)
    if !configuration.purgedCaches.isEmpty {
        application.addServices(
            Purger(caches: configuration.purgedCaches, feed: feed, metrics: services.traffic.factory, logger: logger)
        )
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
        metrics: services.traffic.factory,
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
    if let registry, let report = services.metricsReport {
        let collector = ServerCollector(
            store: store,
            services: services,
            caching: caching,
            connections: connectionCounts,
            webhooks: webhooks,
            clock: clock
        ) { dispatcher.waitingReads }
        registry.add { collector.collect() }
        if let port = configuration.metrics.port {
            application.addServices(
                MetricsServer(
                    report: report,
                    host: configuration.metrics.host,
                    port: port,
                    clock: clock,
                    logger: logger
                )
            )
        }
    }
    return application
}

extension Logger {
    /// What the server logs to.
    init(configuredBy configuration: ServerConfiguration) {
        self.init(label: "broadsheet")
        logLevel = configuration.logLevel
    }
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
        frontEnd: FrontEnd? = nil,
        logger: Logger = Logger(label: "broadsheet")
    ) {
        self.init(
            newsroom: Newsroom(repository: store, clock: clock, renderer: MarkupRenderer(policy: markup)),
            services: services,
            caching: caching,
            contract: .embedded(),
            pages: .embedded(hasDocs: hasDocs),
            frontEnd: frontEnd,
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

extension BackupService {
    /// What copies a store, as configured.
    fileprivate init(
        _ configuration: ServerConfiguration,
        _ store: SQLiteNewsroom,
        _ clock: any NewsClock,
        _ logger: Logger
    ) throws {
        let directory = configuration.backup.directory ?? "\(configuration.dataDirectory)/backups"
        self.init(
            repository: store,
            media: MediaCopies(dataDirectory: configuration.dataDirectory),
            schedule: configuration.backup,
            folder: BackupFolder(directory, newsroom: try store.identity()),
            clock: clock,
            logger: logger
        )
    }
}

extension Services {
    /// The services of a store, as configured.
    package init(
        _ configuration: ServerConfiguration,
        _ store: SQLiteNewsroom,
        _ clock: any NewsClock,
        metrics registry: MetricRegistry? = nil,
        logger: Logger = Logger(label: "broadsheet")
    ) {
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
            files: MediaStore(configuration),
            keptMedia: store,
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
        mediaLimits = configuration.media
        feedHub = configuration.feedHub
        traffic = Traffic(configuration, store, registry, logger)
        metricsReport = registry?.report
        trustedProxies = configuration.trustedProxies
        honoursPrivacySignals = configuration.honoursPrivacySignals
    }
}

extension MediaStore {
    /// That of a newsroom, as configured.
    package convenience init(_ configuration: ServerConfiguration) {
        self.init(
            dataDirectory: configuration.dataDirectory,
            limits: configuration.media,
            program: configuration.pictureProgram
        )
    }
}

extension Traffic {
    /// Who is let in and who watches, as configured.
    fileprivate init(
        _ configuration: ServerConfiguration,
        _ store: SQLiteNewsroom,
        _ registry: MetricRegistry?,
        _ logger: Logger
    ) {
        let limit = Duration.milliseconds(configuration.slowMilliseconds)
        let resolver = ClientAddressResolver(trustedProxies: configuration.trustedProxies)
        self.init(
            configuration.logsAccess ? [AccessLog(logger: Logger(label: "broadsheet.access"))] : [],
            limits: configuration.requests.isEnabled ? RequestLimits(configuration.requests, resolver: resolver) : nil,
            metrics: registry,
            slowRequests: limit > .zero ? SlowRequestLog(limit: limit, diagnostics: store, logger: logger) : nil
        )
    }
}
