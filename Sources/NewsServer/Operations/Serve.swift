internal import Hummingbird
internal import NIOCore
internal import NIOPosix

/// Serves until it is told to stop; what is being answered then is answered to its end.
package func serve(_ configuration: ServerConfiguration, announce: @escaping @Sendable (String) -> Void) async throws {
    // Requests are then answered on the thread that read them, without a hop to Swift's own pool and back.
    _ = NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()
    let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
    let application = try buildApplication(configuration: configuration, store: .telling) { port in
        announce("Broadsheet serves “\(configuration.dataDirectory)” at http://\(host):\(port)/v1")
    }
    do {
        try await application.runService()
    } catch {
        throw OperationFailure("Cannot serve on \(host):\(configuration.port): \(error). Is the port free?")
    }
}
