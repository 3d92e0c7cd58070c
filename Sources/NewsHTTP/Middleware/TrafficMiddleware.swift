internal import HTTPTypes
internal import Hummingbird
internal import NewsDomain

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

/// Answers requests of those who ask too often, and tells the others what they have left.
struct AdmissionMiddleware: RouterMiddleware {
    typealias Context = NewsRequestContext

    let traffic: Traffic

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let limits = traffic.limits, !RequestLimits.isProbe(request.uri.path) else {
            return try await next(request, context)
        }
        let kind: RequestKind = [.get, .head, .options].contains(request.method) ? .read : .write
        var sender = context.sender(of: request, limits)
        if let principal = context.principal, sender != .exempt { sender = .key(principal.keyID) }
        guard let allowance = limits.admit(kind, from: sender, at: context.arrival) else {
            return try await next(request, context)
        }
        var response: Response
        if let refusal = allowance.refusal {
            response = ProblemKind.answer(
                to: refusal,
                at: request.uri.path,
                requestID: context.requestID,
                logger: context.logger
            )
            .response(since: context.arrival)
        } else {
            response = try await next(request, context)
            // What lay in memory says nothing of whoever asks.
            if kind == .read, response.isFromMemory {
                limits.withdraw(.read, from: sender)
                return response
            }
        }
        response.headers[.rateLimitPolicy] = allowance.policyField
        response.headers[.rateLimit] = allowance.field
        return response
    }
}

extension NewsRequestContext {
    /// Who is counted for a request without a key.
    func sender(of request: Request, _ limits: RequestLimits) -> Sender {
        limits.sender(peer: peer, forwardedFor: request.headers[values: .forwardedFor])
    }
}

extension Response {
    /// Whether it was not made for this request: such a one does not tell how long it took.
    fileprivate var isFromMemory: Bool {
        (status == .ok || status == .notModified) && headers[.serverTiming] == nil
    }
}

extension HTTPField.Name {
    static let rateLimit = constant("RateLimit")
    static let rateLimitPolicy = constant("RateLimit-Policy")
}
