internal import NIOCore

extension RequestHandler {
    /// Has the deadlines looked at by then.
    func arm(at deadline: NIODeadline) {
        guard let channel = context?.channel else { return }
        timer.arm(at: deadline, on: channel) { self.checkDeadlines() }
    }

    private func checkDeadlines() {
        guard let context else { return }
        guard stream == nil else { return checkStream(context) }
        let now = NIODeadline.now()
        watch.note(unwritten: Self.unwritten(context.channel), at: now)
        let isBodyLate = body.isLate(at: now)
        if watch.isOver(at: now, limits) || (isAtRest && watch.isSilent(at: now, limits))
            || (isBodyLate && body.isSwallowed)
        {
            context.close(promise: nil)
            return
        }
        if watch.isHeadLate(at: now, limits) {
            front?.refuse { _, _ in .slowHead }
        } else if isBodyLate {
            body.fail(ClientFault.slowBody)
        }
        arm(at: watch.nextLook(after: now, limits, isBodyComing: body.isComing))
    }

    /// Bytes that were written, and that the connection has not taken yet.
    static func unwritten(_ channel: any Channel) -> Int {
        (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }
}
