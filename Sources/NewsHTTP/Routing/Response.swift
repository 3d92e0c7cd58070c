internal import HTTPTypes
internal import NIOCore

/// An answer on its way out, with the headers of the moment.
struct Response: Sendable {
    /// What the client is told of the connection (RFC 9112, section 9.3).
    enum Persistence {
        /// Nothing, since it stays open, which is HTTP/1.1's rule.
        case unsaid
        case keepAlive
        case close
    }

    private let answer: Answer
    private let isHead: Bool
    private let requestID: String
    private let serverTiming: String?
    /// What whoever asked has left, where it was made for them.
    private let allowance: Allowance?
    var persistence = Persistence.unsaid
    /// To be told, once it is over, how many bytes went out behind the head of what stays open.
    var onEnd: (@Sendable (_ bytes: Int) -> Void)?

    init(_ answer: Answer, to head: RequestHead, telling allowance: Allowance?) {
        self.answer = answer
        isHead = head.isHead
        requestID = head.requestID
        serverTiming = answer.serverTiming(since: head.arrival)
        self.allowance = allowance
    }

    var status: HTTPResponse.Status { answer.status }

    /// What goes on behind the head; nil where the body is all there is.
    var stream: (any StreamBody)? { isHead ? nil : answer.stream }

    /// The bytes behind the head; nil where there are none.
    var body: ByteBuffer? {
        if let stream { return stream.opening }
        guard bodyLength > 0 else { return nil }
        return answer.representation?.body ?? ByteBuffer(bytes: answer.body)
    }

    /// Bytes behind the head.
    var bodyLength: Int {
        guard !isHead, status != .notModified else { return 0 }
        return answer.representation?.body.readableBytes ?? answer.body.count
    }

    /// Writes the head as HTTP/1.1 has it (RFC 9112, section 4); `date` is that of the moment, `lines` are those of the
    /// connection.
    func writeHead(to output: inout ByteBuffer, date: String, adding lines: [UInt8] = []) {
        if let representation = answer.representation {
            representation.writeHead(to: &output, isNotModified: status == .notModified)
        } else {
            writeMadeHead(to: &output)
        }
        if let cacheControl = answer.cacheControl {
            output.writeField("Cache-Control", cacheControl.general)
            if !cacheControl.inFront.isEmpty { output.writeField("CDN-Cache-Control", cacheControl.inFront) }
        }
        if let serverTiming { output.writeField("Server-Timing", serverTiming) }
        output.writeField("X-Request-Id", requestID)
        output.writeField("Date", date)
        if let allowance {
            output.writeField("RateLimit-Policy", allowance.policyField)
            output.writeField("RateLimit", allowance.field)
        }
        if !lines.isEmpty { output.writeBytes(lines) }
        switch persistence {
        case .unsaid: break
        case .keepAlive: output.writeField("Connection", "keep-alive")
        case .close: output.writeField("Connection", "close")
        }
        output.writeStaticString("\r\n")
    }

    private func writeMadeHead(to output: inout ByteBuffer) {
        output.writeString("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n")
        for field in answer.headers { output.writeField(field.name.rawName, field.value) }
        if let contentType = answer.contentType { output.writeField("Content-Type", contentType) }
        // A 204 has no length (RFC 9110, section 8.6), and nothing that could be stored. What stays open ends with the
        // connection (RFC 9112, section 6.3).
        if status != .noContent, answer.stream == nil {
            output.writeField("Content-Length", String(answer.body.count))
            if answer.headers[.cacheControl] == nil { output.writeField("Cache-Control", "no-store") }
        }
        guard answer.isForOtherOrigins else { return }
        for field in CrossOrigin.readingHeaders where answer.headers[field.name] == nil {
            output.writeField(field.name.rawName, field.value)
        }
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
