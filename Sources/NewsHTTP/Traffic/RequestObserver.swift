package import Metrics
internal import NewsDomain

/// Sees every answer that leaves, whichever way it was made. Metrics and logs are such observers.
package protocol RequestObserver: Sendable {
    /// Notes an answer that leaves.
    func note(_ exchange: Exchange)
}

/// A request and its answer.
package struct Exchange: Sendable {
    package let method: String
    /// Path and query as they were sent.
    package let target: String
    package let status: Int
    /// Bytes of the body that were sent.
    package let bytes: Int
    package let requestID: String
    /// The name of the key that it wrote with; nil where it had none, or reads.
    package let key: String?
    /// From the request's arrival until the answer was handed to the connection.
    package let duration: Duration
}

/// What stands at the door: who is let in, and who observes.
package struct Traffic: Sendable {
    private let observers: [any RequestObserver]
    /// How often one may ask; nil for no limits.
    package let limits: RequestLimits?
    /// Where requests are counted; nil where they are not.
    let metrics: MetricRegistry?
    /// Where requests are told of that took long; nil where they are not.
    let slowRequests: SlowRequestLog?

    package init(
        _ observers: [any RequestObserver] = [],
        limits: RequestLimits? = nil,
        metrics: MetricRegistry? = nil,
        slowRequests: SlowRequestLog? = nil
    ) {
        self.observers = observers
        self.limits = limits
        self.metrics = metrics
        self.slowRequests = slowRequests
    }

    /// What makes the counters of those who count beside requests: they count for nothing where nobody wants to know.
    package var factory: any MetricsFactory { metrics ?? NOOPMetricsHandler.instance }

    /// What a request is noted to have storage do; nil where nobody wants to know.
    var storageUse: StorageUse? { metrics != nil || slowRequests != nil ? StorageUse() : nil }

    /// Whether nobody observes, so that nothing has to be told.
    var isUnobserved: Bool { observers.isEmpty }

    func note(_ exchange: Exchange) {
        for observer in observers { observer.note(exchange) }
    }
}
