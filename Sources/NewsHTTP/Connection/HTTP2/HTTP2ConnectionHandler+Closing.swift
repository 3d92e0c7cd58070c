internal import NIOCore

extension HTTP2ConnectionHandler {
    /// The server stops: what was asked for is answered. Whoever listens comes again, and asks for what it has missed.
    func stop() {
        guard !isStopping else { return }
        isStopping = true
        watch.closeBy = min(watch.closeBy, .now() + limits.stopTime)
        arm(at: watch.closeBy)
        // What is sent before the client hears of it is still answered.
        if !isClosing { session.announceEnd() }
        for stream in streams.values { stream.stop() }
        flush()
    }

    func inputClosed() {
        isInputClosed = true
        if isClosing {
            context?.close(promise: nil)
            return
        }
        for stream in streams.values { stream.inputClosed() }
        flush()
    }

    /// Ends the connection behind what was written. What the client sends meanwhile it is told to send again elsewhere (RFC 9113,
    /// section 6.8).
    func finish() {
        guard !isClosing, let context else { return }
        isClosing = true
        arm(at: .now() + limits.writeTime)
        let written = context.eventLoop.makePromise(of: Void.self)
        session.goAway()
        context.writeAndFlush(wrapOutboundOut(session.takeOutput()), promise: written)
        written.futureResult.assumeIsolated().whenComplete { _ in self.closeOutput() }
    }

    private func closeOutput() {
        guard let context else { return }
        context.close(mode: .output, promise: nil)
        if isInputClosed { context.close(promise: nil) }
        watch.closeBy = min(watch.closeBy, .now() + limits.lingerTime)
        arm(at: watch.closeBy)
        readOn()
    }

    /// Ends it once the client was told what was wrong with the connection.
    func fail() {
        guard !isClosing, let loop = context?.eventLoop else { return }
        isClosing = true
        loop.assumeIsolated().execute { self.context?.close(promise: nil) }
    }
}
