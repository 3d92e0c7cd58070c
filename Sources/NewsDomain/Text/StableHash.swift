/// A hash that is the same on every machine and in every version: FNV-1a, 64 bits (Fowler, Noll and Vo; RFC 9923).
/// Texts are taken in eight bytes at a time, with a fold that lets every bit of the eight reach every bit of the hash.
/// Not against adversaries: it tells words and records apart, it guards nothing.
package struct StableHash: Sendable {
    /// The hash of what was combined so far.
    package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    package init() {}

    /// Adds a byte.
    @inline(__always)
    package mutating func combine(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    /// Adds eight bytes at once, the first of them lowest.
    @inline(__always)
    package mutating func combine(eight: UInt64) {
        value = (value ^ eight) &* 0x0000_0100_0000_01b3
        value ^= value >> 32
    }

    /// Adds a text and its end, so that `ab` + `c` and `a` + `bc` differ.
    package mutating func combine(_ text: String) {
        var text = text
        text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
    }

    /// Adds bytes and their end.
    package mutating func combine(_ bytes: UnsafeRawBufferPointer) {
        let whole = bytes.count & ~7
        var index = 0
        while index < whole {
            combine(eight: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index += 8
        }
        for byte in bytes[whole...] { combine(byte) }
        combine(0xFF)
    }

    /// Adds a text or its absence.
    package mutating func combine(_ text: String?) {
        guard let text else { return combine(0xFE) }
        combine(text)
    }

    /// Adds a number or its absence.
    package mutating func combine(_ number: Int64?) {
        guard let number else { return combine(0xFE) }
        combine(0xFD)
        for shift in stride(from: 0, to: 64, by: 8) {
            combine(UInt8(truncatingIfNeeded: number >> Int64(shift)))
        }
    }
}
