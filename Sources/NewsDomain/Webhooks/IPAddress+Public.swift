extension IPAddress {
    /// Whether the address is one of the public internet: a receiver elsewhere may have it.
    ///
    /// All that IANA's registries of special-purpose addresses (RFC 6890, and its registries as of 2026) do not call globally
    /// reachable is not, nor what leads to IPv4 in disguise (6to4, Teredo, NAT64), nor where clouds tell machines who they
    /// are. An IPv4 address mapped into IPv6 is that IPv4 address.
    package var isPublic: Bool {
        guard isVersion4 else {
            return Self.globalUnicast.contains(self) && !Self.special6.contains { $0.contains(self) }
        }
        return !Self.special4.contains { $0.contains(self) }
    }

    /// The only block of IPv6 that is given out to the internet (RFC 4291, section 2.4).
    private static let globalUnicast = range("2000::/3")

    private static let special4 = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        // Azure's, which looks like any other.
        "168.63.129.16",
    ].map(range)

    private static let special6 = [
        // Protocol assignments, Teredo among them; documentation; 6to4; documentation.
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    ].map(range)

    private static func range(_ text: String) -> AddressRange {
        guard let range = AddressRange(text) else { preconditionFailure("“\(text)” is no range") }
        return range
    }
}
