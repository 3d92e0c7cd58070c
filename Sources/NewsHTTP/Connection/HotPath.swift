internal import NIOCore
package import NewsDomain
internal import Synchronization

/// Answers requests from what is kept in memory, ahead of the router: with the same headers, byte for byte the same body.
/// Whatever it does not know is left to the router.
package final class HotPath: Sendable {
    private let delivery: Delivery
    private let traffic: Traffic
    private let clock: any NewsClock
    /// The present second as `Date` has it.
    private let date = Mutex((seconds: Int64.min, text: ""))

    package init(delivery: Delivery, traffic: Traffic, clock: any NewsClock) {
        self.delivery = delivery
        self.traffic = traffic
        self.clock = clock
    }

    /// The answer to a request; nil where the router has to be asked.
    func answer(to request: HotRequest, from peer: @autoclosure () -> IPAddress?) -> HotAnswer? {
        let arrival = traffic.isUnwatched ? nil : ContinuousClock.now
        guard let reply = delivery.replyAtHand(toTarget: request.target, request.conditions) else { return nil }
        let answer = HotAnswer(
            reply: reply,
            isHead: request.isHead,
            requestID: RequestID.of(request.requestID),
            date: dateText()
        )
        guard let arrival else { return answer }
        // Why it is not let in is for the router to say.
        let isAdmitted =
            (try? traffic.admit(Arrival(method: request.method, target: request.target, peer: peer()))) != nil
        guard isAdmitted else { return nil }
        note(answer, to: request, since: arrival)
        return answer
    }

    private func note(_ answer: HotAnswer, to request: HotRequest, since arrival: ContinuousClock.Instant) {
        traffic.note(
            Exchange(
                method: request.method,
                target: request.target,
                status: answer.reply.isNotModified ? 304 : 200,
                bytes: answer.body?.readableBytes ?? 0,
                requestID: answer.requestID,
                duration: ContinuousClock.now - arrival
            )
        )
    }

    private func dateText() -> String {
        let now = clock.now()
        return date.withLock { date in
            if date.seconds != now.seconds { date = (now.seconds, HTTPDate.text(now)) }
            return date.text
        }
    }
}
