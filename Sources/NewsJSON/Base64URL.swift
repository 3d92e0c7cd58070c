internal import Foundation

/// Texts in base64url without padding (RFC 4648, section 5), for what addresses carry.
enum Base64URL {
    static func encode(_ plain: String) -> String {
        let base64 = Data(plain.utf8).base64EncodedData()
        let bytes = base64.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: byte
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Nil where the text is none, or is not UTF-8 inside.
    static func decode(_ text: String) -> String? {
        var base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        return Data(base64Encoded: base64).flatMap { String(validating: $0, as: UTF8.self) }
    }
}
