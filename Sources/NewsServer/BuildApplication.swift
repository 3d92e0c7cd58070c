package import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
package import NewsDomain
package import NewsHTTP
package import NewsSQLite

/// The service with everything wired: the same in production and in tests.
///
/// Throws ``OperationFailure`` where the data directory cannot be used.
package func buildApplication(
    configuration: ServerConfiguration,
    clock: any NewsClock = SystemClock(),
    store options: StoreOptions = StoreOptions(),
    onServing: @escaping @Sendable (_ port: Int) -> Void = { _ in }
) throws -> Application<RouterResponder<NewsRequestContext>> {
    var logger = Logger(label: "broadsheet")
    logger.logLevel = Logger.Level(rawValue: configuration.logLevel) ?? .info
    let store = try OperationFailure.reporting {
        try SQLiteNewsroom(directory: configuration.dataDirectory, clock: clock, options: options)
    }
    let desks = Desks(configuration, store, clock)
    var application = Application(
        responder: newsRouter(store, clock, desks).responder(),
        server: .http1(configuration: connections),
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.host, port: configuration.port),
            serverName: nil
        ),
        onServerRunning: { channel in
            onServing(channel.localAddress?.port ?? configuration.port)
        },
        logger: logger
    )
    application.addServices(
        DuePublisher(repository: store, clock: clock, logger: logger),
        RankingRefresher(repository: store, clock: clock, logger: logger),
        Housekeeper(repository: store, keys: desks.keys, clock: clock, logger: logger)
    )
    if !configuration.purgedCaches.isEmpty {
        application.addServices(Purger(caches: configuration.purgedCaches, changes: store, logger: logger))
    }
    return application
}

/// What one connection may do: headers of 16 KB in all, and a minute of silence.
private let connections = HTTP1Channel.Configuration(
    idleTimeout: .seconds(60),
    httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 * 1024,
        maxHeaderListSize: 16 * 1024,
        maxHeaderFieldCount: 100
    )
)

/// The router over a store.
package func newsRouter(_ store: SQLiteNewsroom, _ clock: any NewsClock, _ desks: Desks) -> NewsRouter {
    NewsRouter(newsroom: Newsroom(repository: store, clock: clock), desks: desks, contract: .embedded())
}

extension Desks {
    /// The desks of a store, as configured.
    package init(_ configuration: ServerConfiguration, _ store: SQLiteNewsroom, _ clock: any NewsClock) {
        self.init(
            comments: CommentDesk(
                repository: store,
                clock: clock,
                policy: configuration.comments,
                blockedWords: BlockedWordsFile(path: configuration.blockedWordsFile, clock: clock)
            ),
            moderation: Moderation(repository: store, clock: clock),
            editorial: EditorialDesk(repository: store, cleaner: SanitizingCleaner(), clock: clock),
            views: store,
            keys: KeyVerifier(repository: store, clock: clock),
            clock: clock
        )
        trustedProxies = configuration.trustedProxies
        honoursPrivacySignals = configuration.honoursPrivacySignals
    }
}
