internal import NIOCore

/// What a stream has for the client now.
enum HTTP2Offer {
    case bytes(Int, isEnd: Bool)
    /// Nothing, but the end has not come.
    case nothingYet
    /// It has to wait until others were sent.
    case waits
    /// A file became shorter: it cannot be brought to its end.
    case failed
}

/// The body of an answer on its way out: bytes as they were written, and a file that is read piece by piece.
struct HTTP2Output {
    private typealias Piece = (bytes: ByteBuffer, promise: EventLoopPromise<Void>?)

    private static let pieceLength = 64 << 10

    private var pieces = CircularBuffer<Piece>(initialCapacity: 0)
    private var count = 0
    private var file: (body: FileBody, place: Int)?
    private var isEnded = false
    private var hasFailed = false

    /// Whether all of it was written.
    var isOver: Bool { isEnded && count == 0 && file == nil }

    /// `promise` is told once the bytes are out, and all before them.
    mutating func append(_ bytes: ByteBuffer, _ promise: EventLoopPromise<Void>? = nil) {
        guard bytes.readableBytes > 0 else { return append(promise) }
        count += bytes.readableBytes
        pieces.append((bytes, promise))
    }

    /// No empty frames: many of them look like an attack.
    private mutating func append(_ promise: EventLoopPromise<Void>?) {
        guard let promise else { return }
        guard let last = pieces.indices.last else { return promise.succeed() }
        if let earlier = pieces[last].promise {
            earlier.futureResult.cascade(to: promise)
        } else {
            pieces[last].promise = promise
        }
    }

    mutating func append(_ file: FileBody) {
        if file.length > 0 { self.file = (file, 0) }
    }

    /// Nothing follows.
    mutating func end() { isEnded = true }

    /// Reads the next piece of the file, where that is needed; how many bytes.
    mutating func readFile() -> Int? {
        guard count == 0, let (body, place) = file else { return nil }
        guard let bytes = body.bytes(from: place, count: Self.pieceLength) else {
            hasFailed = true
            return nil
        }
        let next = place + bytes.readableBytes
        file = next < body.length ? (body, next) : nil
        append(bytes)
        return bytes.readableBytes
    }

    func offer(atMost most: Int) -> HTTP2Offer {
        if hasFailed { return .failed }
        let length = min(count, most)
        let isEnd = isEnded && file == nil && length == count
        return length == 0 && !isEnd ? .nothingYet : .bytes(length, isEnd: isEnd)
    }

    /// Moves bytes to where they are sent from. `senders`: who is to be told once that is done.
    mutating func write(_ length: Int, to output: inout ByteBuffer, telling senders: inout [EventLoopPromise<Void>]) {
        count -= length
        var left = length
        while left > 0, let first = pieces.first {
            let bytes = first.bytes.readableBytes
            guard bytes <= left else {
                if let part = pieces[pieces.startIndex].bytes.readSlice(length: left) {
                    output.writeImmutableBuffer(part)
                }
                return
            }
            output.writeImmutableBuffer(first.bytes)
            left -= bytes
            if let promise = first.promise { senders.append(promise) }
            pieces.removeFirst()
        }
    }

    /// Tells those who wait that it is not sent any more.
    func fail() {
        for piece in pieces { piece.promise?.fail(ClientFault.aborted) }
    }
}
