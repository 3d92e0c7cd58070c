/// Percent-encoding of URLs (RFC 3986, section 2.1).
enum PercentEncoding {
    /// Whether a text is printable ASCII without a `%`, and so stands for itself. Most addresses are.
    static func isPlain(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "%") }
    }

    /// The text behind the encoding; nil where the encoding is broken, or the text is no UTF-8 or holds a control
    /// character.
    static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
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
    static func encode(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            let letter = byte | 0x20
            let isUnreserved =
                (0x61...0x7A).contains(letter) || (0x30...0x39).contains(byte)
                || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
            if isUnreserved {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += escape(byte)
            }
        }
        return encoded
    }

    /// An address as a client sent it, with whatever may not stand in one (`<`, `"`, a space, letters beyond ASCII)
    /// encoded, so that it can be put into a header.
    static func tidied(_ address: String) -> String {
        let isClean = address.utf8.allSatisfy(mayStand)
        guard !isClean else { return address }
        return address.utf8.reduce(into: "") { text, byte in
            if mayStand(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += escape(byte)
            }
        }
    }

    /// Whether a byte may stand in a URI (RFC 3986, appendix A), a `%` included.
    private static func mayStand(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !Array("\"<>\\^`{|}".utf8).contains(byte)
    }

    private static func escape(_ byte: UInt8) -> String {
        (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
