/// A hash that is the same on every machine and in every version: FNV-1a, 64 bits (Fowler, Noll and Vo; RFC 9923).
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

    /// Adds a text and its end, so that `ab` + `c` and `a` + `bc` differ.
    package mutating func combine(_ text: String) {
        for byte in text.utf8 { combine(byte) }
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
