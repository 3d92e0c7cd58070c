package import HummingbirdCore
package import Logging
package import NIOCore
internal import NIOHTTP1

/// The connections of Hummingbird's server that speak HTTP/1.1.
package struct HTTP1Channel: ServerChildChannel {
    private let environment: ConnectionEnvironment

    /// Bytes of headers that a request may have, in one and in all.
    private static let headerLimit = 16 * 1024
    private static let headerCount = 100

    package init(_ environment: ConnectionEnvironment) {
        self.environment = environment
    }

    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<ConnectionValue> {
        channel.eventLoop.makeCompletedFuture {
            var decoding = NIOHTTPDecoderLimitConfiguration()
            decoding.maxHeaderFieldSize = Self.headerLimit
            decoding.maxHeaderListSize = Self.headerLimit
            decoding.maxHeaderFieldCount = Self.headerCount
            try environment.limitReading(of: channel)
            let requests = RequestHandler(environment)
            let turns = environment.turns.queue(of: channel.eventLoop)
            try channel.pipeline.syncOperations.addHandlers([
                ConnectionHandler(environment, ahead: requests, turns: turns),
                ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: decoding)),
                requests,
            ])
            return ConnectionValue(channel: channel)
        }
    }

    package func handle(value: ConnectionValue, logger: Logger) async {
        await value.untilClosed()
    }
}
