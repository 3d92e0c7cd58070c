internal import Dispatch
internal import Metrics
internal import NewsHTTP

extension MetricRegistry {
    /// That of the process: what is counted through `MetricsSystem`, from wherever, is counted here.
    static let ofProcess: MetricRegistry = {
        let registry = MetricRegistry()
        MetricsSystem.bootstrap(registry)
        return registry
    }()

    /// Makes what `/metrics` says, one reader after the other, where no request waits for the thread.
    var report: MetricsReport {
        let queue = DispatchQueue(label: "broadsheet.metrics", qos: .utility)
        return { [self] in
            await withCheckedContinuation { continuation in
                queue.async { continuation.resume(returning: self.text()) }
            }
        }
    }
}
