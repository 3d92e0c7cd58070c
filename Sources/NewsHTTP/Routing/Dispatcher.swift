internal import HTTPTypes
package import Logging
internal import NewsDomain

/// Answers requests, whatever carried them: the one place for what stands around a controller. It knows no framing.
///
/// A request without a key that reads is asked for in three steps, each of which costs more than the one before: what lies in
/// memory, what can be made at once on the thread that asks, what has to be waited for. All others take the last one.
package final class Dispatcher: Sendable {
    let traffic: Traffic
    /// Every operation of the contract as `GET /v1/articles`, in the order of the tables.
    package let operations: [String]
    private let routes: Routes
    private let caching: ResponseCaching
    private let authentication: Authentication
    private let reads: BoundedReads
    private let logger: Logger

    /// Answers with the operations of the contract, and the endpoints that it does not name. Failures of ours are logged.
    init(
        operations: [Endpoint],
        others: [Endpoint] = [],
        caching: ResponseCaching,
        keys: KeyVerifier,
        traffic: Traffic,
        clients: ClientReader,
        logger: Logger
    ) {
        self.operations = operations.map { "\($0.method.rawValue) \($0.path)" }
        routes = Routes(operations + others)
        self.caching = caching
        self.traffic = traffic
        authentication = Authentication(keys: keys, limits: traffic.limits)
        reads = BoundedReads(workers: ReadThreadPool(), clients: clients)
        self.logger = logger
    }

    /// The answer that lies in memory; nil where there is none. For a GET or a HEAD without a key.
    func cachedResponse(to head: RequestHead) -> Response? {
        guard let answer = caching.cachedAnswer(toTarget: head.target, head.conditions) else { return nil }
        var admission = Admission(traffic.limits, .kept, from: head.sender, at: head.arrival)
        do {
            try admission.admit()
            return respond(to: head, answer, admission)
        } catch {
            return respond(to: head, problem(error, of: head), admission)
        }
    }

    /// The answer made on this thread, for a GET or a HEAD without a key; nil where it takes longer than others can wait, or
    /// waits itself.
    func immediateResponse(to request: inout Request) -> Response? {
        var admission = admission(of: request)
        do {
            try admission.admit()
            guard let answer = try make(&request) else {
                admission.withdraw()
                return nil
            }
            try admission.settle(answer)
            return respond(to: request.head, answer, admission)
        } catch {
            return respond(to: request.head, problem(error, of: request.head), admission)
        }
    }

    /// The answer, once it is there.
    func response(to request: Request) async -> Response {
        var request = request
        var admission = Admission(nil, .read, from: .exempt, at: request.head.arrival)
        do {
            request.principal = try await authentication.principal(of: request)
            admission = self.admission(of: request)
            try admission.admit()
            let answer = try await makeInTime(&request)
            try admission.settle(answer)
            return respond(to: request.head, answer, admission)
        } catch {
            return respond(to: request.head, problem(error, of: request.head), admission)
        }
    }

    /// The answer to what may not be taken for a request.
    func refusal(_ fault: ClientFault, of head: RequestHead) -> Response {
        let admission = Admission(nil, .read, from: .exempt, at: head.arrival)
        return respond(to: head, problem(fault, of: head), admission)
    }

    // MARK: Steps

    private func admission(of request: Request) -> Admission {
        // A page has dozens of pictures, which cost no more than what lies in memory.
        let isFile = request.path.hasPrefix("/media/")
        let kind: RequestKind = [.get, .head, .options].contains(request.method) ? (isFile ? .kept : .read) : .write
        var sender = request.head.sender
        if let principal = request.principal, sender != .exempt { sender = .key(principal.keyID) }
        if RequestLimits.isProbe(request.path) { sender = .exempt }
        return Admission(traffic.limits, kind, from: sender, at: request.head.arrival)
    }

    /// What is at the address, whose variables the request gets.
    private func route(_ request: inout Request) throws -> Route {
        guard let (route, variables) = routes.find(request.path) else { throw NothingThere() }
        request.variables = variables
        request.routes = routes
        return route
    }

    /// What can be made at once; nil for all else.
    private func make(_ request: inout Request) throws -> Answer? {
        try RequestTarget.check(request.target)
        guard let endpoint = try route(&request).endpoint(for: request.method), endpoint.wait(before: request) == nil
        else { return nil }
        if case .either(let early, _) = endpoint.handler { return try early(request) }
        guard case .read(let read) = endpoint.handler else { return nil }
        let answer = try BoundedReads.atOnce(read, request)
        request.isWide = answer == nil
        return answer
    }

    private func makeInTime(_ request: inout Request) async throws -> Answer {
        try RequestTarget.check(request.target)
        if request.target == "*" { return try Route.asterisk(request) }
        let route = try route(&request)
        let endpoint = try route.endpoint(for: request.method)
        try await endpoint?.wait(before: request)?(request)
        var answer =
            switch endpoint?.handler {
            case .read(let read): try await reads.answer(read, request)
            case .task(let task) where request.method == .get || request.method == .head:
                try await reads.answer(task, request)
            case .task(let task), .either(_, let task): try await task(request)
            case nil: route.options(request)
            }
        if route.takesBeacons { CrossOrigin.allowBeacon(request, in: &answer) }
        return answer
    }

    private func problem(_ error: any Error, of head: RequestHead) -> Answer {
        ProblemKind.answer(
            to: error,
            at: head.target == "-" ? "/" : RequestTarget(head.target).path,
            requestID: head.requestID,
            logger: logger
        )
    }

    /// The answer with the headers of the moment. Observers are told.
    private func respond(to head: RequestHead, _ answer: Answer, _ admission: Admission) -> Response {
        var response = Response(answer, to: head, telling: admission.told)
        guard !traffic.isUnobserved else { return response }
        if response.stream == nil {
            note(head, answer.status.code, bytes: response.bodyLength)
        } else {
            response.onEnd = { [self] bytes in note(head, answer.status.code, bytes: bytes) }
        }
        return response
    }

    /// Tells the observers of an answer that is over.
    private func note(_ head: RequestHead, _ status: Int, bytes: Int) {
        traffic.note(
            Exchange(
                method: head.method.rawValue,
                target: head.target,
                status: status,
                bytes: bytes,
                requestID: head.requestID,
                duration: ContinuousClock.now - head.arrival
            )
        )
    }
}
