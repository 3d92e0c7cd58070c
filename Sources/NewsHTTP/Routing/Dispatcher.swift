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
    private let fallback: PageFallback?
    /// None where nothing is kept.
    private let caching: ResponseCaching?
    private let metrics: RequestMetrics?
    private let authentication: Authentication
    private let reads: BoundedReads
    private let logger: Logger

    /// Answers with the operations of the contract, the endpoints that it does not name, and, to people, with the fallback
    /// where neither is; without `caching` nothing is kept, without `keys` none is looked at. Failures of ours are logged.
    init(
        operations: [Endpoint],
        others: [Endpoint] = [],
        fallback: PageFallback? = nil,
        caching: ResponseCaching?,
        keys: KeyVerifier?,
        traffic: Traffic,
        clients: ClientReader,
        logger: Logger
    ) {
        self.operations = operations.map { "\($0.method.rawValue) \($0.path)" }
        routes = Routes(operations + others)
        self.fallback = fallback
        self.caching = caching
        self.traffic = traffic
        metrics = traffic.metrics.map { [routes] in RequestMetrics(routes.all, in: $0) }
        authentication = Authentication(keys: keys, limits: traffic.limits)
        reads = BoundedReads(workers: ReadThreadPool(), clients: clients)
        self.logger = logger
    }

    /// How many wide reads wait for a thread.
    package var waitingReads: Int { reads.workers.waiting }

    /// The answer that lies in memory; nil where there is none. For a GET or a HEAD without a key.
    func cachedResponse(to head: RequestHead) -> Response? {
        guard let kept = caching?.cachedAnswer(toTarget: head.target, head.conditions) else { return nil }
        var admission = Admission(traffic.limits, .kept, from: head.sender, at: head.arrival)
        let trace = RequestTrace(route: kept.route)
        do {
            try admission.admit()
            return respond(to: head, kept.answer, admission, trace)
        } catch {
            return respond(to: head, problem(error, of: head), admission, trace)
        }
    }

    /// The answer made on this thread, for a GET or a HEAD without a key; nil where it takes longer than others can wait, or
    /// waits itself. `budget`: one of those on a thread that others wait for.
    func immediateResponse(to request: inout Request, within budget: ReadBudget = .shared) -> Response? {
        var admission = admission(of: request)
        request.trace.storage = traffic.storageUse
        do {
            try admission.admit()
            guard let answer = try make(&request, within: budget) else {
                admission.withdraw()
                return nil
            }
            try admission.settle(answer)
            return respond(to: request.head, answer, admission, request.trace)
        } catch {
            return respond(to: request.head, problem(error, of: request.head), admission, request.trace)
        }
    }

    /// The answer, once it is there.
    func response(to request: Request) async -> Response {
        var request = request
        var admission = Admission(nil, .read, from: .exempt, at: request.head.arrival)
        if request.trace.storage == nil { request.trace.storage = traffic.storageUse }
        do {
            request.principal = try await authentication.principal(of: request)
            if request.method.writes { request.trace.key = request.principal?.name }
            admission = self.admission(of: request)
            try admission.admit()
            let answer = try await makeInTime(&request)
            try admission.settle(answer)
            return respond(to: request.head, answer, admission, request.trace)
        } catch {
            return respond(to: request.head, problem(error, of: request.head), admission, request.trace)
        }
    }

    /// The answer to what may not be taken for a request.
    func refusal(_ fault: ClientFault, of head: RequestHead) -> Response {
        let admission = Admission(nil, .read, from: .exempt, at: head.arrival)
        return respond(to: head, problem(fault, of: head), admission, RequestTrace())
    }

    // MARK: Steps

    private func admission(of request: Request) -> Admission {
        // A page has dozens of pictures, which cost no more than what lies in memory.
        let isFile = request.path.hasPrefix("/media/")
        let kind: RequestKind = request.method.writes ? .write : (isFile ? .kept : .read)
        var sender = request.head.sender
        if let principal = request.principal, sender != .exempt { sender = .key(principal.keyID) }
        if RequestLimits.isProbe(request.path) { sender = .exempt }
        return Admission(traffic.limits, kind, from: sender, at: request.head.arrival)
    }

    /// What is at the address, whose variables the request gets.
    private func route(_ request: inout Request) throws -> Route {
        guard let (route, variables) = routes.find(request.path) else {
            guard let fallback, fallback.takes(request) else { throw NothingThere() }
            return fallback.route
        }
        request.variables = variables
        request.routes = routes
        request.trace.route = route.number
        return route
    }

    /// What can be made at once; nil for all else.
    private func make(_ request: inout Request, within budget: ReadBudget) throws -> Answer? {
        try RequestTarget.check(request.target)
        guard let endpoint = try route(&request).endpoint(for: request.method), endpoint.wait(before: request) == nil
        else { return nil }
        if case .either(let early, _) = endpoint.handler { return try early(request) }
        guard case .read(let read) = endpoint.handler else { return nil }
        let budget = reads.bounded(budget, for: request)
        let answer = try BoundedReads.atOnce(read, request, within: budget)
        if answer == nil { (request.isWide, request.isPutOff) = (!budget.isForKnown, budget.isForKnown) }
        return answer
    }

    private func makeInTime(_ request: inout Request) async throws -> Answer {
        try RequestTarget.check(request.target)
        if request.target == "*" { return try Route.asterisk(request) }
        let route = try route(&request)
        let endpoint = try route.endpoint(for: request.method)
        if let wait = endpoint?.wait(before: request) {
            request.trace.waited = try await timedTask { [request] in try await wait(request) }.1
        }
        var answer =
            switch endpoint?.handler {
            case .read(let read): try await reads.answer(read, request)
            case .task(let task) where request.method == .get || request.method == .head:
                try await reads.answer(task, request)
            case .task(let task), .either(_, let task):
                try await request.notingTask { [request] in try await task(request) }
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
    private func respond(
        to head: RequestHead,
        _ answer: Answer,
        _ admission: Admission,
        _ trace: RequestTrace
    ) -> Response {
        var response = Response(answer, to: head, telling: admission.told)
        if metrics != nil || traffic.slowRequests != nil && !answer.isFromMemory { measure(head, answer, trace) }
        guard !traffic.isUnobserved else { return response }
        if response.stream == nil {
            note(head, answer.status.code, bytes: response.bodyLength, trace)
        } else {
            response.onEnd = { [self] bytes in note(head, answer.status.code, bytes: bytes, trace) }
        }
        return response
    }

    /// Counts an answer, and has it told of where it took long. One that stays open counts until its head.
    private func measure(_ head: RequestHead, _ answer: Answer, _ trace: RequestTrace) {
        let duration = ContinuousClock.now - head.arrival - trace.waited
        // What was refused before anybody looked for its route is counted there all the same.
        let route = trace.route ?? routes.find(RequestTarget(head.target).path)?.route.number
        if let metrics {
            metrics.note(head, answer, at: route, after: duration)
            if let count = trace.storage?.statements, count > 0 { metrics.note(statements: count, at: route) }
        }
        guard let slow = traffic.slowRequests, !answer.isFromMemory, answer.stream == nil else { return }
        slow.note(
            head,
            route.map { routes.all[$0].template } ?? RequestMetrics.unmatched,
            status: answer.status.code,
            after: duration,
            trace.storage
        )
    }

    /// Tells the observers of an answer that is over.
    private func note(_ head: RequestHead, _ status: Int, bytes: Int, _ trace: RequestTrace) {
        traffic.note(
            Exchange(
                method: head.method.rawValue,
                target: head.target,
                status: status,
                bytes: bytes,
                requestID: head.requestID,
                key: trace.key,
                duration: ContinuousClock.now - head.arrival
            )
        )
    }
}

extension HTTPRequest.Method {
    /// Whether it is sent to change something (RFC 9110, section 9.2.1).
    fileprivate var writes: Bool { self != .get && self != .head && self != .options }
}
