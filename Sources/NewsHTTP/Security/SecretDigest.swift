internal import Crypto

/// Secrets that are shown once and stored as their hash alone.
package enum Secret {
    /// Random bytes in base64url without padding (RFC 4648, section 5).
    package static func random(bytes count: Int) -> String {
        let bytes = SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes(Array.init)
        return base64url(bytes)
    }

    /// SHA-256. The secrets are random and long: a slow hash would guard nothing more.
    package static func digest(_ text: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(text.utf8)))
    }

    /// Whether a secret has this SHA-256; takes as long whichever bytes differ.
    static func matches(_ text: String, digest: [UInt8]) -> Bool {
        SHA256.hash(data: Array(text.utf8)) == digest
    }

    /// Base64 with the alphabet of addresses, without padding (RFC 4648, section 5).
    static func base64url(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".unicodeScalars)
        var text = ""
        var bits = 0
        var held: UInt32 = 0
        for byte in bytes {
            held = (held << 8 | UInt32(byte)) & 0xFFFF
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.unicodeScalars.append(alphabet[Int(held >> UInt32(bits) & 63)])
            }
        }
        if bits > 0 { text.unicodeScalars.append(alphabet[Int(held << UInt32(6 - bits) & 63)]) }
        return text
    }
}
