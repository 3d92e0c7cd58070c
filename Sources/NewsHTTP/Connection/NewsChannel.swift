package import HummingbirdCore
package import Logging
package import NIOCore
internal import NIOHTTP1
package import NIOHTTPTypes
internal import NIOHTTPTypesHTTP1

/// A connection that speaks HTTP/1.1: Hummingbird's own with the hot path ahead of the router.
///
/// HTTP/2 would have a handler of its own in each stream's channel, with the same ``HotPath``: that knows requests and
/// answers, no framing.
package struct NewsChannel: ServerChildChannel, HTTPChannelHandler {
    package typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    package let responder: HTTPChannelHandler.Responder
    private let path: HotPath?

    /// Bytes of headers that a request may have, in one and in all.
    private static let headerLimit = 16 * 1024
    private static let headerCount = 100
    /// How long a connection may be silent.
    private static let idleTimeout = TimeAmount.seconds(60)

    /// A connection whose requests go to the responder, unless the path answers them.
    package init(path: HotPath?, responder: @escaping HTTPChannelHandler.Responder) {
        self.path = path
        self.responder = responder
    }

    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderFieldSize = Self.headerLimit
            limits.maxHeaderListSize = Self.headerLimit
            limits.maxHeaderFieldCount = Self.headerCount
            let pipeline = channel.pipeline.syncOperations
            let router = RouterSide(idleTimeout: Self.idleTimeout)
            if let path { try pipeline.addHandler(HotPathHandler(path, ahead: router)) }
            // Swift's HTTP types have looked at what the router writes, and it answers what cannot be parsed.
            try pipeline.addHandlers([
                HTTPResponseEncoder(),
                ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: limits)),
                router,
                HTTPServerPipelineHandler(),
            ])
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            return try NIOAsyncChannel(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true)
            )
        }
    }

    package func handle(value: Value, logger: Logger) async {
        await handleHTTP(asyncChannel: value, logger: logger)
    }
}
