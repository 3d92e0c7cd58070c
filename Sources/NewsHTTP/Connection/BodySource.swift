internal import NIOCore

/// Where the body of a request comes from: it is read from the connection only when somebody wants it.
enum BodySource {
    /// The whole body of the request that a connection is at; empty where there is none. Nil where it is no connection of
    /// ours: a test of the router has none.
    ///
    /// Throws ``BodyTooLarge`` as soon as it is known, ``ClientFault`` where it comes too slowly or not at all, and
    /// `unavailable` where all bodies under way take too much.
    static func collect(from channel: any Channel, atMost limit: Int) async throws -> ByteBuffer? {
        guard channel.isActive else { return nil }
        let promise = channel.eventLoop.makePromise(of: ByteBuffer.self)
        channel.eventLoop.execute {
            do {
                let router = try channel.pipeline.syncOperations.handler(type: RouterSide.self)
                router.collectBody(atMost: limit, into: promise)
            } catch {
                promise.fail(ClientFault.aborted)
            }
        }
        return try await promise.futureResult.get()
    }
}
