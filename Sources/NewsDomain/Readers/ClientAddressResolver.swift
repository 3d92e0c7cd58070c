/// Tells who a request comes from, behind proxies too.
///
/// Anybody can write `X-Forwarded-For`; only what a proxy of the site's own put there is believed. Each proxy adds the
/// address that it was asked from at the right, so the walk is from the right, through the site's proxies to the first
/// address that is none of them. What stands left of that one was written by nobody who is trusted.
package struct ClientAddressResolver: Sendable {
    private let trustedProxies: [AddressRange]

    /// The most entries looked at.
    package static let maximumEntries = 50

    /// A resolver that believes these proxies.
    package init(trustedProxies: [AddressRange]) {
        self.trustedProxies = trustedProxies
    }

    /// The client's address.
    ///
    /// `forwardedFor` are the values of all `X-Forwarded-For` lines in their order, which make one list (RFC 9110,
    /// section 5.3). An entry that is no address ends the walk, and so does the last entry: the client then is the
    /// trusted proxy reached last. Nil where the peer has no address: it is believed nothing.
    package func client(peer: IPAddress?, forwardedFor: [String]) -> IPAddress? {
        guard var client = peer else { return nil }
        guard isTrusted(client) else { return client }
        var entries = ForwardedEntries(lines: forwardedFor[...])
        for _ in 0..<Self.maximumEntries {
            guard let entry = entries.removeLast() else { break }
            // An empty element of a list is none (RFC 9110, section 5.6.1.2).
            if entry.isEmpty { continue }
            guard let address = IPAddress(forwarded: entry) else { break }
            client = address
            guard isTrusted(address) else { break }
        }
        return client
    }

    private func isTrusted(_ address: IPAddress) -> Bool {
        trustedProxies.contains { $0.contains(address) }
    }
}

/// The entries of a list that are not walked yet. Nothing left of them is looked at.
private struct ForwardedEntries {
    var lines: ArraySlice<String>
    private var line: Substring.UTF8View?

    init(lines: ArraySlice<String>) {
        self.lines = lines
    }

    /// Takes the rightmost entry, without the white space around it; nil where none is left.
    mutating func removeLast() -> Substring.UTF8View? {
        guard let rest = line ?? lines.popLast()?.utf8[...] else { return nil }
        guard let comma = rest.lastIndex(of: UInt8(ascii: ",")) else {
            line = nil
            return Self.trimmed(rest)
        }
        line = rest[..<comma]
        return Self.trimmed(rest[comma...].dropFirst())
    }

    private static func trimmed(_ entry: Substring.UTF8View) -> Substring.UTF8View {
        let start = entry.drop { $0 == 0x20 || $0 == 0x09 }
        guard let last = start.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return start[..<start.startIndex] }
        return start[...last]
    }
}
