internal import Foundation

/// An absolute address of the web: `http` or `https`, with a host, and without what a header, an attribute or a person
/// could be misled by: white space, control characters, user names.
package struct WebAddress: Hashable, Sendable {
    package let text: String

    /// Bytes.
    package static let maximumLength = 2_048

    /// Nil where the text is none (RFC 3986, RFC 9110, section 4.2).
    package init?(_ text: String) {
        guard text.utf8.count <= Self.maximumLength,
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && !Self.misleading.contains($0) }),
            let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme?.lowercased()),
            parts.host?.isEmpty == false, parts.user == nil, parts.password == nil, Self.parted(text) != nil
        else { return nil }
        self.text = text
    }

    /// What would end an attribute or an element where somebody forgets to escape it.
    private static let misleading: Set<Unicode.Scalar> = ["<", ">", "\"", "\\", "`", "{", "}", "|", "^"]
}

extension WebAddress {
    /// An address as everybody can read it (RFC 3986; RFC 5891 for its host): what is beyond ASCII, or may not stand in a
    /// URI, encoded; what is encoded already stays. Most addresses are so anyway, and stay as they are.
    package static func encoded(_ text: String) -> String {
        if isURI(text) { return text }
        guard let (lead, host, rest) = parted(text) else { return PercentEncoding.escapingStrays(text) }
        let isPlain = host.utf8.allSatisfy { $0 < 0x80 }
        // The host's letters are no bytes of a path: they have an encoding of their own.
        let ascii = isPlain ? nil : URLComponents(string: "http://\(host)")?.encodedHost
        return lead + (ascii ?? PercentEncoding.tidied(host)) + PercentEncoding.escapingStrays(rest)
    }

    /// An address that paths are put behind: encoded, without a `/` at the end; nil where it has a query or a fragment.
    package static func base(_ text: String) -> String? {
        guard !text.utf8.contains(UInt8(ascii: "?")), !text.utf8.contains(UInt8(ascii: "#")) else { return nil }
        var base = encoded(text)
        while base.utf8.last == UInt8(ascii: "/") { base.removeLast() }
        return base
    }

    private static func isURI(_ text: String) -> Bool {
        var digits = 0
        for byte in text.utf8 {
            if digits > 0, PercentEncoding.hexValue(byte) == nil { return false }
            digits = byte == UInt8(ascii: "%") ? 2 : max(0, digits - 1)
            guard PercentEncoding.mayStand(byte), byte != UInt8(ascii: "["), byte != UInt8(ascii: "]") else {
                return false
            }
        }
        return digits == 0
    }

    /// `https://`, the host, and what comes behind it; nil where there is no host, or what is in brackets is none. An address of IPv6 stands in brackets, and
    /// is a part of what is before the host, since it has nothing that could be encoded.
    private static func parted(_ text: String) -> (lead: String, host: String, rest: String)? {
        let lead = text.prefix(8).lowercased()
        guard let scheme = ["https://", "http://"].first(where: lead.hasPrefix) else { return nil }
        let behind = text.utf8.dropFirst(scheme.utf8.count)
        guard behind.first != UInt8(ascii: "[") else {
            guard let end = behind.firstIndex(of: UInt8(ascii: "]")), behind[..<end].dropFirst().allSatisfy(isOfIPv6)
            else { return nil }
            return (String(Substring(text.utf8[...end])), "", String(Substring(behind[end...].dropFirst())))
        }
        let host = behind.prefix { !":/?#@[".utf8.contains($0) }
        let start = String(Substring(text.utf8[..<host.startIndex]))
        return (start, String(Substring(host)), String(Substring(behind[host.endIndex...])))
    }

    private static func isOfIPv6(_ byte: UInt8) -> Bool {
        PercentEncoding.hexValue(byte) != nil || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }
}
