internal import HTTPTypes
internal import NIOCore

/// An answer's bytes in one coding, with the headers that go with them.
final class Representation: Sendable {
    /// The strong entity tag, in quotes.
    let tag: String
    let body: ByteBuffer
    /// The headers' lines as they are sent, but for those that every answer has and those of the moment. What a 304 has,
    /// which is what a cache updates by it (RFC 9110, section 15.4.5), is their end.
    private let lines: [UInt8]
    private let confirming: Int

    /// `shared` headers go with a 304 too, its `own` do not.
    init(tag: String, body: ByteBuffer, shared: HeadLines.Fields, own: HeadLines.Fields) {
        self.tag = tag
        self.body = body
        let own = HeadLines.bytes(own + [("Content-Length", String(body.readableBytes))])
        confirming = own.count
        lines = own + HeadLines.bytes([("ETag", tag)] + shared)
    }

    /// Writes a status line and the headers' lines, those that every answer has among them.
    func writeHead(to output: inout ByteBuffer, isNotModified: Bool) {
        if isNotModified {
            output.writeStaticString("HTTP/1.1 304 Not Modified\r\n")
            output.writeBytes(lines[confirming...])
        } else {
            output.writeStaticString("HTTP/1.1 200 OK\r\n")
            output.writeBytes(lines)
        }
        output.writeBytes(Self.readingLines)
    }

    private static let readingLines = HeadLines.bytes(CrossOrigin.readingHeaders.map { ($0.name.rawName, $0.value) })

    /// The same in another coding.
    func encoded(_ body: ByteBuffer, _ coding: String) -> Representation {
        func fields(_ lines: ArraySlice<UInt8>, but name: String) -> HeadLines.Fields {
            HeadLines.fields(lines).filter { $0.name != name }
        }
        return Representation(
            tag: "\(tag.dropLast())-\(coding)\"",
            body: body,
            shared: fields(lines[confirming...], but: "ETag"),
            own: fields(lines[..<confirming], but: "Content-Length") + [("Content-Encoding", coding)]
        )
    }

    /// Bytes in memory, roughly.
    var size: Int { body.storageCapacity + lines.count + 256 }
}
