package import NewsDomain
internal import NewsSQLite

/// How much was put into the index of words, and how long that took.
package struct IndexingSummary: Sendable {
    package var articles = 0
    package var duration = Duration.zero
    /// Whether it was stopped before its end: a server, or the next run, goes on.
    package var wasInterrupted = false

    /// For people.
    package var text: String {
        let seconds = Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds)
        let time = (seconds * 10).rounded() / 10
        return "Indexed \(articles) articles for search in \(time) s"
            + (wasInterrupted ? ", and was stopped: the server goes on with it." : ".")
    }
}

/// Makes the index of words anew, beside the present one, which is searched until that is done. A run that was stopped is
/// thrown away by the next one, or brought to its end by a server.
///
/// Throws ``OperationFailure``.
package func reindexNewsroom(
    dataDirectory: String,
    watch: ImportControl = ImportControl(),
    clock: any NewsClock = SystemClock()
) throws -> IndexingSummary {
    try existing(dataDirectory, clock, .readWrite) { store in
        try store.beginReindex()
        return try store.fillIndex(watch, at: clock.now())
    }
}

/// Indexes what waits for it.
func indexNewsroom(
    _ dataDirectory: String,
    _ watch: ImportControl,
    _ clock: any NewsClock
) throws -> IndexingSummary {
    try existing(dataDirectory, clock, .readWrite) { try $0.fillIndex(watch, at: clock.now()) }
}

extension SearchIndexRepository {
    /// Brings the index of words up to date, in bulk.
    func fillIndex(_ watch: ImportControl, at now: Timestamp) throws -> IndexingSummary {
        let start = ContinuousClock.now
        let total = try articlesToIndex()
        var summary = IndexingSummary()
        while !summary.wasInterrupted, let step = try indexForSearch(.inBulk, at: now) {
            summary.articles += step.articles
            if step.articles > 0 { watch.indexing(summary.articles, max(total, summary.articles)) }
            if step.isLast { break }
            summary.wasInterrupted = watch.isCancelled()
        }
        summary.duration = ContinuousClock.now - start
        return summary
    }
}
