internal import NIOCore
internal import NewsDomain
internal import NewsJSON

/// An event as it is written to streams: made once for all of them.
struct EncodedEvent: Sendable {
    /// Its place in the log.
    let sequence: Int64
    private let name: String
    private let bytes: ByteBuffer
    /// What it touches, itself among that.
    private let touched: ChangeScope
    /// What an article that readers still see has gone from; nil where that is nothing.
    private let left: Left?

    /// What those are told whose place an article has left: that it went away.
    private struct Left {
        let name: String
        let bytes: ByteBuffer
        /// Where it is now.
        let present: ChangeScope
    }

    init(_ event: ChangeEvent, history: String) {
        sequence = event.change.sequence
        let id = EventID(history: history, sequence: sequence)
        name = event.name
        bytes = EventFrame.event(name, id: id, data: EventWriter.data(event))
        touched = event.touched
        left = event.asLeft.map { left in
            Left(
                name: left.name,
                bytes: EventFrame.event(left.name, id: id, data: EventWriter.data(left)),
                present: event.scope.subtracting(event.change.leaves)
            )
        }
    }

    /// What is told to those with no filter.
    var whole: ByteBuffer { bytes }

    /// What those with a filter are told; nil for nothing.
    func told(to filter: EventFilter) -> ByteBuffer? {
        var told = (name, bytes)
        if let place = filter.place {
            guard place.isTouched(by: touched) else { return nil }
            if let left, !place.isTouched(by: left.present) { told = (left.name, left.bytes) }
        }
        return filter.names?.contains(told.0) == false ? nil : told.1
    }
}
