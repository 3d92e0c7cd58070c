package import Logging
package import NIOCore
internal import NewsDomain
package import Synchronization

/// Stands ahead of all that accepts connections: closes those beyond the limits at once, and tells of it once a minute.
package final class ConnectionLimiter: ChannelInboundHandler {
    package typealias InboundIn = any Channel
    package typealias InboundOut = any Channel

    private let limits: ConnectionLimits
    private let counts: ConnectionCounts
    private let logger: Logger

    /// Those that are open, by whom they are counted for.
    private var clients: [Subnet: Int] = [:]
    private var open = 0
    private var lastTold: NIODeadline?
    private var untold = 0

    /// How often it is told that connections were refused.
    private static let tellingPause = TimeAmount.minutes(1)

    private static let acceptPause = TimeAmount.seconds(1)

    package init(limits: ConnectionLimits, counts: ConnectionCounts, logger: Logger) {
        self.limits = limits
        self.counts = counts
        self.logger = logger
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let channel = unwrapInboundIn(data)
        let client = countedClient(of: channel)
        if let reason = reasonToRefuse(client) {
            counts.note(reason)
            tell(reason.sentence(open, limits))
            channel.close(promise: nil)
            return
        }
        open += 1
        counts.accepted.add(1, ordering: .relaxed)
        if let client { clients[client, default: 0] += 1 }
        counts.open.store(open, ordering: .relaxed)
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        channel.closeFuture.hop(to: context.eventLoop).whenComplete { _ in bound.value.closed(client) }
        context.fireChannelRead(data)
    }

    /// Errors of accepting, such as too many open files. The socket would be ready for reading, and fail, again and again:
    /// so it is not looked at for a moment.
    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        counts.failed.add(1, ordering: .relaxed)
        tell("a connection could not be accepted: \(error)")
        try? context.channel.syncOptions?.setOption(.autoRead, value: false)
        let bound = context.loopBound
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.acceptPause) {
            try? bound.value.channel.syncOptions?.setOption(.autoRead, value: true)
        }
        context.fireErrorCaught(error)
    }

    private func closed(_ client: Subnet?) {
        open -= 1
        counts.open.store(open, ordering: .relaxed)
        guard let client, let count = clients[client] else { return }
        clients[client] = count > 1 ? count - 1 : nil
    }

    private func reasonToRefuse(_ client: Subnet?) -> ConnectionRefusal? {
        guard open < limits.maximum else { return .maximum }
        guard let client, clients[client, default: 0] >= limits.maximumPerClient else { return nil }
        return .client
    }

    /// Nil for those who are not counted.
    private func countedClient(of channel: any Channel) -> Subnet? {
        guard let address = channel.remoteAddress?.ipAddress.flatMap(IPAddress.init),
            !limits.uncounted.contains(where: { $0.contains(address) })
        else { return nil }
        return address.client
    }

    private func tell(_ reason: String) {
        untold += 1
        let now = NIODeadline.now()
        if let lastTold, now - lastTold < Self.tellingPause { return }
        lastTold = now
        logger.warning("connections were refused", metadata: ["reason": "\(reason)", "count": "\(untold)"])
        untold = 0
    }
}

@available(*, unavailable)
extension ConnectionLimiter: Sendable {}

/// Why a connection is closed at once.
private enum ConnectionRefusal {
    /// There are as many as there may be.
    case maximum
    /// Its client has as many as it may.
    case client

    func sentence(_ open: Int, _ limits: ConnectionLimits) -> String {
        switch self {
        case .maximum: "there are \(open) connections, as many as there may be"
        case .client: "one client has \(limits.maximumPerClient) connections, as many as it may have"
        }
    }
}

/// How many connections there are, were and were refused, for metrics to read.
package final class ConnectionCounts: Sendable {
    package let open = Atomic(0)
    /// All that there ever were.
    package let accepted = Atomic(0)
    /// Closed at once, since there were too many.
    package let beyondMaximum = Atomic(0)
    /// Closed at once, since their client had too many.
    package let beyondClient = Atomic(0)
    /// Times that the system could not give a connection.
    package let failed = Atomic(0)

    package init() {}

    fileprivate func note(_ refusal: ConnectionRefusal) {
        switch refusal {
        case .maximum: beyondMaximum.add(1, ordering: .relaxed)
        case .client: beyondClient.add(1, ordering: .relaxed)
        }
    }
}
