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

    /// Of a 200.
    var head: HeadLines { HeadLines(status: "HTTP/1.1 200 OK\r\n", lines: lines[...]) }

    /// Of a 304.
    var notModifiedHead: HeadLines {
        HeadLines(status: "HTTP/1.1 304 Not Modified\r\n", lines: lines[confirming...])
    }

    /// The same in another coding.
    func encoded(_ body: ByteBuffer, _ coding: String) -> Representation {
        func fields(_ lines: ArraySlice<UInt8>, but name: String) -> HeadLines.Fields {
            HeadLines(status: "", lines: lines).fields.filter { $0.name != name }
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

/// A status line and headers' lines (RFC 9112, sections 4 and 5) as they are sent.
struct HeadLines {
    typealias Fields = [(name: String, value: String)]

    let status: StaticString
    let lines: ArraySlice<UInt8>

    /// The headers' lines of fields.
    static func bytes(_ fields: Fields) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 })
        for (name, value) in fields {
            bytes.append(contentsOf: name.utf8)
            bytes.append(contentsOf: ": ".utf8)
            bytes.append(contentsOf: value.utf8)
            bytes.append(contentsOf: "\r\n".utf8)
        }
        return bytes
    }

    /// The fields that the lines hold, for the router, who seldom asks: what is kept for good are the bytes.
    var fields: Fields {
        String(decoding: lines, as: UTF8.self).split(separator: "\r\n").map { line in
            let name = line.prefix { $0 != ":" }
            return (String(name), String(line.dropFirst(name.count + 2)))
        }
    }

    /// Writes the lines, and those that every answer has.
    func write(to output: inout ByteBuffer) {
        output.writeStaticString(status)
        output.writeBytes(lines)
        output.writeBytes(Self.cors)
    }

    private static let cors = bytes(CORSMiddleware.readingHeaders.map { ($0.name.rawName, $0.value) })
}
