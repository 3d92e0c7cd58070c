internal import Foundation

/// What search takes letters for, whatever stands around them.
enum ScalarFolding {
    /// Pieces of text, a letter with its marks or several, folded. None may have a line feed in it.
    ///
    /// All at once, since a normalisation costs as much for one letter as for hundreds. What a round makes may itself
    /// be folded (`ŉ` is `ʼn`), so rounds follow until nothing changes; two do for all of Unicode.
    static func fold(_ pieces: [String]) -> [String] {
        var folded = pieces
        for _ in 0..<4 {
            let next = round(folded)
            let isSame = zip(next, folded).allSatisfy { $0.unicodeScalars.elementsEqual($1.unicodeScalars) }
            folded = next
            if isSame { break }
        }
        return folded
    }

    /// Whether a mark on a letter makes it another one.
    ///
    /// Of Cyrillic, stress is marked for learners (`за́мок`) with what makes other letters of `г` and `к` alone, and
    /// the dots of `ё` are mostly left out in Russian print.
    static func keeps(_ mark: UInt32, on letter: UInt32) -> Bool {
        if WritingSystem.dropsMarks(letter) { return false }
        guard WritingSystem.isCyrillic(letter) else { return true }
        switch mark {
        case 0x300, 0x301: return letter == 0x433 || letter == 0x43A
        case 0x308: return letter != 0x435
        default: return true
        }
    }

    private static func round(_ pieces: [String]) -> [String] {
        composed(lines(of: pieces.joined(separator: "\n").decomposedStringWithCompatibilityMapping).map(foldLetters))
    }

    /// The pieces in NFC. Foundation takes letters beyond the 16 bits for others within, when marks stand on them:
    /// those are left taken apart, always.
    private static func composed(_ pieces: [String]) -> [String] {
        if pieces.allSatisfy({ $0.unicodeScalars.allSatisfy { $0.value < 0x1_0000 } }) {
            let text = pieces.joined(separator: "\n").precomposedStringWithCanonicalMapping
            return lines(of: text).map { String(String.UnicodeScalarView($0)) }
        }
        return pieces.count == 1 ? pieces : pieces.flatMap { composed([$0]) }
    }

    private static func lines(of text: String) -> [Substring.UnicodeScalarView] {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    }

    private static func foldLetters(_ piece: Substring.UnicodeScalarView) -> String {
        var folded = String.UnicodeScalarView()
        var letter: UInt32 = 0
        for scalar in piece where !scalar.properties.isDefaultIgnorableCodePoint {
            if scalar.isMark {
                guard keeps(scalar.value, on: letter) else { continue }
                folded.append(scalar)
                // A second accent on `ѓ` is stress.
                if scalar.value == 0x301, letter == 0x433 { letter = 0x453 }
                if scalar.value == 0x301, letter == 0x43A { letter = 0x45C }
            } else {
                folded.append(contentsOf: foldLetter(scalar).unicodeScalars)
                letter = folded.last?.value ?? 0
            }
        }
        return String(folded)
    }

    /// A letter in its small form, without what Unicode takes for part of the letter and people for a mark.
    private static func foldLetter(_ scalar: Unicode.Scalar) -> String {
        if let digit = digit(scalar) { return digit }
        var folded = ""
        for small in scalar.properties.lowercaseMapping.unicodeScalars {
            // There and back: each letter of a kind has one capital, and that has one small letter.
            for capital in small.properties.uppercaseMapping.unicodeScalars {
                for letter in capital.properties.lowercaseMapping.unicodeScalars { folded += plain(letter) }
            }
        }
        return folded
    }

    private static func digit(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.properties.numericType {
        case .decimal, .digit: scalar.properties.numericValue.map { String(Int($0)) }
        default: nil
        }
    }

    private static func plain(_ letter: Unicode.Scalar) -> String {
        if let plain = plainLetters[letter] { return plain }
        guard 0x180...0x2AF ~= letter.value || 0x1E00...0x1EFF ~= letter.value || 0x2C60...0xA7FF ~= letter.value,
            let name = letter.properties.name, name.hasPrefix(latin)
        else { return String(letter) }
        // “LATIN SMALL LETTER B WITH HOOK” is a b.
        let rest = name.dropFirst(latin.count)
        return rest.dropFirst().hasPrefix(" WITH ") ? rest.prefix(1).lowercased() : String(letter)
    }

    private static let latin = "LATIN SMALL LETTER "

    /// Latin letters that do not decompose; and Arabic and Persian, as Lucene's ArabicNormalizer and PersianNormalizer
    /// have it (hamza on its seats goes with the marks, in which the two differ).
    private static let plainLetters: [Unicode.Scalar: String] = [
        "ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i", "ĸ": "k", "ŋ": "n",
        "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ß": "ss",
        "\u{649}": "\u{64A}", "\u{6CC}": "\u{64A}", "\u{6D2}": "\u{64A}",  // alef maksura, Persian yeh, yeh barree: yeh
        "\u{629}": "\u{647}", "\u{6C3}": "\u{647}", "\u{6C1}": "\u{647}",  // teh marbuta, heh goal: heh
        "\u{6D5}": "\u{647}",  // what Unicode composes heh with hamza of
        "\u{6A9}": "\u{643}", "\u{6AA}": "\u{643}",  // keheh, swash kaf: kaf
        "\u{671}": "\u{627}",  // alef wasla: alef
        "\u{640}": "",  // tatweel
    ]
}

extension Unicode.Scalar {
    /// Whether it stands on the letter before it.
    var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
