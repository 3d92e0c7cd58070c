internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// What a handler answers with, before the headers that every response has.
struct Answer: Sendable {
    var status = HTTPResponse.Status.ok
    var contentType: String?
    var body: [UInt8] = []
    var headers = HTTPFields()
    /// How long the repository took, where it was asked.
    var databaseTime: Duration?

    /// JSON.
    static func json(_ body: [UInt8], databaseTime: Duration? = nil) -> Answer {
        Answer(contentType: "application/json; charset=utf-8", body: body, databaseTime: databaseTime)
    }

    /// Text of some kind.
    static func text(_ body: String, contentType: String) -> Answer {
        Answer(contentType: contentType, body: Array(body.utf8))
    }

    /// A redirect that may be remembered (RFC 9110, section 15.4.2).
    static func movedPermanently(to location: String) -> Answer {
        var answer = Answer(status: .movedPermanently)
        answer.headers[.location] = location
        return answer
    }

    /// The response with the time it took.
    func response(since arrival: ContinuousClock.Instant) -> Response {
        var headers = self.headers
        if let contentType { headers[.contentType] = contentType }
        headers[.serverTiming] = serverTiming(total: ContinuousClock.now - arrival)
        return Response(
            status: status,
            headers: headers,
            body: body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: body))
        )
    }

    /// Server-Timing (W3C), in milliseconds.
    private func serverTiming(total: Duration) -> String {
        let total = "total;dur=\(total.millisecondsText)"
        return databaseTime.map { "db;dur=\($0.millisecondsText), \(total)" } ?? total
    }
}

extension HTTPField.Name {
    static let serverTiming = constant("Server-Timing")
    static let requestID = constant("X-Request-Id")
    static let link = constant("Link")
    static let allow = constant("Allow")

    /// A name known to be well-formed.
    static func constant(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("“\(name)” is no header name") }
        return name
    }
}

extension Duration {
    /// Milliseconds with two decimals.
    fileprivate var millisecondsText: String {
        let (seconds, attoseconds) = components
        let hundredths = seconds * 100_000 + attoseconds / 10_000_000_000_000
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}

/// What the closure returns, and how long it took.
func timed<Value>(_ work: () async throws -> Value) async rethrows -> (Value, Duration) {
    let start = ContinuousClock.now
    let value = try await work()
    return (value, ContinuousClock.now - start)
}
