internal import NIOCore

extension RequestHandler: StreamCarrier {
    var loop: (any EventLoop)? { context?.eventLoop }

    var unwritten: Int { context.map { Self.unwritten($0.channel) } ?? 0 }

    func send(_ bytes: ByteBuffer, promise: EventLoopPromise<Void>?) {
        if let front { front.write(bytes, promise: promise) } else { promise?.fail(ClientFault.aborted) }
        watchWriting()
    }

    func cut() { context?.close(promise: nil) }
}

extension RequestHandler {
    /// Gives the connection to what goes on behind an answer's head, which was written. Where the client has ended its side
    /// or has sent something else, or the server stops, it ends there.
    func open(_ body: any StreamBody, of response: Response) {
        let connection = StreamConnection(self, written: body.opening.readableBytes, noteEnd: response.onEnd)
        guard mayStream, let channel = context?.channel else {
            connection.ended()
            finish()
            return
        }
        StreamSocket.keepLittle(channel)
        StreamSocket.giveUpVanished(channel)
        // Nothing is heard of a client that listens: what is left is whether it takes what is written.
        timer.cancel()
        stream = connection
        body.begin(on: connection)
    }

    /// Ends the connection behind what was written.
    func endStream() {
        stream?.ended()
        stream = nil
        finish()
    }

    /// Has it seen to that the client takes what is written.
    func watchWriting() {
        guard let channel = context?.channel, Self.unwritten(channel) > 0 else { return }
        arm(at: .now() + .nanoseconds(limits.writeTime.nanoseconds / 4))
    }

    /// Looks whether the client takes what is written; again where something waits.
    func checkStream(_ context: ChannelHandlerContext) {
        let now = NIODeadline.now()
        watch.note(unwritten: Self.unwritten(context.channel), at: now)
        if watch.isOver(at: now, limits) { context.close(promise: nil) } else { watchWriting() }
    }
}
