internal import HTTPTypes
internal import Hummingbird
internal import NewsDomain

/// Answers `OPTIONS *`, which asks about the server as a whole (RFC 9110, section 9.3.7). No other method has that target
/// (RFC 9112, section 3.2.4).
struct AsteriskMiddleware: RouterMiddleware {
    typealias Context = NewsRequestContext

    private static let allow = RouteTable.methods.map(\.rawValue).joined(separator: ", ")

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        guard request.uri.string == "*" else { return try await next(request, context) }
        guard request.method == .options else {
            throw NewsError(.invalid, "“*” is the target of an OPTIONS alone.")
        }
        return Response(status: .noContent, headers: [.allow: Self.allow])
    }
}
