package import NewsDomain

/// Writes JSON (RFC 8259) as UTF-8, straight into bytes.
///
/// Foundation's encoder makes a tree of boxed values first; this writes each value once (see
/// docs/decisions/0002-json-writer.md). Numbers and literals are ASCII, strings are escaped only where RFC 8259
/// section 7 demands it.
package struct JSONWriter: ~Copyable {
    /// What has been written.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// A writer with room for so many bytes before it has to grow.
    package init(capacity: Int = 4096) {
        bytes.reserveCapacity(capacity)
    }

    /// Takes what has been written.
    package consuming func finish() -> [UInt8] {
        bytes
    }

    // MARK: Structure

    /// Writes an object; `members` writes its members.
    @inline(__always)
    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        members(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes an array of the values.
    @inline(__always)
    package mutating func array<Values: Sequence>(
        _ values: Values,
        _ write: (inout JSONWriter, Values.Element) -> Void
    ) {
        open(UInt8(ascii: "["))
        for value in values { write(&self, value) }
        close(UInt8(ascii: "]"))
    }

    /// Writes a member's name. Its value comes next.
    @inline(__always)
    package mutating func key(_ key: JSONKey) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        bytes.append(contentsOf: key.encoded)
        needsComma = false
    }

    // MARK: Values

    /// Writes a string.
    package mutating func string(_ value: String) {
        separate()
        var value = value
        value.withUTF8 { appendQuoted($0) }
    }

    /// Writes a string, or null.
    package mutating func string(_ value: String?) {
        guard let value else { return null() }
        string(value)
    }

    /// Writes an integer.
    package mutating func integer(_ value: some FixedWidthInteger) {
        separate()
        appendDigits(Int64(value))
    }

    /// Writes an integer, or null.
    package mutating func integer(_ value: Int?) {
        guard let value else { return null() }
        integer(value)
    }

    /// Writes a number with three decimals at most, the same on every machine.
    package mutating func decimal(_ value: Double) {
        separate()
        let thousandths = Int64((value * 1000).rounded())
        if thousandths < 0 { bytes.append(UInt8(ascii: "-")) }
        appendDigits(abs(thousandths) / 1000)
        var rest = abs(thousandths) % 1000
        guard rest > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        var divisor: Int64 = 100
        while rest > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    /// Writes `true` or `false`.
    package mutating func boolean(_ value: Bool) {
        separate()
        bytes.append(contentsOf: value ? JSONWriter.literalTrue : JSONWriter.literalFalse)
    }

    /// Writes JSON that was made before.
    package mutating func raw(_ json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
    }

    /// Writes `null`.
    package mutating func null() {
        separate()
        bytes.append(contentsOf: JSONWriter.literalNull)
    }

    /// Writes a moment as RFC 3339 in UTC.
    package mutating func timestamp(_ value: Timestamp) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        value.writeRFC3339 { bytes.append($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    // MARK: Bytes

    private static let literalTrue = Array("true".utf8)
    private static let literalFalse = Array("false".utf8)
    private static let literalNull = Array("null".utf8)
    private static let hexDigits = Array("0123456789abcdef".utf8)

    @inline(__always)
    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    @inline(__always)
    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    @inline(__always)
    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func appendDigits(_ value: Int64) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var magnitude = value.magnitude
        let start = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(magnitude % 10))
            magnitude /= 10
        } while magnitude > 0
        bytes[start...].reverse()
    }

    private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        var rest = UnsafeRawBufferPointer(text)
        while true {
            let clean = Self.cleanLength(rest)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: rest[..<clean]))
            guard clean < rest.count else { break }
            appendEscaped(rest[clean])
            rest = UnsafeRawBufferPointer(rebasing: rest[(clean + 1)...])
        }
        bytes.append(UInt8(ascii: "\""))
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
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
        default:
            bytes.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
            bytes.append(JSONWriter.hexDigits[Int(byte >> 4)])
            bytes.append(JSONWriter.hexDigits[Int(byte & 0xF)])
        }
    }
}

/// A member's name, quoted once for all.
package struct JSONKey: Sendable, ExpressibleByStringLiteral {
    /// The name.
    package let name: String
    /// `"name":`
    let encoded: [UInt8]

    /// A name that needs no escaping.
    package init(_ name: String) {
        self.name = name
        encoded = Array("\"\(name)\":".utf8)
    }

    package init(stringLiteral name: String) {
        self.init(name)
    }
}
