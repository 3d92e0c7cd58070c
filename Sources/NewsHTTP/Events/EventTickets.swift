internal import NewsDomain
internal import Synchronization

/// Counts the streams that are open, in all and of each client.
final class EventTickets: Sendable {
    private let maximum: Int
    private let maximumPerClient: Int
    private let state = Mutex(State())

    private struct State {
        var count = 0
        var clients: [UInt64: Int] = [:]
    }

    /// Within how many seconds those come again that were refused: not all at once.
    private static let pauses: ClosedRange<Int64> = 5...30

    init(maximum: Int, perClient: Int) {
        self.maximum = maximum
        maximumPerClient = perClient
    }

    /// How many streams there are.
    var count: Int { state.withLock(\.count) }

    /// See ``EventHub/admit(_:)``.
    func take(_ sender: Sender) throws -> EventTicket {
        let client: UInt64? = if case .client(let number) = sender { number } else { nil }
        try state.withLock { state in
            guard state.count < maximum else { throw Self.full(maximum) }
            let own = client.map { state.clients[$0, default: 0] } ?? 0
            guard own < maximumPerClient || client == nil else { throw Self.tooMany(own) }
            state.count += 1
            if let client { state.clients[client] = own + 1 }
        }
        return EventTicket(self, client)
    }

    fileprivate func giveBack(_ client: UInt64?) {
        state.withLock { state in
            state.count -= 1
            guard let client, let own = state.clients[client] else { return }
            state.clients[client] = own > 1 ? own - 1 : nil
        }
    }

    private static func full(_ count: Int) -> NewsError {
        var error = NewsError(.unavailable, "\(count) streams are open, as many as there may be. Try again later.")
        error.retryAfter = Int64.random(in: pauses)
        return error
    }

    private static func tooMany(_ count: Int) -> NewsError {
        .tooMany(
            "You have \(count) streams open, as many as one client may have.",
            retryAfter: Int64.random(in: pauses)
        )
    }
}

/// A stream that is counted for as long as somebody holds this.
final class EventTicket: Sendable {
    private let tickets: EventTickets
    private let client: UInt64?

    fileprivate init(_ tickets: EventTickets, _ client: UInt64?) {
        self.tickets = tickets
        self.client = client
    }

    deinit { tickets.giveBack(client) }
}
