internal import NIOCore

/// What carries what goes on behind an answer's head: a connection of HTTP/1.1, or a stream of HTTP/2. To be used on its
/// loop alone.
protocol StreamCarrier: AnyObject {
    /// Nil once it is over.
    var loop: (any EventLoop)? { get }
    /// Bytes that were written and that the system has not taken yet.
    var unwritten: Int { get }
    /// Writes bytes and has them sent; the promise succeeds once the system has taken them and all before them.
    func send(_ bytes: ByteBuffer, promise: EventLoopPromise<Void>?)
    /// Ends it at once, whatever waits to be written.
    func cut()
}

/// A connection that one answer has for itself, until one of the ends closes it. To be used on its loop alone.
final class StreamConnection {
    private weak var carrier: (any StreamCarrier)?
    private let noteEnd: (@Sendable (_ bytes: Int) -> Void)?
    /// Bytes that were given to the connection.
    private var written: Int

    /// To be called once, when the connection is over.
    var onEnd: (() -> Void)?

    /// `written`: bytes that went out behind the head already. `noteEnd` is told of all of them in the end.
    init(_ carrier: any StreamCarrier, written: Int, noteEnd: (@Sendable (_ bytes: Int) -> Void)?) {
        self.carrier = carrier
        self.written = written
        self.noteEnd = noteEnd
    }

    /// The loop of the connection; nil once that is over.
    var loop: (any EventLoop)? { carrier?.loop }

    /// Bytes that were written and that the system has not taken yet.
    var unwritten: Int { carrier?.unwritten ?? 0 }

    /// Writes bytes, and has them sent. Nothing happens once the connection is over.
    func write(_ bytes: ByteBuffer) {
        written += bytes.readableBytes
        carrier?.send(bytes, promise: nil)
    }

    /// The same; `next` is called once the system has taken the bytes, and all before them. It is not called where the
    /// connection ends before.
    func write(_ bytes: ByteBuffer, next: @escaping () -> Void) {
        guard let carrier, let loop = carrier.loop else { return }
        written += bytes.readableBytes
        let promise = loop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenSuccess(next)
        carrier.send(bytes, promise: promise)
    }

    /// Ends the connection at once, whatever waits to be written.
    func cut() { carrier?.cut() }

    /// The connection is over.
    func ended() {
        let onEnd = onEnd
        self.onEnd = nil
        noteEnd?(written)
        onEnd?()
    }
}

@available(*, unavailable)
extension StreamConnection: Sendable {}
