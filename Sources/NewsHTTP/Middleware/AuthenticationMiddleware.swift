internal import HTTPTypes
internal import Hummingbird
internal import NewsDomain

/// Tells who asks, where a key says so (RFC 6750, section 2.1). A wrong key is refused also where none is needed: its
/// owner would otherwise take what everybody sees for all there is. Who sends many wrong ones has to wait.
struct AuthenticationMiddleware: RouterMiddleware {
    typealias Context = NewsRequestContext

    let keys: KeyVerifier
    let traffic: Traffic

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let header = request.headers[.authorization] else { return try await next(request, context) }
        var context = context
        let sender = traffic.limits.map { context.sender(of: request, $0) } ?? .exempt
        if let refusal = traffic.limits?.refusalOfKeys(from: sender, at: context.arrival) { throw refusal }
        do {
            context.principal = try await keys.principal(try Self.token(header))
        } catch let error as NewsError where error.code == .unauthenticated {
            _ = traffic.limits?.admit(.wrongKey, from: sender, at: context.arrival)
            throw error
        }
        return try await next(request, context)
    }

    private static func token(_ header: String) throws -> String {
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw NewsError(.unauthenticated, "“Authorization” must be “Bearer” and a key.")
        }
        return String(parts[1])
    }
}
