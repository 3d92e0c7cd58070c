internal import NIOCore

/// Where the body of a request comes from: it is read only when somebody wants it. One of the two is to be called, and once.
struct BodySource: Sendable {
    /// Takes a part of a body; while it does so, no more than a little is read ahead.
    typealias Take = @Sendable (ByteBuffer) async throws -> Void

    /// Gives the whole body, which may have so many bytes at the most.
    ///
    /// Throws ``BodyTooLarge`` as soon as it is known, ``ClientFault`` where it comes too slowly or not at all, and
    /// `unavailable` where all bodies under way take too much.
    let collect: @Sendable (_ limit: Int) async throws -> ByteBuffer

    /// Gives the body part by part, as it comes, in whatever time that takes as long as it does not come too slowly. Throws the
    /// same, and what `take` throws: nothing is read any more then.
    let stream: @Sendable (_ limit: Int, _ take: @escaping Take) async throws -> Void

    /// What passes a body on through the pipe that `open` gives; `leave` is told where nobody wants more of it. Both are called on
    /// the loop.
    static func passing(
        on loop: any EventLoop,
        open: @escaping @Sendable (_ limit: Int) throws -> BodyPipe,
        leave: @escaping @Sendable (BodyPipe, any Error) -> Void
    ) -> @Sendable (_ limit: Int, _ take: @escaping Take) async throws -> Void {
        { limit, take in
            let pipe = try await loop.submit { NIOLoopBound(try open(limit), eventLoop: loop) }.get()
            do {
                while let bytes = try await loop.flatSubmit({ pipe.value.next() }).get() { try await take(bytes) }
            } catch {
                loop.execute { leave(pipe.value, error) }
                throw error
            }
        }
    }

    /// No body.
    static let none = BodySource(collect: { _ in ByteBuffer() }, stream: { _, _ in })
}
