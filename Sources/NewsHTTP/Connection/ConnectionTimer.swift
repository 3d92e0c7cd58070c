internal import NIOCore

/// The one timer of a connection: has its deadlines looked at by the first of them.
final class ConnectionTimer {
    private var task: Scheduled<Void>?
    private var due = NIODeadline.distantFuture

    /// Has `look` called by then, unless it is called before: it then says when to look again.
    func arm(at deadline: NIODeadline, on channel: any Channel, _ look: @escaping () -> Void) {
        guard deadline < due, channel.isActive || task == nil else { return }
        task?.cancel()
        due = deadline
        task = channel.eventLoop.assumeIsolated()
            .scheduleTask(deadline: deadline) {
                (self.task, self.due) = (nil, .distantFuture)
                look()
            }
    }

    func cancel() {
        task?.cancel()
        (task, due) = (nil, .distantFuture)
    }
}

@available(*, unavailable)
extension ConnectionTimer: Sendable {}
