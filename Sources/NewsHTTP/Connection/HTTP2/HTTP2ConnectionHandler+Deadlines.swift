internal import NIOCore

extension HTTP2ConnectionHandler {
    /// Has the deadlines looked at by then.
    func arm(at deadline: NIODeadline) {
        guard let channel = context?.channel else { return }
        timer.arm(at: deadline, on: channel) { self.checkDeadlines() }
    }

    private func checkDeadlines() {
        guard let context else { return }
        let now = NIODeadline.now()
        watch.note(unwritten: RequestHandler.unwritten(context.channel), at: now)
        let isMute = !isGreeted && now - watch.lastHeard >= limits.headTime
        guard !watch.isOver(at: now, limits), !isMute else {
            context.close(promise: nil)
            return
        }
        // What a stream does may end others.
        for stream in Array(streams.values) { stream.checkDeadlines(at: now) }
        if streams.isEmpty, watch.isSilent(at: now, limits) { finish() }
        flush()
        arm(at: nextLook(after: now))
    }

    private func nextLook(after now: NIODeadline) -> NIODeadline {
        guard isGreeted || !streams.isEmpty else { return watch.lastHeard + limits.headTime }
        let isBodyComing = streams.values.contains { $0.isBodyComing }
        var next = watch.nextLook(after: now, limits, isBodyComing: isBodyComing)
        if streams.values.contains(where: { $0.unsent > 0 }) {
            next = min(next, now + .nanoseconds(limits.writeTime.nanoseconds / 4))
        }
        return next
    }
}
