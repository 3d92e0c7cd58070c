package import HummingbirdCore
package import Logging
package import NIOCore
internal import NIOSSL
internal import NIOTLS
package import NewsHTTP

/// The connections of Hummingbird's server that speak TLS, and in it what client and server agree upon: HTTP/2 or HTTP/1.1.
package struct SecureChannel: ServerChildChannel {
    private let environment: ConnectionEnvironment
    private let certificates: CertificateStore
    private let http1: NewsHTTP.HTTP1Channel
    private let http2: NewsHTTP.HTTP2Channel

    package init(_ environment: ConnectionEnvironment, _ certificates: CertificateStore) {
        self.environment = environment
        self.certificates = certificates
        http1 = NewsHTTP.HTTP1Channel(environment, sendsFiles: false)
        http2 = NewsHTTP.HTTP2Channel(environment)
    }

    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<ConnectionValue> {
        channel.eventLoop.makeCompletedFuture {
            let handshake = try addTLS(to: channel)
            let agreement = agreement(logger)
            try channel.pipeline.syncOperations.addHandler(agreement)
            agreement.protocolNegotiationResult.whenSuccess { _ in handshake.value.finish() }
            agreement.protocolNegotiationResult.whenFailure { error in
                logger.debug("no TLS connection came about", metadata: ["cause": "\(error)"])
            }
            return ConnectionValue(channel: channel)
        }
    }

    /// Adds what was agreed upon (RFC 7301).
    private func agreement(_ logger: Logger) -> NIOTypedApplicationProtocolNegotiationHandler<ConnectionValue> {
        NIOTypedApplicationProtocolNegotiationHandler { [http1, http2] result, channel in
            switch result {
            case .negotiated("h2"): http2.setup(channel: channel)
            case .negotiated, .fallback: http1.setup(channel: channel, logger: logger)
            }
        }
    }

    /// Adds TLS, and what ends a handshake that takes too long.
    private func addTLS(to channel: any Channel) throws -> NIOLoopBound<HandshakeGuard> {
        let handshake = HandshakeGuard(environment)
        var configuration = NIOSSLHandler.Configuration()
        configuration.maximumPreservedOutboundBufferCapacity = Self.keptBytes
        try environment.limitReading(of: channel)
        try channel.pipeline.syncOperations.addHandlers([
            handshake, NIOSSLServerHandler(context: certificates.context, configuration: configuration),
        ])
        return NIOLoopBound(handshake, eventLoop: channel.eventLoop)
    }

    /// Bytes of a connection's buffer for what is encrypted that are kept for the next answer.
    private static let keptBytes = 32 << 10

    package func handle(value: ConnectionValue, logger: Logger) async {
        await value.untilClosed()
    }
}
