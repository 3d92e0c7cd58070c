internal import Hummingbird

/// Tells the watches of every answer that the router gives.
struct ExchangeMiddleware: RouterMiddleware {
    typealias Context = NewsRequestContext

    let traffic: Traffic

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        guard !traffic.isUnwatched else { return response }
        traffic.note(
            Exchange(
                method: request.method.rawValue,
                target: request.uri.string,
                status: response.status.code,
                bytes: response.body.contentLength ?? 0,
                requestID: context.requestID,
                duration: ContinuousClock.now - context.arrival
            )
        )
        return response
    }
}

/// Answers requests that a watch does not let in.
struct AdmissionMiddleware: RouterMiddleware {
    typealias Context = NewsRequestContext

    let traffic: Traffic

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        if !traffic.isUnwatched {
            try traffic.admit(
                Arrival(method: request.method.rawValue, target: request.uri.string, peer: context.peer)
            )
        }
        return try await next(request, context)
    }
}
