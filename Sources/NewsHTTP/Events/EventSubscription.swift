internal import NIOCore

/// What somebody who listens wants to be told, and from where on: what is behind the head of the answer.
struct EventSubscription: StreamBody {
    let hub: EventHub
    let ticket: EventTicket
    let filter: EventFilter
    let start: EventStart

    var opening: ByteBuffer { EventFrame.opening }

    func begin(on connection: StreamConnection) {
        guard let loop = connection.loop else { return }
        EventStream(self, on: connection, hub.streams(of: loop)).begin()
    }
}
