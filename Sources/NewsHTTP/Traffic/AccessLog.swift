package import Logging

/// Logs each request with its answer, without anything that tells which reader asked; of one that writes with a key, whose key.
package struct AccessLog: RequestObserver {
    private let logger: Logger

    /// Logs at the level `info`.
    package init(logger: Logger) {
        self.logger = logger
    }

    package func note(_ exchange: Exchange) {
        var metadata: Logger.Metadata = [
            "bytes": .stringConvertible(exchange.bytes),
            "microseconds": .stringConvertible(exchange.duration.wholeMicroseconds),
            "requestId": "\(exchange.requestID)",
        ]
        if let key = exchange.key { metadata["key"] = "\(key)" }
        logger.info("\(exchange.method) \(exchange.target.loggedTarget) \(exchange.status)", metadata: metadata)
    }
}

extension Duration {
    /// Whole microseconds, of all seconds.
    package var wholeMicroseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}
