internal import HTTPTypes
internal import NIOCore

/// An answer that is ready to be written, with the headers of the moment.
struct HotAnswer {
    let answer: Answer
    let isHead: Bool
    let requestID: String
    let serverTiming: String?
    let date: String
    /// What whoever asked has left, where it was made for them.
    var allowance: Allowance?
    /// Whether the connection ends behind it.
    var isLast = false

    var status: Int {
        answer.finished.map { $0.isNotModified ? 304 : 200 } ?? answer.status.code
    }

    /// The bytes behind the head; nil where there are none.
    var body: ByteBuffer? {
        guard !isHead else { return nil }
        guard let finished = answer.finished else { return answer.body.isEmpty ? nil : ByteBuffer(bytes: answer.body) }
        return finished.isNotModified ? nil : finished.representation.body
    }

    /// Writes the head as HTTP/1.1 has it (RFC 9112, section 4).
    func writeHead(to output: inout ByteBuffer) {
        if let finished = answer.finished {
            finished.head.write(to: &output)
            output.writeField("Cache-Control", finished.cacheControl.general)
            output.writeField("CDN-Cache-Control", finished.cacheControl.inFront)
            if let serverTiming { output.writeField("Server-Timing", serverTiming) }
        } else {
            output.writeString("HTTP/1.1 \(answer.status.code) \(answer.status.reasonPhrase)\r\n")
            for field in answer.fields(serverTiming: serverTiming) {
                output.writeField(field.name.rawName, field.value)
            }
            output.writeField("Content-Length", String(answer.body.count))
            for field in CORSMiddleware.readingHeaders { output.writeField(field.name.rawName, field.value) }
        }
        output.writeField("X-Request-Id", requestID)
        output.writeField("Date", date)
        if let allowance {
            output.writeField("RateLimit-Policy", allowance.policyField)
            output.writeField("RateLimit", allowance.field)
        }
        if isLast { output.writeField("Connection", "close") }
        output.writeStaticString("\r\n")
    }
}

extension ByteBuffer {
    /// Writes a header's line (RFC 9112, section 5).
    fileprivate mutating func writeField(_ name: String, _ value: String) {
        writeString(name)
        writeStaticString(": ")
        writeString(value)
        writeStaticString("\r\n")
    }
}
