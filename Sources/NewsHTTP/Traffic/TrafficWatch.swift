package import NewsDomain

/// What stands at the door: sees every request before it is answered and every answer that leaves, whichever way it was
/// made. Limits, metrics and logs are such watches.
package protocol TrafficWatch: Sendable {
    /// Lets a request in, or throws what it is answered with.
    func admit(_ arrival: Arrival) throws(NewsError)

    /// Notes an answer that leaves.
    func note(_ exchange: Exchange)
}

/// A request as it came in.
package struct Arrival: Sendable {
    package let method: String
    /// Path and query as they were sent.
    package let target: String
    /// The other end of the connection, where it has an address.
    package let peer: IPAddress?
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

/// All watches, in order.
package struct Traffic: Sendable {
    private let watches: [any TrafficWatch]

    package init(_ watches: [any TrafficWatch] = []) {
        self.watches = watches
    }

    /// Whether nobody watches, so that nothing has to be told.
    var isUnwatched: Bool { watches.isEmpty }

    /// Throws what the first watch throws that refuses the request.
    func admit(_ arrival: Arrival) throws(NewsError) {
        for watch in watches { try watch.admit(arrival) }
    }

    func note(_ exchange: Exchange) {
        for watch in watches { watch.note(exchange) }
    }
}
