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
    /// What it shows, as caches in front know it.
    var shows: [SurrogateKey] = []
    /// The reply in place of all this, where it is finished.
    var finished: FinishedReply?
    /// Whether it was made for this request, and tells how long that took.
    var isRendered = true
    /// Whether it lay in memory.
    var isFromMemory: Bool { finished != nil && !isRendered }

    /// A finished reply, which was not made for this request.
    init(finished: FinishedReply) {
        self.finished = finished
        isRendered = false
    }

    /// An answer that is made for this request.
    init(
        status: HTTPResponse.Status = .ok,
        contentType: String? = nil,
        body: [UInt8] = [],
        headers: HTTPFields = HTTPFields(),
        databaseTime: Duration? = nil
    ) {
        self.status = status
        self.contentType = contentType
        self.body = body
        self.headers = headers
        self.databaseTime = databaseTime
    }

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

    /// The same answer, which shows this.
    func showing(_ keys: SurrogateKey...) -> Answer {
        var answer = self
        answer.shows = keys
        return answer
    }

    /// The response with the time it took.
    func response(since arrival: ContinuousClock.Instant) -> Response {
        let serverTiming = serverTiming(since: arrival)
        if let finished { return finished.response(serverTiming: serverTiming) }
        return Response(
            status: status,
            headers: fields(serverTiming: serverTiming),
            body: body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: body))
        )
    }

    /// Its headers, where it is not a finished reply.
    func fields(serverTiming: String?) -> HTTPFields {
        var fields = headers
        if let contentType { fields[.contentType] = contentType }
        if fields[.cacheControl] == nil { fields[.cacheControl] = "no-store" }
        fields[.serverTiming] = serverTiming
        return fields
    }

    /// Server-Timing (W3C), in milliseconds; nil for what was not made for this request.
    func serverTiming(since arrival: ContinuousClock.Instant) -> String? {
        guard isRendered else { return nil }
        let total = "total;dur=\((ContinuousClock.now - arrival).millisecondsText)"
        return databaseTime.map { "db;dur=\($0.millisecondsText), \(total)" } ?? total
    }
}

extension FinishedReply {
    /// As the router answers it.
    fileprivate func response(serverTiming: String?) -> Response {
        var fields = HTTPFields()
        for (name, value) in head.fields {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        fields[.cacheControl] = cacheControl.general
        fields[.cdnCacheControl] = cacheControl.inFront
        if let serverTiming { fields[.serverTiming] = serverTiming }
        guard !isNotModified else {
            var response = Response(status: .notModified, headers: fields)
            // It would be that of the body that is not sent (RFC 9110, section 8.6).
            response.headers[.contentLength] = nil
            return response
        }
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: representation.body))
    }
}

extension HTTPField.Name {
    static let serverTiming = constant("Server-Timing")
    static let requestID = constant("X-Request-Id")
    static let link = constant("Link")
    static let cdnCacheControl = constant("CDN-Cache-Control")
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
func timed<Value>(_ work: () throws -> Value) rethrows -> (Value, Duration) {
    let start = ContinuousClock.now
    let value = try work()
    return (value, ContinuousClock.now - start)
}

/// What the closure returns, and how long it took, with all that it waited for.
func timedTask<Value>(_ work: () async throws -> Value) async rethrows -> (Value, Duration) {
    let start = ContinuousClock.now
    let value = try await work()
    return (value, ContinuousClock.now - start)
}
