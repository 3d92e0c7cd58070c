internal import HTTPTypes
internal import NewsDomain

/// What a handler answers with, before the headers that every response has.
struct Answer: Sendable {
    var status = HTTPResponse.Status.ok
    var contentType: String?
    var body: [UInt8] = []
    var headers = HTTPFields()
    /// How long the repository took, where it was asked.
    var databaseTime: Duration?
    /// When it ceases to be true by itself; nil where only a change of the newsroom ends it.
    var trueUntil: Timestamp?
    /// What it shows, as caches in front know it.
    var shows: [SurrogateKey] = []
    /// The bytes that are kept, with their headers, in place of body and headers.
    private(set) var representation: Representation?
    /// What caches are told of what is kept.
    private(set) var cacheControl: CacheControl?
    /// Whether it was made for this request, and tells how long that took.
    var isRendered = true
    /// Whether it was kept before, and something it shows has changed since.
    var wasStale = false
    /// What it says is wrong; nil where it is no refusal.
    var problem: ProblemKind?
    /// Whether scripts of pages from elsewhere may read it (``CrossOrigin``).
    var isForOtherOrigins = true
    /// What goes on behind the head for as long as both ends want; nil where the body is all there is.
    private(set) var stream: (any StreamBody)?
    /// Whether it lay in memory.
    var isFromMemory: Bool { representation != nil && !isRendered }

    /// How it was come by; nil for what is not kept.
    var cacheOutcome: CacheOutcome? {
        guard representation != nil else { return nil }
        return isRendered ? (wasStale ? .stale : .miss) : .hit
    }

    /// An answer that is kept, which was not made for this request.
    init(_ representation: Representation, isNotModified: Bool, _ cacheControl: CacheControl) {
        status = isNotModified ? .notModified : .ok
        self.representation = representation
        self.cacheControl = cacheControl
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

    /// What stays open: nobody keeps it, and no proxy waits for its end.
    static func stream(_ body: any StreamBody, contentType: String, databaseTime: Duration? = nil) -> Answer {
        var answer = Answer(contentType: contentType, databaseTime: databaseTime)
        answer.headers = [.cacheControl: "no-store", .accelBuffering: "no"]
        answer.stream = body
        return answer
    }

    /// A redirect that may be remembered (RFC 9110, section 15.4.2).
    static func movedPermanently(to location: String) -> Answer {
        var answer = Answer(status: .movedPermanently)
        answer.headers[.location] = location
        return answer
    }

    /// The same answer, which no cache keeps.
    var unstored: Answer {
        var answer = self
        answer.headers[.cacheControl] = CacheControl.unstored.general
        answer.cacheControl = representation.map { _ in .unstored }
        return answer
    }

    /// The same answer, which shows this.
    func showing(_ keys: SurrogateKey...) -> Answer {
        var answer = self
        answer.shows = keys
        return answer
    }

    /// Server-Timing (W3C), in milliseconds; nil for what was not made for this request.
    func serverTiming(since arrival: ContinuousClock.Instant) -> String? {
        guard isRendered else { return nil }
        let total = "total;dur=\((ContinuousClock.now - arrival).millisecondsText)"
        return databaseTime.map { "db;dur=\($0.millisecondsText), \(total)" } ?? total
    }
}

extension HTTPField.Name {
    static let serverTiming = constant("Server-Timing")
    static let requestID = constant("X-Request-Id")
    static let link = constant("Link")
    static let cdnCacheControl = constant("CDN-Cache-Control")
    static let allow = constant("Allow")
    /// Tells nginx to pass on what comes as it comes (ngx_http_proxy_module, proxy_buffering).
    static let accelBuffering = constant("X-Accel-Buffering")

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
