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
        if let refusal = allowance.refusal { return context.answer(to: refusal, request).telling(allowance) }
        let answer = try await next(request, context)
        guard kind == .read, answer.isFromMemory else { return answer.telling(allowance) }
        guard let kept = limits.admitAsKept(from: sender, at: context.arrival), let refusal = kept.refusal else {
            return answer
        }
        return context.answer(to: refusal, request).telling(kept)
    }
}

extension NewsRequestContext {
    /// Who is counted for a request without a key.
    func sender(of request: Request, _ limits: RequestLimits) -> Sender {
        limits.sender(peer: peer, forwardedFor: request.headers[values: .forwardedFor])
    }

    fileprivate func answer(to refusal: NewsError, _ request: Request) -> Response {
        ProblemKind.answer(to: refusal, at: request.uri.path, requestID: requestID, logger: logger)
            .response(since: arrival)
    }
}

extension Response {
    /// Whether it was not made for this request: such a one does not tell how long it took.
    fileprivate var isFromMemory: Bool {
        (status == .ok || status == .notModified) && headers[.serverTiming] == nil
    }
}

extension Response {
    /// The same with what is left.
    fileprivate func telling(_ allowance: Allowance) -> Response {
        var response = self
        response.headers[.rateLimitPolicy] = allowance.policyField
        response.headers[.rateLimit] = allowance.field
        return response
    }
}

extension HTTPField.Name {
    static let rateLimit = constant("RateLimit")
    static let rateLimitPolicy = constant("RateLimit-Policy")
}
