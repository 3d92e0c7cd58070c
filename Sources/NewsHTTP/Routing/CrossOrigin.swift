internal import HTTPTypes

/// Lets pages of any origin read (Fetch Standard, section 3.2). No answer depends on cookies, so `*` gives nothing away. What
/// takes beacons answers for itself, see ``allowBeacon(_:in:)``.
enum CrossOrigin {
    /// What every answer has, unless it says otherwise itself.
    static let readingHeaders: HTTPFields = [
        .accessControlAllowOrigin: "*", .accessControlExposeHeaders: exposed,
    ]

    /// What is sent and scripts would not see else (Fetch Standard, CORS-safelisted response-header name).
    private static let exposed = """
        Allow, ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Server-Timing, \
        WWW-Authenticate, X-Request-Id
        """
    /// What openapi.yaml tells clients to send (`Last-Event-ID` is sent by pages that do not use `EventSource`, which asks nobody),
    /// what a page sends that wants no kept answer, and what tracing adds to every
    /// request (W3C Trace Context and Baggage).
    private static let allowedHeaders = """
        Authorization, Baggage, Cache-Control, Content-Type, Edit-Token, Idempotency-Key, If-Match, If-Modified-Since, \
        If-None-Match, Last-Event-ID, Pragma, Traceparent, Tracestate, X-Request-Id
        """
    /// How long a browser remembers the answer to a preflight, in seconds.
    private static let preflightAge = "86400"

    /// Tells a preflight which methods there are. Any other OPTIONS is not told.
    static func allow(_ methods: String, to request: Request, in answer: inout Answer) {
        guard request.headers[.accessControlRequestMethod] != nil else { return }
        answer.headers[.accessControlAllowMethods] = methods
        answer.headers[.accessControlAllowHeaders] = allowedHeaders
        answer.headers[.accessControlMaxAge] = preflightAge
    }

    /// Lets a page of any origin send a beacon. `navigator.sendBeacon` sends cookies, be they none, and so takes no `*` for an
    /// answer: with JSON its preflight would fail, and the beacon would not be sent. For addresses alone whose answers say
    /// nothing, since a proxy in front may know cookies.
    static func allowBeacon(_ request: Request, in answer: inout Answer) {
        guard let origin = request.headers[.origin] else { return }
        answer.headers[.accessControlAllowOrigin] = origin
        answer.headers[.accessControlAllowCredentials] = "true"
        answer.headers[.vary] = "Origin"
    }
}
