/// UTF-8 that somebody else owns. Everything between the two strings at the ends works on these.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension Bytes {
    init(_ text: StaticString) {
        self.init(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    func slice(_ range: Range<Int>) -> Bytes {
        Bytes(rebasing: self[range])
    }

    /// Whether these bytes are `text`, which is in lower case, in whatever case.
    func matches(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in 0..<count where self[index].lowercased != text.utf8Start[index] { return false }
        return true
    }

    /// Whether there is nothing a reader would see: white space and no-break spaces.
    var isBlank: Bool {
        var index = 0
        while index < count {
            let byte = self[index]
            if byte.isSpace {
                index += 1
            } else if byte == 0xC2, index + 1 < count, self[index + 1] == 0xA0 {
                index += 2
            } else {
                return false
            }
        }
        return true
    }

    /// The bytes without white space and controls at both ends, as the URL standard trims.
    var trimmed: Bytes {
        var lower = 0
        var upper = count
        while lower < upper, self[lower] <= 0x20 { lower += 1 }
        while upper > lower, self[upper - 1] <= 0x20 { upper -= 1 }
        return slice(lower..<upper)
    }
}

extension UInt8 {
    /// Space, tab or line feed; the other two of HTML's five are gone before anything looks.
    var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 }

    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

    var isDigit: Bool { self &- 0x30 < 10 }

    var isAlphanumeric: Bool { isLetter || isDigit }

    var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension [UInt8] {
    mutating func append(_ text: StaticString) {
        append(contentsOf: Bytes(text))
    }

    mutating func append(endTag name: StaticString) {
        append("</")
        append(name)
        append(0x3E)
    }

    /// Drops what lies beyond `count`, keeping the storage.
    mutating func truncate(to count: Int) {
        removeLast(self.count - count)
    }

    /// Appends text the way HTML's serialisation writes it.
    mutating func append(escapingText bytes: Bytes) {
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte.mayNeedEscape || byte == 0xC2, let escape = textEscape(bytes, at: index) else {
                index += 1
                continue
            }
            append(contentsOf: bytes.slice(start..<index))
            append(escape)
            index += byte == 0xC2 ? 2 : 1
            start = index
        }
        append(contentsOf: bytes.slice(start..<bytes.count))
    }

    /// Appends an attribute's value the way HTML's serialisation writes it, `<` and `>` escaped besides.
    mutating func append(escapingAttribute bytes: Bytes) {
        var start = 0
        for index in 0..<bytes.count {
            guard bytes[index].mayNeedEscape, let escape = attributeEscape(bytes[index]) else { continue }
            append(contentsOf: bytes.slice(start..<index))
            append(escape)
            start = index + 1
        }
        append(contentsOf: bytes.slice(start..<bytes.count))
    }
}

extension UInt8 {
    /// Whether this is `&`, `<`, `>` or `"`: one test for what nearly no byte is.
    fileprivate var mayNeedEscape: Bool {
        self < 0x40 && Self.escaped & 1 << UInt64(self) != 0
    }

    private static let escaped: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
}

private func textEscape(_ bytes: Bytes, at index: Int) -> StaticString? {
    switch bytes[index] {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: "&nbsp;"
    default: nil
    }
}

private func attributeEscape(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    default: nil
    }
}
