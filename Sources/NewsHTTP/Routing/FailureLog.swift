package import Logging
internal import NewsDomain
internal import Synchronization

/// Logs failures of ours that may come with each of thousands of requests: a kind of cause once in a while, with how often it
/// came since.
package final class FailureLog: Sendable {
    private struct Entry {
        var lastLogged: ContinuousClock.Instant
        var count = 0
    }

    private let entries = Mutex<[String: Entry]>([:])

    /// How long a cause is not logged again.
    private static let pause = Duration.seconds(60)
    /// How many kinds of causes are told apart.
    private static let most = 100

    /// Of the whole process.
    package static let shared = FailureLog()

    package init() {}

    /// Logs an error of a service's work, with its cause where the newsroom knows one.
    package func note(_ message: String, _ error: any Error, to logger: Logger) {
        let known = error as? NewsError
        note(message, cause: known.map { $0.cause ?? $0.detail } ?? String(reflecting: error), to: logger)
    }

    /// Logs, unless the same was logged within the last minute.
    package func note(
        _ message: String,
        cause: String,
        to logger: Logger,
        at level: Logger.Level = .error,
        _ metadata: Logger.Metadata = [:]
    ) {
        guard let missed = due("\(message) \(cause)") else { return }
        var metadata = metadata
        metadata["cause"] = "\(cause)"
        if missed > 0 { metadata["notLogged"] = "\(missed) more of these since" }
        logger.log(level: level, "\(message)", metadata: metadata)
    }

    /// How many were passed over since the last one was logged; nil where this one is to be passed over as well.
    private func due(_ kind: String) -> Int? {
        let now = ContinuousClock.now
        return entries.withLock { entries in
            if entries.count >= Self.most, entries[kind] == nil { entries.removeAll() }
            if let entry = entries[kind], now - entry.lastLogged < Self.pause {
                entries[kind]?.count += 1
                return nil
            }
            let missed = entries[kind]?.count ?? 0
            entries[kind] = Entry(lastLogged: now)
            return missed
        }
    }
}
