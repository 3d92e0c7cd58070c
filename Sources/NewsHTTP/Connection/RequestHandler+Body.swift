internal import NIOCore

extension RequestHandler {
    /// The body of the present request.
    var bodySource: BodySource {
        guard let loop = context?.eventLoop else { return .none }
        let bound = NIOLoopBound(self, eventLoop: loop)
        return BodySource(
            collect: { limit in
                let promise = loop.makePromise(of: ByteBuffer.self)
                loop.execute { bound.value.collectBody(atMost: limit, into: promise) }
                return try await promise.futureResult.get()
            },
            stream: BodySource.passing(
                on: loop,
                open: { try bound.value.openBody(atMost: $0) },
                leave: { bound.value.leaveBody($0, $1) }
            )
        )
    }

    /// Gives the whole body of the present request. To be called once for each.
    private func collectBody(atMost limit: Int, into promise: EventLoopPromise<ByteBuffer>) {
        guard let context, !isClosing else { return promise.fail(ClientFault.aborted) }
        guard body.collect(atMost: limit, into: promise, on: context.eventLoop) else { return }
        begin()
    }

    /// The pipe through which the body of the present request comes.
    private func openBody(atMost limit: Int) throws -> BodyPipe {
        guard let context, !isClosing else { throw ClientFault.aborted }
        let pipe = BodyPipe(context.eventLoop)
        pipe.onRoom = { [weak self] in self?.readOn() }
        if try body.stream(atMost: limit, into: pipe, on: context.eventLoop) { begin() }
        return pipe
    }

    private func begin() {
        if framing?.expectsContinue == true { front?.writeContinue() }
        arm(at: .now() + .seconds(1))
        front?.resume()
        if isInputClosed { body.fail(ClientFault.aborted) }
    }

    /// Whoever took the body wants no more of it.
    private func leaveBody(_ pipe: BodyPipe, _ error: any Error) {
        body.leave(pipe, error)
        readOn()
    }
}
