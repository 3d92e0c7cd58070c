package import NIOCore
package import NewsDomain

/// What all connections of a server share, whatever they speak.
package final class ConnectionEnvironment: Sendable {
    let dispatcher: Dispatcher
    let limits: ConnectionLimits
    /// Whether the plainest requests of HTTP/1.1 are read by a scanner of our own.
    let scans: Bool
    let budget: BodyBudget
    let date: DateHeader
    let turns = RunQueues()
    /// Lines of headers that every answer has because of what carries it.
    let lines: [UInt8]

    /// Bytes that are read at once: what a client sends ahead waits in a buffer of that size.
    private static let readBytes = 16 * 1024

    /// Connections whose requests the dispatcher answers. Where `scans` is off, all requests of HTTP/1.1 go by NIO's parser.
    /// `strictTransport`: for how many seconds browsers are told to come by TLS alone; nil where there is none.
    package init(
        _ dispatcher: Dispatcher,
        limits: ConnectionLimits,
        clock: any NewsClock,
        scans: Bool = true,
        strictTransport: Int? = nil
    ) {
        self.dispatcher = dispatcher
        self.limits = limits
        self.scans = scans
        budget = BodyBudget(maximum: limits.bodyBytes)
        date = DateHeader(clock)
        // RFC 6797, section 6.1. Other hosts of the domain are not ours to speak for.
        lines = strictTransport.map { HeaderLines.bytes([("Strict-Transport-Security", "max-age=\($0)")]) } ?? []
    }

    /// Has a connection read as much at once as may wait for its turn.
    package func limitReading(of channel: any Channel) throws {
        let allocator = AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 2048, maximum: Self.readBytes)
        try channel.syncOptions?.setOption(.recvAllocator, value: allocator)
        try channel.syncOptions?.setOption(.maxMessagesPerRead, value: 1)
    }
}
