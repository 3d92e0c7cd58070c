internal import NIOCore

/// The parts of a body between the connection that reads them and whoever takes them. To be used on the connection's loop alone.
final class BodyPipe {
    /// Bytes that may wait; then reading stops.
    static let window = 256 << 10

    private let loop: any EventLoop
    private var waiting = ByteBuffer()
    private var taker: EventLoopPromise<ByteBuffer?>?
    private var end: Result<Void, any Error>?
    /// Called when there is room again.
    var onRoom: (() -> Void)?

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    var isFull: Bool { waiting.readableBytes >= Self.window }

    func put(_ bytes: ByteBuffer) {
        guard end == nil else { return }
        if let taker {
            self.taker = nil
            taker.succeed(bytes)
        } else if waiting.readableBytes == 0 {
            waiting = bytes
        } else {
            waiting.writeImmutableBuffer(bytes)
        }
    }

    /// Nothing more comes, for that reason where there is one.
    func finish(_ result: Result<Void, any Error> = .success(())) {
        guard end == nil else { return }
        end = result
        guard let taker else { return }
        self.taker = nil
        finish(taker, result)
    }

    /// What comes next: all that waits; nil behind the last.
    func next() -> EventLoopFuture<ByteBuffer?> {
        let promise = loop.makePromise(of: ByteBuffer?.self)
        if case .failure? = end {
            waiting.clear()
        }
        if waiting.readableBytes > 0 {
            promise.succeed(waiting)
            waiting = ByteBuffer()
            onRoom?()
        } else if let end {
            finish(promise, end)
        } else {
            taker = promise
        }
        return promise.futureResult
    }

    private func finish(_ taker: EventLoopPromise<ByteBuffer?>, _ result: Result<Void, any Error>) {
        switch result {
        case .success: taker.succeed(nil)
        case .failure(let error): taker.fail(error)
        }
    }
}

@available(*, unavailable)
extension BodyPipe: Sendable {}
