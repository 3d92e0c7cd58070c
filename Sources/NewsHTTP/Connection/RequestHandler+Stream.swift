internal import NIOCore

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
        Self.prepare(channel)
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

    /// What waits for a client waits in the stream, not in the system, which would take megabytes; and a client that
    /// vanished without a word is given up as one that does not read is.
    private static func prepare(_ channel: any Channel) {
        let options = channel.syncOptions
        try? options?.setOption(.socketOption(.so_sndbuf), value: systemBuffer)
        let timeout = ChannelOptions.Types.SocketOption(level: .tcp, name: .init(rawValue: tcpUserTimeout))
        try? options?.setOption(timeout, value: userTimeout)
    }

    /// Bytes that the system keeps for the client, of which it takes as many again for itself (socket(7)).
    private static let systemBuffer: SocketOptionValue = 32 << 10
    /// `TCP_USER_TIMEOUT` (tcp(7)), which NIO does not name.
    private static let tcpUserTimeout: CInt = 18
    /// Milliseconds.
    private static let userTimeout: SocketOptionValue = 60_000
}
