internal import HTTPTypes
internal import Hummingbird

/// Turns every error into a problem document.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = NewsRequestContext

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = ProblemKind.answer(
                to: error,
                at: request.uri.path,
                requestID: context.requestID,
                logger: context.logger
            )
            let response = problem.response(since: context.arrival)
            return request.method == .head ? response.createHeadResponse() : response
        }
    }
}
