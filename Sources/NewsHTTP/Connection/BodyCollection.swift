internal import NIOCore

/// A body that is being collected.
struct BodyCollection {
    /// Bytes at the most.
    let limit: Int
    let promise: EventLoopPromise<ByteBuffer>
    private(set) var bytes = ByteBuffer()

    init(limit: Int, promise: EventLoopPromise<ByteBuffer>) {
        self.limit = limit
        self.promise = promise
    }

    var count: Int { bytes.readableBytes }

    /// Bytes of memory that so many more take; room is made for them.
    mutating func growth(for count: Int, of length: RequestFraming.Body?) -> Int {
        let needed = self.count + count
        guard needed > bytes.capacity else { return 0 }
        var capacity = max(needed, min(2 * bytes.capacity, limit))
        if case .length(let whole) = length { capacity = min(capacity, max(needed, whole)) }
        let before = bytes.capacity
        bytes.reserveCapacity(capacity)
        return bytes.capacity - before
    }

    mutating func append(_ bytes: ByteBuffer) {
        self.bytes.writeImmutableBuffer(bytes)
    }
}
