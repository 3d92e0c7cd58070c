internal import Logging
internal import NIOCore
internal import NewsDomain
internal import NewsHTTP

extension ConnectionLimits {
    /// The same, with further peers that are not counted as one client.
    func with(uncounted ranges: [AddressRange]) -> ConnectionLimits {
        var limits = self
        limits.uncounted += ranges
        return limits
    }

    /// Has the channel that accepts connections keep to the limits.
    func watch(_ server: any Channel, counts: ConnectionCounts, logger: Logger) async {
        let limits = self
        let added = server.eventLoop.submit {
            let guardian = ConnectionLimiter(limits: limits, counts: counts, logger: logger)
            try server.pipeline.syncOperations.addHandler(guardian, position: .first)
        }
        do { try await added.get() } catch {
            logger.error("connections are not limited", metadata: ["error": "\(error)"])
        }
    }
}
