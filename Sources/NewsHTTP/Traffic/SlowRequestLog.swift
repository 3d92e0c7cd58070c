internal import Dispatch
internal import HTTPTypes
package import Logging
package import NewsDomain
internal import Synchronization

/// Logs requests that took long: at which route, what they had storage do, and how it went about the slowest of that. Never what
/// a client sent, but for the id that it may have chosen.
package final class SlowRequestLog: Sendable {
    private let limit: Duration
    private let diagnostics: (any StorageDiagnostics)?
    private let logger: Logger
    private let state = Mutex(State())

    private struct State {
        var minute: ContinuousClock.Instant?
        var told = 0
        var untold = 0
    }

    /// How many are told of in a minute: where everything is slow, more would say no more.
    static let mostInAMinute = 10

    /// Logs at `warning` what took longer than the limit; `diagnostics` tells how storage goes about a statement.
    package init(limit: Duration, diagnostics: (any StorageDiagnostics)?, logger: Logger) {
        self.limit = limit
        self.diagnostics = diagnostics
        self.logger = logger
    }

    /// Notes an answer at a route's template, after a time.
    func note(_ head: RequestHead, _ route: String, status: Int, after duration: Duration, _ storage: StorageUse?) {
        guard duration >= limit, let missed = due() else { return }
        var metadata: Logger.Metadata = [
            "method": "\(head.method.label)",
            "route": "\(route)",
            "status": .stringConvertible(status),
            "milliseconds": .stringConvertible(duration.wholeMicroseconds / 1000),
            "statements": .stringConvertible(storage?.statements ?? 0),
            "requestId": "\(head.requestID)",
        ]
        if missed > 0 { metadata["notLogged"] = .stringConvertible(missed) }
        guard let slowest = storage?.slowest else { return log(metadata) }
        // To look costs a read, and the answer has not left yet.
        DispatchQueue.global(qos: .utility).async { [self, metadata] in
            let plan = try? diagnostics?.plan(of: slowest)
            log(metadata.merging(["plan": "\(plan?.joined(separator: "; ") ?? "unknown")"]) { $1 })
        }
    }

    private func log(_ metadata: Logger.Metadata) {
        logger.warning("a request was slow", metadata: metadata)
    }

    /// How many were not told of since the last one was; nil where this one is not to be told of either.
    private func due() -> Int? {
        let now = ContinuousClock.now
        return state.withLock { state in
            if state.minute.map({ now - $0 >= .seconds(60) }) ?? true { (state.minute, state.told) = (now, 0) }
            guard state.told < Self.mostInAMinute else {
                state.untold += 1
                return nil
            }
            defer { state.untold = 0 }
            state.told += 1
            return state.untold
        }
    }
}
