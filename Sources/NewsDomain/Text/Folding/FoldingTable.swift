/// What each character is to search: a table of those that texts are made of, made once at first use; the rest is
/// looked up.
///
/// Made from the Unicode tables of the standard library: a newer Unicode adds characters, and changes neither how those
/// it has normalise nor how they fold case (Unicode's stability policies).
struct FoldingTable: Sendable {
    static let shared = FoldingTable()

    /// Alphabets, Indic scripts, Thai, punctuation, symbols and kana; full and half-width forms.
    private static let common: Range<UInt32> = 0..<0x3100
    private static let widths: Range<UInt32> = 0xFF00..<0xFFF0

    private let scalars: [FoldedScalar]
    private let widthForms: [FoldedScalar]
    /// Letter and mark that make one letter, see ``composes(_:_:)``.
    private let compositions: Set<UInt64>

    private init() {
        compositions = FoldingTable.compositions(in: FoldingTable.common)
        let marks = Set(compositions.map { UInt32(truncatingIfNeeded: $0) })
        scalars = FoldingTable.entries(of: FoldingTable.common, composing: marks)
        widthForms = FoldingTable.entries(of: FoldingTable.widths)
    }

    @inline(__always)
    subscript(value: UInt32) -> FoldedScalar {
        value < FoldingTable.common.upperBound ? scalars[Int(value)] : rare(value)
    }

    /// Whether a mark makes another letter of a letter, in scripts whose marks stay.
    func composes(_ letter: UInt32, _ mark: UInt32) -> Bool {
        compositions.contains(UInt64(letter) << 32 | UInt64(mark))
    }

    private func rare(_ value: UInt32) -> FoldedScalar {
        switch value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF: FoldedScalar(.dense, staying: value)
        case 0xAC00...0xD7A3: FoldedScalar(.word, staying: value)
        case FoldingTable.widths: widthForms[Int(value - FoldingTable.widths.lowerBound)]
        default: FoldingTable.entries(of: value..<(value + 1)).first ?? FoldedScalar(.separator)
        }
    }

    private static func entries(of range: Range<UInt32>, composing marks: Set<UInt32> = []) -> [FoldedScalar] {
        let scalars = range.map { $0 == 0x0A ? " " : Unicode.Scalar($0) ?? " " }
        return zip(scalars, ScalarFolding.fold(scalars.map { String($0) })).map {
            FoldedScalar($0, folded: $1, mayCompose: marks.contains($0.value))
        }
    }

    /// The last mark of each letter that has one, with the letter before it in composed form (UAX #15, primary
    /// composites).
    private static func compositions(in range: Range<UInt32>) -> Set<UInt64> {
        let letters = range.compactMap(Unicode.Scalar.init).filter { !WritingSystem.dropsMarks($0.value) }
        var compositions: Set<UInt64> = []
        for (letter, mark) in CanonicalPairs.pairs(composing: letters) {
            compositions.insert(UInt64(letter.value) << 32 | UInt64(mark.value))
        }
        return compositions
    }
}

extension FoldedScalar {
    /// Of a character and what it is folded to.
    fileprivate init(_ scalar: Unicode.Scalar, folded: String, mayCompose: Bool) {
        if let kind = FoldedScalar.special(scalar) {
            self.init(kind, utf8: kind == .suffix ? folded.utf8 : "".utf8)
            return
        }
        let kinds = folded.unicodeScalars.map(FoldedScalar.kind)
        let isOne = folded.unicodeScalars.count == 1
        let fits = folded.utf8.count <= FoldedScalar.capacity
        switch kinds.first {
        case nil: self.init(.ignorable)
        case .separator? where kinds.allSatisfy({ $0 == .separator }): self.init(.separator)
        case .mark? where kinds.allSatisfy({ $0 == .mark }):
            let stays = folded.unicodeScalars.first == scalar && scalar.value < 0x3100
            let combiningClass = scalar.properties.canonicalCombiningClass.rawValue
            self.init(
                .mark,
                utf8: folded.utf8,
                combiningClass: stays ? combiningClass : FoldedScalar.unstable,
                mayCompose: mayCompose
            )
        case let kind? where isOne: self.init(kind, utf8: folded.utf8)
        case .word? where fits && folded.unicodeScalars.allSatisfy(FoldedScalar.isPlainLetter):
            self.init(.word, utf8: folded.utf8)
        default: self.init(fits ? .sequence : .long, utf8: folded.utf8)
        }
    }

    /// What is known by its value.
    private static func special(_ scalar: Unicode.Scalar) -> Kind? {
        switch scalar.value {
        // Apostrophes, the modifier letters that romanisations write for them, and the dot of Catalan `l·l`.
        case 0x27, 0xB4, 0xB7, 0x2B9...0x2BF, 0x374, 0x387, 0x5F3, 0x1FFD, 0x2018, 0x2019, 0x201B, 0xFF07: .apostrophe
        case 0x22, 0x5F4, 0x201D: .gershayim
        case 0x200C: .nonJoiner
        case 0x2B, 0x23, 0xFF0B, 0xFF03: .suffix
        // Nobody looks for “RustTM”.
        case 0x2122, 0x2120: .separator
        // On the emoji before it, whose word has ended.
        case 0x1_F3FB...0x1_F3FF: .separator
        case 0x1_F1E6...0x1_F1FF: .regionalIndicator
        default: nil
        }
    }

    /// The kind of a folded scalar.
    private static func kind(_ scalar: Unicode.Scalar) -> Kind {
        if WritingSystem.isJamo(scalar.value) { return .jamo }
        let isDense = WritingSystem.isDense(scalar.value)
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return special(scalar) == nil ? isDense ? .dense : .word : .separator
        case .otherSymbol: return isEmoji(scalar) ? .emoji : .separator
        default: return .separator
        }
    }

    /// Whether a folded scalar is a letter or digit on which no mark stays.
    private static func isPlainLetter(_ scalar: Unicode.Scalar) -> Bool {
        kind(scalar) == .word && WritingSystem.dropsMarks(scalar.value)
    }

    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        // Of © and ® nobody thinks as pictures.
        scalar.properties.isEmoji && scalar.value != 0xA9 && scalar.value != 0xAE
    }
}
