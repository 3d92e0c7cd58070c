package import NIOCore
internal import NIOHTTP2

/// The connections that speak HTTP/2 (RFC 9113), once that was agreed upon.
package struct HTTP2Channel: Sendable {
    private let environment: ConnectionEnvironment

    package init(_ environment: ConnectionEnvironment) {
        self.environment = environment
    }

    /// Adds the handlers, on the loop of the connection.
    package func setup(channel: any Channel) -> EventLoopFuture<ConnectionValue> {
        channel.eventLoop.makeCompletedFuture {
            try environment.limitReading(of: channel)
            let requests = HTTP2ConnectionHandler(environment, turns: environment.turns.queue(of: channel.eventLoop))
            let frames = NIOHTTP2Handler(
                mode: .server,
                frameDelegate: requests,
                connectionConfiguration: Self.configuration
            )
            try channel.pipeline.syncOperations.addHandlers([frames, requests])
            return ConnectionValue(channel: channel)
        }
    }

    /// What a client is told that it may do. The rest is NIO's own, and ends the connection with ENHANCE_YOUR_CALM: 200 resets,
    /// faults of streams, or PING, SETTINGS and PRIORITY in 30 seconds (CVE-2023-44487, CVE-2019-9512, 9515), five CONTINUATION
    /// for one head (CVE-2024-27316), an empty DATA behind another (CVE-2019-9518).
    private static var configuration: NIOHTTP2Handler.ConnectionConfiguration {
        var configuration = NIOHTTP2Handler.ConnectionConfiguration()
        configuration.initialSettings = [
            // No fewer, says RFC 9113, section 6.5.2.
            HTTP2Setting(parameter: .maxConcurrentStreams, value: 100),
            // Twice what is taken, so that what is too large can be answered: beyond this the connection ends.
            HTTP2Setting(parameter: .maxHeaderListSize, value: 2 * HTTP2Request.headLimit),
        ]
        // What waits for a client that does not read, such as answers to its pings.
        configuration.maximumBufferedControlFrames = 1000
        return configuration
    }
}
