internal import NIOCore

/// Where the body of the present request comes from: it is read from the connection only when somebody wants it.
struct BodySource: Sendable {
    /// That of the connection whose request is being answered; nil where there is none, in a test of the router.
    @TaskLocal static var current: BodySource?

    private let loop: any EventLoop
    private let router: NIOLoopBound<RouterSide>

    init(_ router: RouterSide, on loop: any EventLoop) {
        self.loop = loop
        self.router = NIOLoopBound(router, eventLoop: loop)
    }

    /// The whole body; empty where there is none.
    ///
    /// Throws ``BodyTooLarge`` as soon as it is known, ``ClientFault`` where it comes too slowly or not at all, and
    /// `unavailable` where all bodies under way take too much.
    func collect(atMost limit: Int) async throws -> ByteBuffer {
        try await loop.flatSubmit { router.value.collectBody(atMost: limit) }.get()
    }
}
