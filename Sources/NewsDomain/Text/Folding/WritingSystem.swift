/// What search knows of scripts, by blocks of Unicode: those of a letter that is folded already.
enum WritingSystem {
    /// Whether a mark on the letter is out, since people write and type without it: Latin, Greek, Arabic, Hebrew,
    /// digits.
    static func dropsMarks(_ letter: UInt32) -> Bool {
        switch letter {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xAA...0x2FF, 0x1D00...0x1DBF, 0x1E00...0x1EFF, 0x2C60...0x2C7F,
            0xA720...0xA7FF, 0xAB30...0xAB6F:  // Latin
            true
        case 0x370...0x3FF, 0x1F00...0x1FFF: true  // Greek
        case 0x590...0x6FF, 0x750...0x77F, 0x870...0x8FF: true  // Hebrew, Arabic
        default: false
        }
    }

    static func isCyrillic(_ letter: UInt32) -> Bool {
        0x400...0x52F ~= letter
    }

    /// Letters, presentation forms and points of Hebrew.
    static func isHebrew(_ scalar: UInt32) -> Bool {
        0x591...0x5F4 ~= scalar || 0xFB1D...0xFB4F ~= scalar
    }

    static func isArabic(_ letter: UInt32) -> Bool {
        0x600...0x6FF ~= letter || 0x750...0x77F ~= letter
    }

    /// Syllables and jamo, which make syllables with those before them.
    static func isHangul(_ letter: UInt32) -> Bool {
        0xAC00...0xD7FB ~= letter || isJamo(letter)
    }

    static func isJamo(_ letter: UInt32) -> Bool {
        0x1100...0x11FF ~= letter || 0xA960...0xA97C ~= letter || 0xD7B0...0xD7FB ~= letter
    }

    /// Scripts written without spaces: Han, kana, bopomofo, and those of line breaking class SA (UAX #14).
    static func isDense(_ letter: UInt32) -> Bool {
        isHan(letter) || isSouthEastAsian(letter)
    }

    private static func isHan(_ letter: UInt32) -> Bool {
        switch letter {
        case 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x3035, 0x3038...0x303C: true
        case 0x3041...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF: true
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x1_AFF0...0x1_B16F, 0x2_0000...0x3_FFFF: true
        default: false
        }
    }

    private static func isSouthEastAsian(_ letter: UInt32) -> Bool {
        switch letter {
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0xA9E0...0xA9FF, 0xAA60...0xAA7F: true
        case 0x1950...0x19DF, 0x1A20...0x1AAF, 0xAA80...0xAADF: true  // Tai Le, New Tai Lue, Tai Tham, Tai Viet
        default: false
        }
    }
}
