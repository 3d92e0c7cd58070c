internal import HTTPTypes
internal import Hummingbird

/// Lets pages of any origin read (Fetch Standard, section 3.2). No answer depends on cookies, so `*` gives nothing away.
struct CORSMiddleware: RouterMiddleware {
    typealias Context = NewsRequestContext

    /// What every answer has.
    static let readingHeaders: HTTPFields = [
        .accessControlAllowOrigin: "*", .accessControlExposeHeaders: exposed,
    ]

    private static let exposed = """
        Link, ETag, X-Request-Id, RateLimit, RateLimit-Policy, Retry-After, Location, Server-Timing, \
        Idempotency-Replayed
        """
    private static let allowedHeaders =
        "Authorization, Content-Type, Edit-Token, Idempotency-Key, If-Match, If-None-Match, X-Request-Id"
    /// How long a browser remembers the answer to a preflight, in seconds.
    private static let preflightAge = "86400"

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in Self.readingHeaders { response.headers[field.name] = field.value }
        let isPreflight = request.method == .options && request.headers[.accessControlRequestMethod] != nil
        if isPreflight, let allow = response.headers[.allow] {
            response.headers[.accessControlAllowMethods] = allow
            response.headers[.accessControlAllowHeaders] = Self.allowedHeaders
            response.headers[.accessControlMaxAge] = Self.preflightAge
        }
        return response
    }
}
