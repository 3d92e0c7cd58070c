internal import Synchronization

/// The ids by which a request is found in a log.
enum RequestID {
    private static let maximumLength = 128
    private static let count = Atomic(UInt64.random(in: 0...UInt64.max))

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

    /// As good as random, and no two alike until the process ends: the generator (SplitMix64; Steele, Lea and Flood,
    /// "Fast splittable pseudorandom number generators", OOPSLA 2014) maps each count to a number of its own. A random
    /// number from the system would cost a system call with each answer.
    private static func random() -> String {
        var number = count.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
        number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
        return HexDigits.text(number ^ (number >> 31))
    }
}
