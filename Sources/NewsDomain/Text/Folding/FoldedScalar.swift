/// What a character is to search, and what it is folded to: packed, since a table holds thousands.
struct FoldedScalar {
    enum Kind: UInt8 {
        /// Parts words.
        case separator
        /// Letters or a digit of a word.
        case word
        /// A character of a script written without spaces.
        case dense
        /// Stands on the letter before it.
        case mark
        /// A jamo of Hangul, which makes a syllable with what stands before it.
        case jamo
        /// A word of its own.
        case emoji
        /// Half a flag.
        case regionalIndicator
        /// Is not there: soft hyphens, zero-width characters, tatweel.
        case ignorable
        /// Holds a word together when letters stand around it.
        case apostrophe
        /// Holds a Hebrew word together (UAX #29, WB7b).
        case gershayim
        /// Parts words of Arabic script, and is not there elsewhere.
        case nonJoiner
        /// `+` or `#`, which may end a word.
        case suffix
        /// Several folded scalars that are not of one kind.
        case sequence
        /// More than fits.
        case long
    }

    /// The combining class of what does not stay as it is, or is not known to.
    static let unstable: UInt8 = 255
    /// The most bytes of UTF-8 that fit.
    static let capacity = 6

    private let packed: UInt64

    /// Its folded `utf8` is cut behind ``capacity`` bytes.
    init(_ kind: Kind, utf8: some Sequence<UInt8> = [], combiningClass: UInt8 = 0, mayCompose: Bool = false) {
        var packed: UInt64 = 0
        var count: UInt64 = 0
        for byte in utf8.prefix(FoldedScalar.capacity) {
            packed |= UInt64(byte) << (8 * count)
            count += 1
        }
        self.packed =
            packed | count << 48 | UInt64(kind.rawValue) << 51
            | (mayCompose ? FoldedScalar.composing : 0) | UInt64(combiningClass) << 56
    }

    /// A letter of three bytes that stays as it is.
    @inline(__always)
    init(_ kind: Kind, staying value: UInt32) {
        let first = UInt64(0xE0 | value >> 12)
        let second = UInt64(0x80 | value >> 6 & 0x3F)
        let third = UInt64(0x80 | value & 0x3F)
        packed = first | second << 8 | third << 16 | 3 << 48 | UInt64(kind.rawValue) << 51
    }

    private static let composing: UInt64 = 1 << 55

    @inline(__always)
    var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: packed >> 51) & 15) ?? .separator }

    /// Its folded UTF-8, the first byte lowest, zeros behind it.
    @inline(__always)
    var utf8: UInt64 { packed & 0xFFFF_FFFF_FFFF }

    /// How many bytes of UTF-8.
    @inline(__always)
    var count: Int { Int(packed >> 48 & 7) }

    /// Of a mark: its canonical combining class, which says what may stand before it (UAX #15), or ``unstable``.
    @inline(__always)
    var combiningClass: UInt8 { UInt8(truncatingIfNeeded: packed >> 56) }

    /// Of a mark: whether there is a letter that it makes another letter of.
    @inline(__always)
    var mayCompose: Bool { packed & FoldedScalar.composing != 0 }

    /// Its folded form.
    var text: String {
        String(decoding: (0..<count).map { UInt8(truncatingIfNeeded: utf8 >> (8 * UInt64($0))) }, as: UTF8.self)
    }
}
