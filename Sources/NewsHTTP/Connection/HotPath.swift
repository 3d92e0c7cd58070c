package import Logging
internal import NIOCore
package import NewsDomain
internal import Synchronization

/// Answers requests on the thread of their connection, ahead of the router, with the same headers and byte for byte the
/// same body: from what is kept in memory, or by asking the controllers. Whatever it does not know is left to the router.
package final class HotPath: Sendable {
    private let delivery: Delivery
    private let reads: ReadRoutes
    let traffic: Traffic
    private let clock: any NewsClock
    let logger: Logger
    /// Whether requests are answered ahead of the router at all.
    let isOn: Bool
    /// The present second as `Date` has it.
    private let date = Mutex((seconds: Int64.min, text: ""))

    package init(
        delivery: Delivery,
        reads: ReadRoutes,
        traffic: Traffic,
        clock: any NewsClock,
        logger: Logger,
        isOn: Bool = true
    ) {
        self.isOn = isOn
        self.delivery = delivery
        self.reads = reads
        self.traffic = traffic
        self.clock = clock
        self.logger = logger
    }

    /// The answer that is kept; nil where there is none.
    func answerAtHand(to request: HotRequest, from sender: @autoclosure () -> Sender) -> HotAnswer? {
        let arrival = ContinuousClock.now
        guard let reply = delivery.replyAtHand(toTarget: request.target, request.conditions) else { return nil }
        return answer(to: request, as: .kept, from: sender(), since: arrival) { Answer(finished: reply) }
    }

    /// The answer made for this request; nil where it is not one to read, is spelled in a way that only the router takes
    /// apart, or takes longer to make than other connections can wait.
    func answerMade(for request: HotRequest, from sender: @autoclosure () -> Sender) -> HotAnswer? {
        let arrival = ContinuousClock.now
        guard let target = RequestTarget(plain: request.target), let (read, variables) = reads.find(target.path) else {
            return nil
        }
        return answer(to: request, as: .read, from: sender(), since: arrival) {
            try BoundedReads.atOnce(
                read,
                ReadRequest(target: target, conditions: request.conditions, principal: nil, variables: variables)
            )
        }
    }

    /// What `make` makes, where the request is let in; else, and where that fails, a problem document. Nil where `make` has
    /// nothing.
    private func answer(
        to request: HotRequest,
        as kind: RequestKind,
        from sender: @autoclosure () -> Sender,
        since arrival: ContinuousClock.Instant,
        _ make: () throws -> Answer?
    ) -> HotAnswer? {
        let requestID = RequestID.of(request.requestID)
        var (kind, allowance) = (kind, Allowance?.none)
        var answer: Answer
        do {
            if let limits = traffic.limits {
                let sender = sender()
                if sender != .exempt, kind == .kept || !RequestLimits.isProbe(request.target) {
                    allowance = limits.admit(kind, from: sender, at: arrival)
                }
                if let refusal = allowance?.refusal { throw refusal }
                guard let made = try make() else {
                    // The router counts it.
                    limits.withdraw(kind, from: sender)
                    return nil
                }
                if kind == .read, made.isFromMemory {
                    // It had to be looked for longer, no more.
                    (kind, allowance) = (.kept, limits.admitAsKept(from: sender, at: arrival))
                    if let refusal = allowance?.refusal { throw refusal }
                }
                answer = made
            } else {
                guard let made = try make() else { return nil }
                answer = made
            }
        } catch {
            answer = ProblemKind.answer(to: error, at: request.path, requestID: requestID, logger: logger)
        }
        let hot = HotAnswer(
            answer: answer,
            isHead: request.isHead,
            requestID: requestID,
            serverTiming: answer.serverTiming(since: arrival),
            date: dateText(),
            allowance: kind == .kept && allowance?.standing.isAdmitted == true ? nil : allowance
        )
        if !traffic.isUnwatched { note(hot, method: request.method, target: request.target, since: arrival) }
        return hot
    }

    func note(_ answer: HotAnswer, method: String, target: String, since arrival: ContinuousClock.Instant) {
        traffic.note(
            Exchange(
                method: method,
                target: target,
                status: answer.status,
                bytes: answer.body?.readableBytes ?? 0,
                requestID: answer.requestID,
                duration: ContinuousClock.now - arrival
            )
        )
    }

    func dateText() -> String {
        let now = clock.now()
        return date.withLock { date in
            if date.seconds != now.seconds { date = (now.seconds, HTTPDate.text(now)) }
            return date.text
        }
    }
}
