internal import Foundation

/// Takes out of a file's bytes the characters that XML does not allow (XML 1.0, section 2.2), and references to them: word
/// processors leave control characters behind, and WordPress exports them.
///
/// It knows nothing of CDATA sections. In the HTML that stands there such a reference says nothing either.
struct XMLCharacterFilter {
    /// On which lines characters were dropped, from 1, in their order; a line once for each.
    private(set) var lines: [Int] = []
    private var line = 1
    /// The beginning of what may be a reference, at the end of the last bytes.
    private var held: [UInt8] = []

    /// Of more lines than so many it is not told.
    private static let mostLines = 100_000
    /// `&#x00000C;` has that many bytes.
    private static let longestReference = 10

    /// The next bytes of a file without such characters; nil where they are all to be kept. They are of an encoding in which
    /// each byte below 0x80 is a character.
    mutating func clean(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        if held.isEmpty, !Self.needsCleaning(bytes) {
            line += bytes.count { $0 == 0x0A }
            return nil
        }
        let all = held + bytes
        held = []
        return all.withUnsafeBufferPointer { kept(of: $0) }
    }

    /// What was held back, at the end of the file.
    mutating func finish() -> [UInt8] {
        defer { held = [] }
        return held
    }

    private mutating func kept(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A { line += 1 }
            if byte == UInt8(ascii: "&") {
                switch Reference(bytes, at: index) {
                case .forbidden(let length):
                    note()
                    index += length
                    continue
                case .cut:
                    held = Array(bytes[index...])
                    return kept
                case .other: break
                }
            }
            if Self.isForbidden(UInt32(byte)) { note() } else { kept.append(byte) }
            index += 1
        }
        return kept
    }

    private mutating func note() {
        if lines.count < Self.mostLines { lines.append(line) }
    }

    /// The lines up to one, which are told then.
    mutating func takeLines(through last: Int) -> [Int] {
        let taken = Array(lines.prefix { $0 <= last })
        lines.removeFirst(taken.count)
        return taken
    }

    /// Whether there is such a character or a reference to one, or what may be the beginning of that at the end.
    private static func needsCleaning(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // Without a way out of the loop, many bytes at once.
        var forbidden: UInt8 = 0
        for byte in bytes { forbidden |= isForbidden(byte) ? 1 : 0 }
        return forbidden > 0 || bytes.last == UInt8(ascii: "&") || hasForbiddenReference(bytes)
    }

    private static func hasForbiddenReference(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        var position = 0
        while position < bytes.count,
            let found = memchr(start + position, Int32(UInt8(ascii: "#")), bytes.count - position)
        {
            let index = UnsafeRawPointer(found) - UnsafeRawPointer(start)
            if index > 0, bytes[index - 1] == UInt8(ascii: "&") {
                if case .other = Reference(bytes, at: index - 1) {} else { return true }
            }
            position = index + 1
        }
        return false
    }

    /// Of a character, and of a byte that is one.
    @inline(__always)
    private static func isForbidden(_ value: some FixedWidthInteger & UnsignedInteger) -> Bool {
        value < 0x20 && value != 0x09 && value != 0x0A && value != 0x0D
    }

    /// What stands at an ampersand.
    private enum Reference {
        /// A reference to a character that is not allowed, of so many bytes.
        case forbidden(length: Int)
        /// The bytes end before it can be told.
        case cut
        case other

        init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
            let text = bytes[start...].prefix(XMLCharacterFilter.longestReference)
            let isHexadecimal = text.dropFirst(2).first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
            let digits = text.dropFirst(isHexadecimal ? 3 : 2).prefix { $0 != UInt8(ascii: ";") }
            let end = digits.endIndex
            let isOpen = text.dropFirst().first.map { $0 == UInt8(ascii: "#") } ?? true
            guard isOpen else {
                self = .other
                return
            }
            guard end < bytes.count else {
                self = text.count < XMLCharacterFilter.longestReference ? .cut : .other
                return
            }
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
            let isOne = bytes[end] == UInt8(ascii: ";") && value.map(Self.isForbidden) ?? false
            self = isOne ? .forbidden(length: end + 1 - start) : .other
        }

        private static func isForbidden(_ value: UInt32) -> Bool {
            XMLCharacterFilter.isForbidden(value) || 0xD800...0xDFFF ~= value || value == 0xFFFE || value == 0xFFFF
        }
    }
}
