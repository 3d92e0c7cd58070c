/// What a character does to the words of a text.
package enum CharacterKind {
    /// Part of a word: a letter, digit or mark.
    case word
    /// A word or half a word of its own: scripts written without spaces.
    case dense
    /// Holds a word together when it stands inside one: an apostrophe, a zero-width (non-)joiner.
    case joiner
    /// Parts words.
    case other

    /// The kind of one scalar. ASCII, most of most texts, is decided without a look at the Unicode tables.
    @inline(__always)
    package init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x80 {
            let isLetter = (value | 0x20) &- 0x61 < 26
            self = isLetter || value &- 0x30 < 10 ? .word : value == 0x27 ? .joiner : .other
        } else {
            self = CharacterKind.beyondASCII(scalar)
        }
    }

    private static func beyondASCII(_ scalar: Unicode.Scalar) -> CharacterKind {
        switch scalar.value {
        case 0x2019, 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x061C: return .joiner
        case 0x2000...0x206F, 0x3000...0x303F: return .other  // punctuation
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF,  // Thai, Lao, Myanmar, Khmer
            0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:  // kana and Han
            return scalar.properties.isAlphabetic ? .dense : .other
        // Accented Latin letters, without the two signs among them, need no table either.
        case 0xC0...0x24F where scalar.value != 0xD7 && scalar.value != 0xF7: return .word
        default: return isWord(scalar) ? .word : .other
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber:
            true
        default:
            false
        }
    }
}
