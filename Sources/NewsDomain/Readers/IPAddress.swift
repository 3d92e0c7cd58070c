/// An address of version 4 or 6 of the Internet Protocol.
///
/// An IPv4 address is kept as the IPv6 address that it is mapped to (RFC 4291, section 2.5.5.2): both are one, however
/// the machine writes its peers.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    fileprivate let bits: UInt128

    /// Of an IPv4 address before its own 32 bits.
    fileprivate static let mapped: UInt128 = 0xFFFF << 32

    fileprivate init(bits: UInt128) {
        self.bits = bits
    }

    /// An address from its text; nil where it is none.
    ///
    /// IPv4 is four decimal numbers without leading zeros: some read those as octal (RFC 6943, section 3.1.1). IPv6 is
    /// any form of RFC 4291, section 2.2; a zone (RFC 4007, section 11) is dropped, as it means nothing elsewhere.
    package init?(_ text: String) {
        self.init(text.utf8[...])
    }

    fileprivate init?(_ text: Substring.UTF8View) {
        // The longest address is 45 bytes, a zone on Linux 15.
        guard text.count <= 64 else { return nil }
        if let bits = IPAddress.version4(text) {
            self.bits = IPAddress.mapped | UInt128(bits)
        } else if let bits = IPAddress.version6(text) {
            self.bits = bits
        } else {
            return nil
        }
    }

    /// Whether it is the machine itself: 127.0.0.0/8 or ::1.
    package var isLoopback: Bool {
        isVersion4 ? bits >> 24 & 0xFF == 127 : bits == 1
    }

    /// The network that the address is taken to be of.
    package var subnet: Subnet {
        Subnet(address: self, version4: 24, version6: 48)
    }

    /// What one client has: an address of IPv4, or a /64 of IPv6, of which a machine may take any.
    package var client: Subnet {
        Subnet(address: self, version4: 32, version6: 64)
    }

    var isVersion4: Bool {
        bits >> 32 == IPAddress.mapped >> 32
    }

    /// The address in its shortest form (RFC 5952, section 4).
    package var description: String {
        guard !isVersion4 else {
            return [24, 16, 8, 0].map { String(bits >> UInt128($0) & 0xFF) }.joined(separator: ".")
        }
        let groups = stride(from: 112, through: 0, by: -16).map { UInt16(truncatingIfNeeded: bits >> UInt128($0)) }
        func written(_ groups: ArraySlice<UInt16>) -> String {
            groups.map { String($0, radix: 16) }.joined(separator: ":")
        }
        guard let zeros = IPAddress.longestZeros(groups) else { return written(groups[...]) }
        return written(groups[..<zeros.lowerBound]) + "::" + written(groups[zeros.upperBound...])
    }

    /// The first of the longest runs of two zeros or more.
    private static func longestZeros(_ groups: [UInt16]) -> Range<Int>? {
        var longest = 0..<1
        var start = 0
        for (place, group) in groups.enumerated() {
            if group != 0 { start = place + 1 }
            if place + 1 - start > longest.count { longest = start..<place + 1 }
        }
        return longest.count > 1 ? longest : nil
    }
}

// MARK: Reading

extension IPAddress {
    private static func version4(_ text: Substring.UTF8View) -> UInt32? {
        let parts = text.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard let byte = decimal(part, atMost: 255) else { return nil }
            bits = bits << 8 | UInt32(byte)
        }
        return bits
    }

    private static func version6(_ text: Substring.UTF8View) -> UInt128? {
        let zoned = text.split(separator: UInt8(ascii: "%"), maxSplits: 1, omittingEmptySubsequences: false)
        guard zoned.count == 1 || !zoned[1].isEmpty, let address = zoned.first else { return nil }
        guard let gap = doubleColon(address) else {
            guard let groups = Self.groups(address), groups.count == 8 else { return nil }
            return joined(groups)
        }
        guard let head = groups(address[..<gap], isLast: false),
            let tail = groups(address[address.index(gap, offsetBy: 2)...]), head.count + tail.count <= 7
        else { return nil }
        return joined(head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail)
    }

    /// Where the first `::` begins. A second one makes an empty group, which is none.
    private static func doubleColon(_ text: Substring.UTF8View) -> String.Index? {
        zip(text.indices, text.indices.dropFirst())
            .first { text[$0] == UInt8(ascii: ":") && text[$1] == UInt8(ascii: ":") }?.0
    }

    /// Groups of hexadecimal digits between colons; the last may be an IPv4 address, which is two.
    private static func groups(_ text: Substring.UTF8View, isLast: Bool = true) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        let parts = text.split(separator: UInt8(ascii: ":"), maxSplits: 8, omittingEmptySubsequences: false)
        var groups: [UInt16] = []
        for (place, part) in parts.enumerated() {
            if let group = hexadecimal(part) {
                groups.append(group)
            } else if isLast, place == parts.count - 1, let bits = version4(part) {
                groups += [UInt16(bits >> 16), UInt16(truncatingIfNeeded: bits)]
            } else {
                return nil
            }
        }
        return groups
    }

    private static func joined(_ groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    private static func hexadecimal(_ digits: Substring.UTF8View) -> UInt16? {
        // A sign is no digit, though Swift reads one.
        guard (1...4).contains(digits.count), digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-")
        else {
            return nil
        }
        return UInt16(Substring(digits), radix: 16)
    }

    /// A decimal number without leading zeros.
    fileprivate static func decimal(_ digits: Substring.UTF8View, atMost maximum: Int) -> Int? {
        guard (1...5).contains(digits.count), digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
            digits.first != UInt8(ascii: "0") || digits.count == 1,
            let number = Int(Substring(digits)), number <= maximum
        else { return nil }
        return number
    }
}

