internal import Foundation

/// Small tools for HTML as UTF-8 bytes: bodies are scanned as bytes because that is an order of magnitude cheaper than
/// by `Character`.
extension UInt8 {
    /// Space, tab, newline, form feed or carriage return: HTML's white space.
    var isHTMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C }

    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// The byte in lower case where it is an ASCII letter.
    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// Without white space at both ends.
    var trimmingWhitespace: SubSequence {
        guard let first = firstIndex(where: { !$0.isHTMLSpace }) else { return self[startIndex..<startIndex] }
        var end = endIndex
        while self[end - 1].isHTMLSpace { end -= 1 }
        return self[first..<end]
    }

    /// Whether `other`, lower-case ASCII, stands at `index`, in either case.
    @inline(__always)
    func holds(_ other: StaticString, at index: Int) -> Bool {
        let count = other.utf8CodeUnitCount
        guard index >= startIndex, index + count <= endIndex else { return false }
        for offset in 0..<count where self[index + offset].lowercased != other.utf8Start[offset] { return false }
        return true
    }

    /// Where `other`, lower-case ASCII that begins with no letter or a lower-case one, stands first at or behind
    /// `index`, in either case.
    @inline(__always)
    func position(of other: StaticString, from index: Int) -> Int? {
        let first = other.utf8Start[0]
        var position = index
        let end = endIndex - other.utf8CodeUnitCount
        while position <= end {
            if self[position].lowercased == first, holds(other, at: position) { return position }
            position += 1
        }
        return nil
    }
}

extension [UInt8] {
    /// Where `other` stands first at or behind `index`, byte for byte.
    ///
    /// The C library looks for the byte at `anchor` of `other`, which should be its rarest: many times as fast as a
    /// loop, and most bodies are only searched to find that something is not in them.
    func exactPosition(of other: StaticString, anchor: Int = 0, from index: Int = 0) -> Int? {
        let wanted = UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount)
        return withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return nil }
            var position = index + anchor
            while position < bytes.count,
                let found = memchr(start + position, Int32(wanted[anchor]), bytes.count - position)
            {
                let match = UnsafeRawPointer(found) - UnsafeRawPointer(start) - anchor
                if match + wanted.count <= bytes.count, memcmp(start + match, other.utf8Start, wanted.count) == 0 {
                    return match
                }
                position = match + anchor + 1
            }
            return nil
        }
    }

    /// Adds ASCII or any other text.
    mutating func append(_ text: String) {
        append(contentsOf: text.utf8)
    }

    /// Adds text as the value of a double-quoted attribute. Entities in it stay as they are.
    mutating func append(attribute text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): append("&quot;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            default: append(byte)
            }
        }
    }
}
