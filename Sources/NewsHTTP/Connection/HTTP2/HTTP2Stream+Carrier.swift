internal import NIOCore

extension HTTP2Stream: StreamCarrier {
    var loop: (any EventLoop)? { isOver ? nil : connection?.context?.eventLoop }

    var unwritten: Int {
        guard let channel = connection?.context?.channel else { return 0 }
        return unsent + RequestHandler.unwritten(channel)
    }

    func send(_ bytes: ByteBuffer, promise: EventLoopPromise<Void>?) {
        guard !isOver, let connection else {
            promise?.fail(ClientFault.aborted)
            return
        }
        if unsent == 0 { lastSent = .now() }
        write(bytes, promise)
        connection.session.resume(id)
        connection.flush()
    }

    func cut() { connection?.reset(id, .cancel) }

    /// Gives the stream to what goes on behind an answer's head, which was written.
    func open(_ body: any StreamBody, of response: Response) {
        let opened = StreamConnection(self, written: body.opening.readableBytes, noteEnd: response.onEnd)
        guard isWhole, let connection, !connection.isStopping, !connection.isInputClosed else {
            opened.ended()
            endAnswer()
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
        endAnswer()
    }
}
