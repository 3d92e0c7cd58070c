package import NIOCore

/// The connections that speak HTTP/2 (RFC 9113), once that was agreed upon.
package struct HTTP2Channel: Sendable {
    private let environment: ConnectionEnvironment

    package init(_ environment: ConnectionEnvironment) {
        self.environment = environment
    }

    /// Adds the handler, on the loop of the connection.
    package func setup(channel: any Channel) -> EventLoopFuture<ConnectionValue> {
        channel.eventLoop.makeCompletedFuture {
            try environment.limitReading(of: channel)
            let requests = HTTP2ConnectionHandler(environment, turns: environment.turns.queue(of: channel.eventLoop))
            try channel.pipeline.syncOperations.addHandler(requests)
            return ConnectionValue(channel: channel)
        }
    }
}
