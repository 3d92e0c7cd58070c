internal import NewsDomain

extension HotPath {
    /// The answer to what no router sees, since it is no request that may be taken. It is noted like any other.
    func refusal(_ fault: ClientFault, method: String, target: String, requestID: String?) -> HotAnswer {
        let arrival = ContinuousClock.now
        let requestID = RequestID.of(requestID)
        let path = target == "-" ? "/" : String(target.prefix { $0 != "?" })
        let answer = HotAnswer(
            answer: ProblemKind.answer(to: fault, at: path, requestID: requestID, logger: logger),
            isHead: method == "HEAD",
            requestID: requestID,
            serverTiming: nil,
            date: dateText(),
            isLast: true
        )
        if !traffic.isUnwatched { note(answer, method: method, target: target, since: arrival) }
        return answer
    }
}
