internal import Foundation
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import NewsHTTP
internal import NewsMedia
internal import NewsSQLite

/// Serves until it is told to stop; what is being answered then is answered to its end. With certificates it does so by TLS
/// alone.
package func serve(
    _ configuration: ServerConfiguration,
    certificates: CertificateStore? = nil,
    announce: @escaping @Sendable (String) -> Void
) async throws {
    // Where there is the hook (docs/decisions/0003), requests are answered on the thread that read them, without a hop to
    // Swift's own pool and back.
    _ = NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()
    MemoryArenas.bound()
    LoggingSystem.bootstrap { [format = configuration.logFormat] in LineLogHandler(label: $0, format: format) }
    configuration.logStart()
    let announce = configuration.logFormat == .json ? announceInLog : announce
    var configuration = configuration
    configuration.connections.maximum = min(configuration.connections.maximum, FileDescriptors.forConnections())
    let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
    let isNew = !SQLiteNewsroom.exists(in: configuration.dataDirectory)
    let scheme = certificates == nil ? "http" : "https"
    let notifier = ServiceNotifier(environment: ProcessInfo.processInfo.environment)
    // The first start after an upgrade may take minutes.
    notifier.status("Opening “\(configuration.dataDirectory)”")
    var options = StoreOptions()
    options.tell = announce
    let application = try buildApplication(
        configuration: configuration,
        certificates: certificates,
        store: options,
        notifier: notifier,
        metrics: .ofProcess
    ) { [configuration] port in
        let address = "“\(configuration.dataDirectory)” at \(scheme)://\(host):\(port)/v1"
        announce("Broadsheet serves \(address)")
        notifier.ready("Serving \(address)")
    }
    MediaStore(configuration).removeLeftovers()
    if isNew { announce(newNewsroomNotice(configuration.dataDirectory)) }
    for warning in configuration.warnings { application.logger.warning("\(warning)") }
    let logger = application.logger
    let signals = StopSignals(
        notifier: notifier,
        logger: logger,
        reload: certificates.map { store in { @Sendable in store.reload(logger: logger) } }
    )
    do {
        try await application.runService()
    } catch let failure as OperationFailure {
        throw failure
    } catch {
        throw OperationFailure("Cannot serve on \(host):\(configuration.port): \(error). Is the port free?")
    }
    signals.cancel()
}

extension ServerConfiguration {
    /// What a log of a server begins with: what runs, on what, and what it was told.
    fileprivate func logStart() {
        let logger = Logger(configuredBy: self)
        let facts: Logger.Metadata = [
            "data": "\(Secrecy.hiding(dataDirectory))", "schema": "\(SQLiteNewsroom.newestSchema)",
        ]
        logger.notice("Broadsheet \(Product.version) starts", metadata: facts)
        let unusual = ConfigurationReport(self).unusual
        if !unusual.isEmpty { logger.notice("settings that are not the default", metadata: unusual) }
    }
}

/// Tells the operator by the log, where programs read that: no line of it is of another form.
@Sendable private func announceInLog(_ text: String) {
    Logger(label: "broadsheet").notice("\(text)")
}

/// Told where a command made a newsroom: its directory may have been mistyped.
func newNewsroomNotice(_ directory: String) -> String {
    "There was no newsroom in “\(directory)”: an empty one was made."
}
