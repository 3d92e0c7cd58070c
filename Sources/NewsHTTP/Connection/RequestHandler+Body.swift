internal import NIOCore

extension RequestHandler {
    /// The body of the present request.
    var bodySource: BodySource {
        guard let loop = context?.eventLoop else { return .none }
        let bound = NIOLoopBound(self, eventLoop: loop)
        return BodySource { limit in
            let promise = loop.makePromise(of: ByteBuffer.self)
            loop.execute { bound.value.collectBody(atMost: limit, into: promise) }
            return try await promise.futureResult.get()
        }
    }

    /// Gives the whole body of the present request. To be called once for each.
    private func collectBody(atMost limit: Int, into promise: EventLoopPromise<ByteBuffer>) {
        guard let context, !isClosing else { return promise.fail(ClientFault.aborted) }
        guard body.collect(atMost: limit, into: promise, on: context.eventLoop) else { return }
        if framing?.expectsContinue == true { front?.writeContinue() }
        arm(at: .now() + .seconds(1))
        front?.resume()
        if isInputClosed { body.fail(ClientFault.aborted) }
    }
}
