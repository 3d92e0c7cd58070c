internal import NIOCore

/// An answer that is ready to be written, with the headers of the moment.
struct HotAnswer {
    let reply: FinishedReply
    let isHead: Bool
    let requestID: String
    let date: String

    /// The bytes behind the head; nil where there are none.
    var body: ByteBuffer? { isHead || reply.isNotModified ? nil : reply.representation.body }

    /// Writes the head as HTTP/1.1 has it (RFC 9112, section 4).
    func writeHead(to output: inout ByteBuffer) {
        output.writeBytes(reply.isNotModified ? reply.representation.notModifiedHead : reply.representation.head)
        output.writeStaticString("Cache-Control: ")
        output.writeString(reply.cacheControl)
        output.writeStaticString("\r\nX-Request-Id: ")
        output.writeString(requestID)
        output.writeStaticString("\r\nDate: ")
        output.writeString(date)
        output.writeStaticString("\r\n\r\n")
    }
}
