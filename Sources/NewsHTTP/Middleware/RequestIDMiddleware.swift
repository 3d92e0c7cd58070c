internal import HTTPTypes
internal import Hummingbird

/// Gives every request an id, the caller's where it is sane, and sends it back: what a log line is found by.
struct RequestIDMiddleware: RouterMiddleware {
    typealias Context = NewsRequestContext

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.requestID = RequestID.of(request.headers[.requestID])
        var response = try await next(request, context)
        response.headers[.requestID] = context.requestID
        return response
    }
}