extension IPAddress {
    /// An address from an entry of `X-Forwarded-For`: with a port behind it or without, IPv6 in brackets or not.
    init?(forwarded text: Substring.UTF8View) {
        guard text.first == UInt8(ascii: "[") else {
            let parts = text.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                self.init(text)
                return
            }
            guard IPAddress.decimal(parts[1], atMost: 65_535) != nil else { return nil }
            self.init(parts[0])
            return
        }
        guard let bracket = text.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        let (inside, behind) = (text[..<bracket].dropFirst(), text[bracket...].dropFirst())
        let hasPort = behind.first == UInt8(ascii: ":")
        guard behind.isEmpty || hasPort && IPAddress.decimal(behind.dropFirst(), atMost: 65_535) != nil,
            inside.contains(UInt8(ascii: ":"))
        else { return nil }
        self.init(inside)
    }
}

// MARK: Networks

/// A network that is mostly one household's or company's: the first 24 bits of an IPv4 address, the first 48 of an
/// IPv6 address (what RFC 6177, section 2, lets a site have at most).
package struct Subnet: Hashable, Sendable {
    private let prefix: UInt128

    /// A number for it: one of its own where its prefix has at most 64 bits, or is of IPv4.
    package var number: UInt64 { UInt64(truncatingIfNeeded: prefix ^ prefix >> 64) }

    /// Of so many bits, as each version of the protocol counts them.
    fileprivate init(address: IPAddress, version4: Int, version6: Int) {
        prefix = address.bits & AddressRange.mask(address.isVersion4 ? 96 + version4 : version6)
    }
}

/// A range of addresses in CIDR notation (RFC 4632, section 3.1; RFC 4291, section 2.3).
package struct AddressRange: Sendable, Equatable, CustomStringConvertible {
    private let first: IPAddress
    /// Of 128 bits.
    private let prefixLength: Int

    /// A range from `10.0.0.0/8`, `fd00::/8` or a bare address; nil where the text is none. Bits behind the prefix
    /// do not matter: `10.1.2.3/8` is `10.0.0.0/8`. A range of mapped addresses (`::ffff:10.0.0.0/104`) is one of IPv4.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count <= 2, let written = parts.first, let address = IPAddress(written) else { return nil }
        // The prefix counts from the front of the address as it is written.
        let before = written.contains(UInt8(ascii: ":")) ? 0 : 96
        var length = 128
        if parts.count == 2 {
            guard let number = IPAddress.decimal(parts[1], atMost: 128 - before) else { return nil }
            length = before + number
        }
        guard !address.isVersion4 || length >= 96 else { return nil }
        first = IPAddress(bits: address.bits & AddressRange.mask(length))
        prefixLength = length
    }

    /// The machine itself.
    package static let loopback = ["127.0.0.0/8", "::1"].compactMap { AddressRange($0) }

    /// Whether the address lies within. No range of IPv6 holds an IPv4 address: `::/0` does not.
    package func contains(_ address: IPAddress) -> Bool {
        address.isVersion4 == first.isVersion4 && address.bits & AddressRange.mask(prefixLength) == first.bits
    }

    /// As `10.0.0.0/8`; an address alone without its length.
    package var description: String {
        let length = prefixLength - (first.isVersion4 ? 96 : 0)
        return prefixLength == 128 ? "\(first)" : "\(first)/\(length)"
    }

    fileprivate static func mask(_ length: Int) -> UInt128 {
        // Swift's `<<` shifts by 128 to 0.
        UInt128.max << (128 - length)
    }
}
