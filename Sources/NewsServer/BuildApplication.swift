package import Hummingbird
internal import Logging
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
    var application = Application(
        responder: newsRouter(store, clock).responder(),
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.host, port: configuration.port),
            serverName: nil
        ),
        onServerRunning: { channel in
            onServing(channel.localAddress?.port ?? configuration.port)
        },
        logger: logger
    )
    application.addServices(DuePublisher(repository: store, clock: clock, logger: logger))
    return application
}

/// The router over a store.
package func newsRouter(_ store: SQLiteNewsroom, _ clock: any NewsClock) -> NewsRouter {
    NewsRouter(newsroom: Newsroom(repository: store, clock: clock), contract: .embedded())
}
