/// A folded word in which typos can be told: of letters alone, with spaces around it where it is written.
struct EditableWord {
    /// More letters than any folded word has.
    static let maximumLength = FoldingScanner.wordLimit

    let scalars: [UInt32]

    init?(_ word: String) {
        guard word.utf8.count <= EditableWord.maximumLength else { return nil }
        guard word.unicodeScalars.allSatisfy(EditableWord.isLetter) else { return nil }
        scalars = word.unicodeScalars.map(\.value)
    }

    /// A bit for each of its letters; letters of one script have bits of their own.
    var letters: UInt64 {
        scalars.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }

    /// How many typos may be in it: in short words every other word is a typo of it.
    var tolerance: Int? {
        switch scalars.count {
        case ..<5: nil
        case ..<9: 1
        default: 2
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return 0x61...0x7A ~= scalar.value }
        return !WritingSystem.isDense(scalar.value) && (scalar.properties.isAlphabetic || scalar.isMark)
    }
}
