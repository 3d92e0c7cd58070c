internal import NIOCore
internal import NewsDomain

/// The end of the log as it was told last, kept for those who come again after a moment: all without a gap from a place on.
struct RecentEvents: Sendable {
    /// Behind this place all is here.
    private(set) var start: Int64
    private var batches = CircularBuffer<EncodedBatch>()
    private var size = 0

    /// Bytes and batches that are kept at most.
    private static let maximumSize = 1 << 20
    private static let maximumCount = 1_000

    /// Nothing, from a place on.
    init(from start: Int64) {
        self.start = start
    }

    /// What was kept before with what follows, up to a place; nothing where the events of that were not made.
    init(_ before: RecentEvents?, _ batch: EncodedBatch?, upTo position: Int64) {
        self = before ?? RecentEvents(from: batch?.start ?? position)
        if let batch { append(batch) } else { self = RecentEvents(from: position) }
    }

    /// Adds what follows. What leaves a gap begins anew.
    private mutating func append(_ batch: EncodedBatch) {
        if batch.start != end { self = RecentEvents(from: batch.start) }
        batches.append(batch)
        size += batch.size
        while size > Self.maximumSize || batches.count > Self.maximumCount, let oldest = batches.popFirst() {
            size -= oldest.size
            start = oldest.position
        }
    }

    /// Where it ends.
    private var end: Int64 { batches.last?.position ?? start }

    /// What is behind a place; nil where some of that is not here any more.
    func after(_ position: Int64) -> [EncodedBatch]? {
        guard position >= start else { return nil }
        return batches.filter { $0.position > position }
    }
}
