internal import Metrics
internal import NewsDomain
internal import NewsHTTP

/// Counts what storage does.
struct StorageMetrics: StorageObserver {
    private let reads: Timer
    private let commits: Timer
    private let writes: Counter
    private let failures: Counter
    private let delays: Timer

    init(_ registry: MetricRegistry) {
        reads = MetricDescription.databaseReads.timer(in: registry)
        commits = MetricDescription.databaseCommits.timer(in: registry)
        writes = MetricDescription.databaseWrites.counter(in: registry)
        failures = MetricDescription.databaseWriteFailures.counter(in: registry)
        delays = MetricDescription.duePublished.timer(in: registry)
    }

    func hasRead(in duration: Duration) {
        reads.recordNanoseconds(duration.wholeNanoseconds)
    }

    func hasCommitted(_ count: Int, in duration: Duration) {
        commits.recordNanoseconds(duration.wholeNanoseconds)
        writes.increment(by: count)
    }

    func couldNotCommit(_ count: Int) {
        failures.increment(by: count)
    }

    func hasPublished(late seconds: Int64) {
        delays.recordSeconds(seconds)
    }
}
