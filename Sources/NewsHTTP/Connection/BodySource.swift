internal import NIOCore

/// Where the body of a request comes from: it is read only when somebody wants it.
struct BodySource: Sendable {
    /// Gives the whole body, which may have so many bytes at the most. To be called once.
    ///
    /// Throws ``BodyTooLarge`` as soon as it is known, ``ClientFault`` where it comes too slowly or not at all, and
    /// `unavailable` where all bodies under way take too much.
    let collect: @Sendable (_ limit: Int) async throws -> ByteBuffer

    /// No body.
    static let none = BodySource { _ in ByteBuffer() }
}
