internal import NIOCore

/// How the system treats the sockets of streams.
enum StreamSocket {
    /// Bytes that the system keeps for the client, of which it takes as many again for itself (socket(7)).
    private static let systemBuffer: SocketOptionValue = 32 << 10
    /// `TCP_USER_TIMEOUT` (tcp(7)), which NIO does not name.
    private static let tcpUserTimeout: CInt = 18
    /// Milliseconds.
    private static let userTimeout: SocketOptionValue = 60_000

    /// What waits for a client waits in the stream, not in the system, which would take megabytes.
    static func keepLittle(_ channel: any Channel) {
        try? channel.syncOptions?.setOption(.socketOption(.so_sndbuf), value: systemBuffer)
    }

    /// A client that vanished without a word is given up as one that does not read is.
    static func giveUpVanished(_ channel: any Channel) {
        let timeout = ChannelOptions.Types.SocketOption(level: .tcp, name: .init(rawValue: tcpUserTimeout))
        try? channel.syncOptions?.setOption(timeout, value: userTimeout)
    }
}
