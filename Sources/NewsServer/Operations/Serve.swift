internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import NewsHTTP
internal import NewsMedia
internal import NewsSQLite

/// Serves until it is told to stop; what is being answered then is answered to its end.
package func serve(_ configuration: ServerConfiguration, announce: @escaping @Sendable (String) -> Void) async throws {
    // Requests are then answered on the thread that read them, without a hop to Swift's own pool and back.
    _ = NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()
    var configuration = configuration
    configuration.connections.maximum = min(configuration.connections.maximum, FileDescriptors.forConnections())
    let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
    let isNew = !SQLiteNewsroom.exists(in: configuration.dataDirectory)
    let application = try buildApplication(configuration: configuration, store: .telling) { [configuration] port in
        announce("Broadsheet serves “\(configuration.dataDirectory)” at http://\(host):\(port)/v1")
    }
    MediaStore(configuration).removeLeftovers()
    if isNew { announce(newNewsroomNotice(configuration.dataDirectory)) }
    for warning in configuration.warnings { application.logger.warning("\(warning)") }
    let signals = StopSignals(logger: application.logger)
    do {
        try await application.runService()
    } catch {
        throw OperationFailure("Cannot serve on \(host):\(configuration.port): \(error). Is the port free?")
    }
    signals.cancel()
}

/// Told where a command made a newsroom: its directory may have been mistyped.
func newNewsroomNotice(_ directory: String) -> String {
    "There was no newsroom in “\(directory)”: an empty one was made."
}
