/// Percent-encoding of URLs (RFC 3986, section 2.1).
package enum PercentEncoding {
    /// Whether a text is printable ASCII without a `%`, and so stands for itself. Most addresses are.
    package static func isPlain(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "%") }
    }

    /// The text behind the encoding; nil where the encoding is broken, or the text is no UTF-8 or holds a control
    /// character.
    package static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(hexValue), let low = iterator.next().flatMap(hexValue)
                else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// A text as one segment of a path, or as a value of a query.
    package static func encode(_ text: String) -> String {
        encode(text, leaving: isUnreserved)
    }

    /// A text as a path: what may stand in one stays as it is (RFC 3986, section 3.3).
    package static func encodePath(_ text: String) -> String {
        encode(text) { isUnreserved($0) || Array("!$&'()*+,;=:@/".utf8).contains($0) }
    }

    /// Writes a text as one segment of a path. At one go where nothing has to be encoded, as in most slugs.
    package static func write(_ text: String, _ put: (UnsafeRawBufferPointer) -> Void) {
        let isWritten: Bool? = text.utf8.withContiguousStorageIfAvailable { bytes in
            guard bytes.allSatisfy(isUnreserved) else { return false }
            put(UnsafeRawBufferPointer(bytes))
            return true
        }
        if isWritten != true { Array(encode(text).utf8).withUnsafeBytes(put) }
    }

    /// An address as a client sent it, with whatever may not stand in one (`<`, `"`, a space, letters beyond ASCII)
    /// encoded, so that it can be put into a header.
    package static func tidied(_ address: String) -> String {
        address.utf8.allSatisfy(mayStand) ? address : encode(address, leaving: mayStand)
    }

    /// An address with what may not stand in one encoded, a `%` that encodes nothing included; what is encoded stays.
    static func escapingStrays(_ address: String) -> String {
        let bytes = Array(address.utf8)
        var text = ""
        for (index, byte) in bytes.enumerated() {
            let isBracket = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
            let encodes = bytes.dropFirst(index + 1).prefix(2).count { hexValue($0) != nil } == 2
            if byte == UInt8(ascii: "%") ? encodes : mayStand(byte) && !isBracket {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += escape(byte)
            }
        }
        return text
    }

    private static func encode(_ text: String, leaving mayStay: (UInt8) -> Bool) -> String {
        text.utf8.reduce(into: "") { encoded, byte in
            if mayStay(byte) {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += escape(byte)
            }
        }
    }

    /// Letters, digits, `-`, `.`, `_` and `~` (RFC 3986, section 2.3).
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    /// Whether a byte may stand in a URI (RFC 3986, appendix A), a `%` included.
    static func mayStand(_ byte: UInt8) -> Bool {
        switch byte {
        // "<>\^`{|}
        case 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: false
        default: (0x21...0x7E).contains(byte)
        }
    }

    private static func escape(_ byte: UInt8) -> String {
        (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }

    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
