package import HummingbirdCore
package import Logging
package import NIOCore
internal import NIOHTTP1
package import NewsDomain

/// The connections of Hummingbird's server that speak HTTP/1.1.
package struct HTTP1Channel: ServerChildChannel {
    /// A connection that was set up.
    package struct Value: ServerChildChannelValue {
        package let channel: any Channel
    }

    private let dispatcher: Dispatcher
    private let limits: ConnectionLimits
    private let scans: Bool
    private let sendsFiles: Bool
    private let budget: BodyBudget
    private let date: DateHeader
    private let turns = RunQueues()

    /// Bytes of headers that a request may have, in one and in all.
    private static let headerLimit = 16 * 1024
    private static let headerCount = 100
    /// Bytes that are read at once: what a client sends ahead waits in a buffer of that size.
    private static let readBytes = 16 * 1024

    /// Connections whose requests the dispatcher answers. Where `scans` is off, all requests go by NIO's parser; where `sendsFiles`
    /// is off, as over TLS, files are read and written piece by piece.
    package init(
        _ dispatcher: Dispatcher,
        limits: ConnectionLimits,
        clock: any NewsClock,
        scans: Bool = true,
        sendsFiles: Bool = true
    ) {
        self.dispatcher = dispatcher
        self.limits = limits
        self.scans = scans
        self.sendsFiles = sendsFiles
        budget = BodyBudget(maximum: limits.bodyBytes)
        date = DateHeader(clock)
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
            let requests = RequestHandler(dispatcher, limits: limits, budget: budget)
            let turns = turns.queue(of: channel.eventLoop)
            try channel.pipeline.syncOperations.addHandlers([
                ConnectionHandler(
                    dispatcher,
                    scans: scans,
                    sendsFiles: sendsFiles,
                    ahead: requests,
                    date: date,
                    turns: turns
                ),
                ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: decoding)),
                requests,
            ])
            return Value(channel: channel)
        }
    }

    /// Waits until the connection has closed; closes it where the task is cancelled.
    package func handle(value: Value, logger: Logger) async {
        await withTaskCancellationHandler {
            try? await value.channel.closeFuture.get()
        } onCancel: {
            value.channel.close(promise: nil)
        }
    }
}
