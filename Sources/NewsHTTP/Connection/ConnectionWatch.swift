internal import NIOCore

/// When a connection began what it is at, and by when that has to be over.
struct ConnectionWatch {
    var lastHeard = NIODeadline.now()
    /// When the first byte of a head came that is not whole yet.
    var headBegan: NIODeadline?
    /// When the connection closes whatever there is.
    var closeBy = NIODeadline.distantFuture
    /// What waits to be written, and since when it has been just that.
    private var unwritten = (bytes: 0, since: NIODeadline.now())

    /// Notes how many bytes wait to be written.
    mutating func note(unwritten bytes: Int, at now: NIODeadline) {
        if bytes == 0 || bytes != unwritten.bytes { unwritten = (bytes, now) }
    }

    /// Whether the connection has to go: its time is up, or the client takes nothing of what is written.
    func isOver(at now: NIODeadline, _ limits: ConnectionLimits) -> Bool {
        now >= closeBy || (unwritten.bytes > 0 && now - unwritten.since >= limits.writeTime)
    }

    /// Whether nothing was heard for too long.
    func isSilent(at now: NIODeadline, _ limits: ConnectionLimits) -> Bool {
        headBegan == nil && now - lastHeard >= limits.idleTime
    }

    func isHeadLate(at now: NIODeadline, _ limits: ConnectionLimits) -> Bool {
        headBegan.map { now - $0 >= limits.headTime } ?? false
    }

    /// When to look again; within a second where a body is coming.
    func nextLook(after now: NIODeadline, _ limits: ConnectionLimits, isBodyComing: Bool) -> NIODeadline {
        var next = min(closeBy, max(lastHeard + limits.idleTime, now + .seconds(1)))
        if let headBegan { next = min(next, headBegan + limits.headTime) }
        if isBodyComing { next = min(next, now + .seconds(1)) }
        if unwritten.bytes > 0 { next = min(next, now + .nanoseconds(limits.writeTime.nanoseconds / 4)) }
        return next
    }
}
