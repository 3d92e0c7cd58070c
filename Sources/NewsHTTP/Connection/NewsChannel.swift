package import HummingbirdCore
package import Logging
package import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes
internal import NIOHTTPTypesHTTP1

/// A connection that speaks HTTP/1.1: Hummingbird's own with the hot path ahead of the router.
///
/// HTTP/2 would have a handler of its own in each stream's channel, with the same ``HotPath``: that knows requests and
/// answers, no framing.
package struct NewsChannel: ServerChildChannel, HTTPChannelHandler {
    /// A connection that is set up.
    package struct Value: ServerChildChannelValue {
        fileprivate let parts: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
        fileprivate let body: BodySource

        package var channel: any Channel { parts.channel }
    }

    package let responder: HTTPChannelHandler.Responder
    private let path: HotPath
    private let limits: ConnectionLimits
    private let budget: BodyBudget
    private let turns = TurnQueues()

    /// Bytes of headers that a request may have, in one and in all.
    private static let headerLimit = 16 * 1024
    private static let headerCount = 100
    /// Bytes that are read at once: what a client sends ahead waits in a buffer of that size.
    private static let readBytes = 16 * 1024

    /// A connection whose requests go to the responder, unless the path answers them.
    package init(path: HotPath, limits: ConnectionLimits, responder: @escaping HTTPChannelHandler.Responder) {
        self.path = path
        self.limits = limits
        self.responder = responder
        budget = BodyBudget(maximum: limits.bodyBytes)
    }

    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            var decoding = NIOHTTPDecoderLimitConfiguration()
            decoding.maxHeaderFieldSize = Self.headerLimit
            decoding.maxHeaderListSize = Self.headerLimit
            decoding.maxHeaderFieldCount = Self.headerCount
            let allocator = AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 2048, maximum: Self.readBytes)
            try channel.syncOptions?.setOption(.recvAllocator, value: allocator)
            try channel.syncOptions?.setOption(.maxMessagesPerRead, value: 1)
            let pipeline = channel.pipeline.syncOperations
            let router = RouterSide(limits: limits, budget: budget)
            let front = HotPathHandler(path, ahead: router, turns: turns.queue(of: channel.eventLoop))
            // Swift's HTTP types have looked at what the router writes.
            try pipeline.addHandlers([
                front,
                HTTPResponseEncoder(),
                ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: decoding)),
                router,
            ])
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            let parts = try NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true)
            )
            return Value(parts: parts, body: BodySource(router, on: channel.eventLoop))
        }
    }

    package func handle(value: Value, logger: Logger) async {
        await BodySource.$current.withValue(value.body) {
            await handleHTTP(asyncChannel: value.parts, logger: logger)
        }
    }
}
