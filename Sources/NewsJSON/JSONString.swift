/// JSON's strings (RFC 8259 section 7).
extension ByteOutput {
    /// Appends UTF-8 as a string in quotes, escaped where it has to be.
    mutating func appendQuoted(_ text: UnsafeRawBufferPointer) {
        append(UInt8(ascii: "\""))
        var rest = text
        while true {
            let clean = Self.cleanLength(rest)
            append(UnsafeRawBufferPointer(rebasing: rest[..<clean]))
            guard clean < rest.count else { break }
            appendEscaped(rest[clean])
            rest = UnsafeRawBufferPointer(rebasing: rest[(clean + 1)...])
        }
        append(UInt8(ascii: "\""))
    }

    /// How many bytes there are before the first one that has to be escaped. Looks at eight at a time: a byte of the mask
    /// has its high bit set where the byte there is the one sought (Warren, "Hacker's Delight", 6-1), which may be wrong
    /// for bytes behind the first found only.
    private static func cleanLength(_ text: UnsafeRawBufferPointer) -> Int {
        let (ones, highs) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        var index = 0
        while index + 8 <= text.count {
            let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            let found =
                ((word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & highs
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < text.count, !needsEscape(text[index]) { index += 1 }
        return index
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
        case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): append(UInt8(ascii: "t"))
        default:
            append("u00")
            append(Self.hexDigit(byte >> 4))
            append(Self.hexDigit(byte & 0xF))
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
