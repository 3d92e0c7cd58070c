internal import Crypto

/// Identifiers that follow from what they name, and from nothing that may change: UUIDs of version 8 (RFC 9562, section 5.8),
/// made as its appendix B.2 shows: of SHA-256 over a namespace and a name. The namespace is the newsroom's own identity.
package struct NameBasedUUID: Sendable {
    /// The newsroom's 128 bits.
    private let namespace: [UInt8]

    /// The identifiers of a newsroom by its `uid`, 32 hexadecimal digits.
    package init(uid: String) {
        let digits = uid.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        namespace = stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    /// `urn:uuid:…` (RFC 9562, section 4) of a name, such as `article/42`.
    package func urn(_ name: String) -> String {
        var bytes = Array(SHA256.hash(data: namespace + Array(name.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        var text = "urn:uuid:"
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text += "-" }
            text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return text
    }
}
