package import Logging
package import NewsDomain

/// Logs each request with its answer, without anything that tells who asked.
package struct AccessLog: TrafficWatch {
    private let logger: Logger

    /// Logs at the level `info`.
    package init(logger: Logger) {
        self.logger = logger
    }

    package func admit(_ arrival: Arrival) throws(NewsError) {}

    package func note(_ exchange: Exchange) {
        logger.info(
            "\(exchange.method) \(exchange.target.abbreviated) \(exchange.status)",
            metadata: [
                "bytes": "\(exchange.bytes)",
                "microseconds": "\(exchange.duration.components.attoseconds / 1_000_000_000_000)",
                "requestId": "\(exchange.requestID)",
            ]
        )
    }
}
