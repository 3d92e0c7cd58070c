internal import NIOCore
internal import NIOHTTP2

extension HTTP2Stream: StreamCarrier {
    var loop: (any EventLoop)? { isOver ? nil : connection?.context?.eventLoop }

    var unwritten: Int {
        guard let channel = connection?.context?.channel else { return 0 }
        return unsent + RequestHandler.unwritten(channel)
    }

    func send(_ bytes: ByteBuffer, promise: EventLoopPromise<Void>?) {
        guard !isOver, let connection, let loop else {
            promise?.fail(ClientFault.aborted)
            return
        }
        guard bytes.readableBytes > 0 else { return afterWhatWaits(promise) }
        let promise = promise ?? loop.makePromise(of: Void.self)
        lastWritten = promise.futureResult
        if unsent == 0 { lastSent = .now() }
        unsent += bytes.readableBytes
        connection.write(bytes, on: id, isEnd: false, promise: promise)
        connection.flush()
    }

    /// No empty frames: many of them look like an attack.
    private func afterWhatWaits(_ promise: EventLoopPromise<Void>?) {
        if let lastWritten { lastWritten.cascade(to: promise) } else { promise?.succeed() }
    }

    func cut() { connection?.reset(id, .cancel) }

    /// Gives the stream to what goes on behind an answer's head, which was written.
    func open(_ body: any StreamBody, of response: Response) {
        let opened = StreamConnection(self, written: body.opening.readableBytes, noteEnd: response.onEnd)
        guard isWhole, let connection, !connection.isStopping, !connection.isInputClosed else {
            opened.ended()
            connection?.write(ByteBuffer(), on: id, isEnd: true)
            return
        }
        if let channel = connection.context?.channel { StreamSocket.giveUpVanished(channel) }
        stream = opened
        body.begin(on: opened)
    }

    /// Ends it behind what was written.
    func endStream() {
        guard let stream else { return }
        self.stream = nil
        stream.ended()
        connection?.write(ByteBuffer(), on: id, isEnd: true)
    }
}
