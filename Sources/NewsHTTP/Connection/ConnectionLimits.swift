package import NIOCore
package import NewsDomain

/// How many connections there may be, and how long and how much each may take. docs/limits.md tells of them.
package struct ConnectionLimits: Sendable {
    /// Connections at once.
    package var maximum = 10_000
    /// Connections at once of one client: an address of IPv4, or a /64 of IPv6.
    package var maximumPerClient = 256
    /// The peers that are not counted as one client: proxies, which stand for many, and the machine itself.
    package var uncounted = AddressRange.loopback

    /// How long a connection may be silent between requests.
    package var idleTime = TimeAmount.seconds(60)
    /// From the first byte of a head to its last.
    package var headTime = TimeAmount.seconds(10)
    /// From the first byte of a body to its last.
    package var bodyTime = TimeAmount.seconds(30)
    /// For how long the rate of a body is not looked at.
    package var bodyGrace = TimeAmount.seconds(5)
    /// Bytes a second that a body has to come with on average.
    package var bodyRate = 1024
    /// How long a client may take nothing of what is written to it.
    package var writeTime = TimeAmount.seconds(60)
    /// How long a closed connection waits for the client to read the last answer.
    package var lingerTime = TimeAmount.seconds(2)
    /// How long answers in flight have once the server stops.
    package var stopTime = TimeAmount.seconds(8)

    /// Bytes of all bodies under way.
    package var bodyBytes = 64 << 20
    /// Bytes of a refused body that are read and dropped, so that the connection can go on.
    package var swallowedBytes = 64 << 10

    package init() {}
}
