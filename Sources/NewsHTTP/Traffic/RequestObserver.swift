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
    /// From the request's arrival until the answer was handed to the connection.
    package let duration: Duration
}

/// What stands at the door: who is let in, and who observes.
package struct Traffic: Sendable {
    private let observers: [any RequestObserver]
    /// How often one may ask; nil for no limits.
    let limits: RequestLimits?

    package init(_ observers: [any RequestObserver] = [], limits: RequestLimits? = nil) {
        self.observers = observers
        self.limits = limits
    }

    /// Whether nobody observes, so that nothing has to be told.
    var isUnobserved: Bool { observers.isEmpty }

    func note(_ exchange: Exchange) {
        for observer in observers { observer.note(exchange) }
    }
}
