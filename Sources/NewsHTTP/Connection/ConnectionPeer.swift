internal import NIOCore
internal import NewsDomain

/// The other end of a connection, and who is counted for what comes from there.
struct ConnectionPeer {
    /// Nil where it has none, as a socket of the machine's own.
    let address: IPAddress?
    private let limits: RequestLimits?
    private var last: (forwardedFor: [String], sender: Sender)?

    init(_ channel: any Channel, _ limits: RequestLimits?) {
        address = channel.remoteAddress?.ipAddress.flatMap(IPAddress.init)
        self.limits = limits
    }

    /// Who is counted for a request. To find out costs more than an answer from memory, so it is kept for the next one.
    mutating func sender(forwardedFor: [String]) -> Sender {
        guard let limits else { return .exempt }
        if let last, last.forwardedFor == forwardedFor { return last.sender }
        let sender = limits.sender(peer: address, forwardedFor: forwardedFor)
        last = (forwardedFor, sender)
        return sender
    }
}
