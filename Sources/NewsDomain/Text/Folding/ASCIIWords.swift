/// ASCII letters and digits, eight bytes of a text at a time (the first of them lowest).
enum ASCIIWords {
    /// Whether the byte is a letter or digit.
    @inline(__always)
    static func isPart(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    /// How many of the bytes are letters and digits, up to the first that is not.
    @inline(__always)
    static func length(_ eight: UInt64) -> Int {
        let bytes = eight & ones(0x7F)
        let letters = inRange(bytes | ones(0x20), 0x61, 0x7A)
        let others = ~(letters | inRange(bytes, 0x30, 0x39)) | eight
        return (others & ones(0x80)).trailingZeroBitCount / 8
    }

    /// So many of the bytes, which are letters and digits, in small letters; zeros behind them.
    @inline(__always)
    static func lowercased(_ eight: UInt64, length: Int) -> UInt64 {
        // Digits have the bit already. Shifting by 64 gives 0.
        (eight | ones(0x20)) & ((1 << (8 * UInt64(length))) &- 1)
    }

    /// The high bit of each byte between two others; the bytes have none themselves.
    @inline(__always)
    private static func inRange(_ bytes: UInt64, _ first: UInt8, _ last: UInt8) -> UInt64 {
        (bytes &+ ones(0x80 - first)) & ~(bytes &+ ones(0x7F - last))
    }

    @inline(__always)
    private static func ones(_ byte: UInt8) -> UInt64 {
        0x0101_0101_0101_0101 &* UInt64(byte)
    }
}
