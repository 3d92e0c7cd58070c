internal import NIOCore

/// A connection that one answer has for itself, until one of the ends closes it. To be used on its loop alone.
final class StreamConnection {
    private weak var requests: RequestHandler?
    private let noteEnd: (@Sendable (_ bytes: Int) -> Void)?
    /// Bytes that were given to the connection.
    private var written: Int

    /// To be called once, when the connection is over.
    var onEnd: (() -> Void)?

    /// `written`: bytes that went out behind the head already. `noteEnd` is told of all of them in the end.
    init(_ requests: RequestHandler, written: Int, noteEnd: (@Sendable (_ bytes: Int) -> Void)?) {
        self.requests = requests
        self.written = written
        self.noteEnd = noteEnd
    }

    /// The loop of the connection; nil once that is over.
    var loop: (any EventLoop)? { requests?.context?.eventLoop }

    /// Bytes that were written and that the system has not taken yet.
    var unwritten: Int {
        requests?.context.map { RequestHandler.unwritten($0.channel) } ?? 0
    }

    /// Writes bytes, and has them sent. Nothing happens once the connection is over.
    func write(_ bytes: ByteBuffer) {
        written += bytes.readableBytes
        requests?.front?.write(bytes, promise: nil)
        requests?.watchWriting()
    }

    /// The same; `next` is called once the system has taken the bytes, and all before them. It is not called where the
    /// connection ends before.
    func write(_ bytes: ByteBuffer, next: @escaping () -> Void) {
        guard let loop else { return }
        written += bytes.readableBytes
        let promise = loop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenSuccess(next)
        if let front = requests?.front {
            front.write(bytes, promise: promise)
        } else {
            promise.fail(ClientFault.aborted)
        }
        requests?.watchWriting()
    }

    /// Ends the connection at once, whatever waits to be written.
    func cut() {
        requests?.context?.close(promise: nil)
    }

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
