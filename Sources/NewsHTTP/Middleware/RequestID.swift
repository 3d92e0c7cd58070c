/// The ids by which a request is found in a log.
enum RequestID {
    private static let maximumLength = 128

    /// The caller's, where it is sane, or one of ours.
    static func of(_ header: String?) -> String {
        header.flatMap(sane) ?? random()
    }

    /// Letters, digits and `._-` alone, so that an id can be put into any log or header.
    private static func sane(_ id: String) -> String? {
        guard (1...maximumLength).contains(id.utf8.count) else { return nil }
        let isSane = id.utf8.allSatisfy { byte in
            let letter = byte | 0x20
            return (0x61...0x7A).contains(letter) || (0x30...0x39).contains(byte) || [0x2D, 0x2E, 0x5F].contains(byte)
        }
        return isSane ? id : nil
    }

    private static func random() -> String {
        var number = UInt64.random(in: 0...UInt64.max)
        return String(unsafeUninitializedCapacity: 16) { digits in
            for index in 0..<16 {
                let digit = UInt8(truncatingIfNeeded: number & 15)
                digits[15 - index] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
                number >>= 4
            }
            return 16
        }
    }
}
