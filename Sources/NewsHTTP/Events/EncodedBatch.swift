internal import NIOCore
internal import NewsDomain

/// A run of the log as it is written to streams: made once for all of them.
struct EncodedBatch: Sendable {
    /// Where it begins in the log: behind this place.
    let start: Int64
    /// Where it ends.
    let position: Int64
    private let events: [EncodedEvent]
    /// All events behind each other.
    private let whole: ByteBuffer

    init(start: Int64, position: Int64, events: [ChangeEvent], history: String) {
        self.start = start
        self.position = position
        self.events = events.map { EncodedEvent($0, history: history) }
        whole = self.events.map(\.whole).joined
    }

    /// Bytes of memory that it takes, more or less.
    var size: Int { 2 * whole.readableBytes + 512 * events.count + 64 }

    /// What a filter has told of what is behind a place in the log; nil for nothing.
    func told(to filter: EventFilter, after position: Int64) -> ByteBuffer? {
        if filter.isOpen, position <= start { return events.isEmpty ? nil : whole }
        let told = events.filter { $0.sequence > position }.compactMap { $0.told(to: filter) }
        return told.isEmpty ? nil : told.joined
    }
}

extension [ByteBuffer] {
    /// All behind each other; what is alone is not copied.
    fileprivate var joined: ByteBuffer {
        if count == 1 { return self[0] }
        var all = ByteBuffer()
        all.reserveCapacity(reduce(0) { $0 + $1.readableBytes })
        for bytes in self { all.writeImmutableBuffer(bytes) }
        return all
    }
}
