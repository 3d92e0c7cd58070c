internal import HTTPTypes
internal import Hummingbird

/// Lets pages of any origin read (Fetch Standard, section 3.2). No answer depends on cookies, so `*` gives nothing away. What
/// takes beacons answers for itself, see ``allowBeacon(of:in:)``.
struct CORSMiddleware: RouterMiddleware {
    typealias Context = NewsRequestContext

    /// What every answer has.
    static let readingHeaders: HTTPFields = [
        .accessControlAllowOrigin: "*", .accessControlExposeHeaders: exposed,
    ]

    /// What is sent and scripts would not see else (Fetch Standard, CORS-safelisted response-header name).
    private static let exposed = """
        Allow, ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Server-Timing, \
        WWW-Authenticate, X-Request-Id
        """
    /// What openapi.yaml tells clients to send, what a page sends that wants no kept answer, and what tracing adds to every
    /// request (W3C Trace Context and Baggage).
    private static let allowedHeaders = """
        Authorization, Baggage, Cache-Control, Content-Type, Edit-Token, Idempotency-Key, If-Match, If-Modified-Since, \
        If-None-Match, Pragma, Traceparent, Tracestate, X-Request-Id
        """
    /// How long a browser remembers the answer to a preflight, in seconds.
    private static let preflightAge = "86400"

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in Self.readingHeaders where response.headers[field.name] == nil {
            response.headers[field.name] = field.value
        }
        let isPreflight = request.method == .options && request.headers[.accessControlRequestMethod] != nil
        if isPreflight, let allow = response.headers[.allow] {
            response.headers[.accessControlAllowMethods] = allow
            response.headers[.accessControlAllowHeaders] = Self.allowedHeaders
            response.headers[.accessControlMaxAge] = Self.preflightAge
        }
        return response
    }

    /// Lets a page of any origin send a beacon. `navigator.sendBeacon` sends cookies, be they none, and so takes no `*` for an
    /// answer: with JSON its preflight would fail, and the beacon would not be sent. For addresses alone whose answers say
    /// nothing, since a proxy in front may know cookies.
    static func allowBeacon(of request: Request, in response: inout Response) {
        guard let origin = request.headers[.origin] else { return }
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlAllowCredentials] = "true"
        response.headers[.vary] = "Origin"
    }
}
