internal import Metrics
internal import NewsDomain
internal import NewsHTTP

/// Counts what came of messages that were sent.
struct DeliveryCounters: Sendable {
    private let delivered: Counter
    private let refused: Counter
    private let unreachable: Counter

    init(_ factory: any MetricsFactory) {
        func counter(_ outcome: String) -> Counter {
            MetricDescription.webhookDeliveries.counter([("outcome", outcome)], in: factory)
        }
        (delivered, refused, unreachable) = (counter("delivered"), counter("refused"), counter("unreachable"))
    }

    func note(_ outcome: DeliveryOutcome) {
        let counter = outcome.isSuccess ? delivered : outcome.status == nil ? unreachable : refused
        counter.increment()
    }
}
