package import Logging

/// Logs each request with its answer, without anything that tells who asked.
package struct AccessLog: RequestObserver {
    private let logger: Logger

    /// Logs at the level `info`.
    package init(logger: Logger) {
        self.logger = logger
    }

    package func note(_ exchange: Exchange) {
        logger.info(
            "\(exchange.method) \(exchange.target.loggedTarget) \(exchange.status)",
            metadata: [
                "bytes": "\(exchange.bytes)",
                "microseconds": "\(exchange.duration.wholeMicroseconds)",
                "requestId": "\(exchange.requestID)",
            ]
        )
    }
}

extension Duration {
    /// Whole microseconds, of all seconds.
    package var wholeMicroseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}
