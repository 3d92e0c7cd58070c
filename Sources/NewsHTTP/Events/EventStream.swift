internal import NIOCore
internal import NewsJSON

/// One client that listens, on the loop of its connection.
final class EventStream {
    /// Bytes that may wait to be written. Whoever has more waiting is told nothing until it has read them, and then what it has
    /// missed: what waits is bounded, and a slow reader misses nothing.
    private static let waitingLimit = 64 << 10
    /// Bytes that are written at once to whoever catches up.
    private static let pieceSize = 32 << 10

    private let subscription: EventSubscription
    private let connection: StreamConnection
    private let streams: LoopStreams
    private var part = 0
    /// Whether it gets what comes as it comes.
    private var isLive = false
    private var isOver = false
    /// Up to where in the log it was told.
    private var position: Int64

    private var hub: EventHub { subscription.hub }

    /// The same as its client knows it.
    var place: EventID { EventID(history: subscription.start.history, sequence: position) }

    init(_ subscription: EventSubscription, on connection: StreamConnection, _ streams: LoopStreams) {
        self.subscription = subscription
        self.connection = connection
        self.streams = streams
        position = subscription.start.position
    }

    /// Says where it begins, and goes on from there.
    func begin() {
        part = streams.add(self)
        connection.onEnd = { [self] in
            isOver = true
            streams.remove(self, from: part)
        }
        if let reset = subscription.start.reset {
            connection.write(EventFrame.event("reset", id: place, data: reset.data))
        } else {
            connection.write(EventFrame.position(place))
        }
        catchUp()
    }

    // MARK: Live

    /// Tells of a batch that came just now, up to a place in the log; nil where it has to be read from there.
    func deliver(_ batch: EncodedBatch?, upTo end: Int64) {
        guard isLive, end > position else { return }
        guard let batch, batch.start <= position else { return catchUp() }
        guard let bytes = batch.told(to: subscription.filter, after: position) else {
            position = end
            return
        }
        let waiting = connection.unwritten
        if waiting > 0, waiting + bytes.readableBytes > Self.waitingLimit {
            // Once it has taken what waits, it is told the rest.
            isLive = false
            connection.write(ByteBuffer()) { self.catchUp() }
        } else {
            position = end
            connection.write(bytes)
        }
    }

    /// Shows that the connection lives.
    func beat(_ bytes: ByteBuffer) {
        if isLive, connection.unwritten == 0 { connection.write(bytes) }
    }

    // MARK: Catching up

    private func catchUp() {
        isLive = false
        guard !isOver, let loop = connection.loop else { return }
        if let batches = hub.recent(after: position) { return tell(batches[...]) }
        let bound = NIOLoopBound(self, eventLoop: loop)
        hub.log.read(after: position) { batch in
            loop.execute { bound.value.take(batch) }
        }
    }

    /// Tells of batches that are all there is; then it is live.
    private func tell(_ batches: ArraySlice<EncodedBatch>) {
        var told = ByteBuffer()
        for batch in batches {
            if let bytes = batch.told(to: subscription.filter, after: position) { told.writeImmutableBuffer(bytes) }
            position = batch.position
            // The rest once this was taken.
            if told.readableBytes >= Self.pieceSize { return connection.write(told) { self.catchUp() } }
        }
        isLive = true
        if told.readableBytes > 0 { connection.write(told) }
    }

    /// Takes a piece of the log.
    private func take(_ batch: EncodedBatch?) {
        // Whoever cannot be told comes again.
        guard let batch else { return connection.cut() }
        let bytes = batch.told(to: subscription.filter, after: position)
        position = batch.position
        if let bytes { connection.write(bytes) { self.catchUp() } } else { catchUp() }
    }
}

@available(*, unavailable)
extension EventStream: Sendable {}

extension ResetReason {
    /// What a client is told: why, and where it gets what there is now.
    fileprivate var data: [UInt8] {
        Array(#"{"type":"reset","reason":"\#(rawValue)","detail":"\#(sentence)","begin":"/v1/sync?initial=true"}"#.utf8)
    }
}
