internal import Foundation

/// Cleans what readers type: what is left shows as it reads, breaks no page around it, and is spelled one way (NFC).
///
/// Time is linear in the text. The outcome is at most three times as many bytes (what NFC may make of UTF-8; Unicode
/// Standard Annex #15, section 9), and cleaning it again changes nothing. How long it may be is for the caller to say.
package enum PlainText {
    /// A name: one line, without anything invisible that a name can do without. Empty where nothing is left to see.
    package static func line(_ text: String) -> String {
        cleaned(text, .line)
    }

    /// A name, nil where nothing is left to see.
    static func visibleLine(_ text: String) -> String? {
        let line = line(text)
        return line.isEmpty ? nil : line
    }

    /// A comment: its lines are kept, with one empty line between two of them at most.
    package static func paragraphs(_ text: String) -> String {
        cleaned(text, .paragraphs)
    }

    private static func cleaned(_ text: String, _ form: Form) -> String {
        var sieve = Sieve(form: form)
        sieve.sift(text.unicodeScalars)
        var writer = Writer(form: form)
        for scalar in sieve.finish().unicodeScalars { writer.append(scalar) }
        return writer.finish()
    }
}

private enum Form {
    case line
    case paragraphs
}

// MARK: What becomes of a character

private enum Fate {
    case keep
    case drop
    case space
    case newline
    /// Takes no room, but spells words or sets their direction: one at a time, and none at the ends.
    case zeroWidth
    /// Chooses a glyph for the character before it.
    case selector
    /// Stands on or under the character before it.
    case mark
    /// A letter of a flag's region (Unicode Technical Standard #51, annex C).
    case tag

    init(_ scalar: Unicode.Scalar, _ form: Form) {
        switch scalar.value {
        case 0x21...0x7E: self = .keep
        // A form feed and a vertical tab part words as well.
        case 0x20, 0x09, 0x0B, 0x0C: self = .space
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: self = form == .line ? .space : .newline
        case 0x00...0x1F, 0x7F...0x9F: self = .drop
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = .space
        case 0xA1...0x2FF where scalar.value != 0xAD: self = .keep
        default: self = Fate.format(scalar.value) ?? Fate.inNames(scalar.value, form) ?? .other(scalar)
        }
    }

    /// Of characters that say how others show; nil for all others.
    private static func format(_ value: UInt32) -> Fate? {
        switch value {
        // Soft hyphen, zero-width space, word joiner, invisible operators; the marks of direction; joiner and
        // non-joiner, which Persian, Indic scripts and emoji are spelled with; the Mongolian vowel separator.
        case 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2060...0x2064: .zeroWidth
        // Embeddings, overrides and isolates reach beyond the text they are in; the rest of the row is deprecated.
        case 0x202A...0x202E, 0x2065...0x206F: .drop
        // Byte order mark, annotations, controls of shorthand and of musical notation.
        case 0xFEFF, 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A: .drop
        case 0x180B...0x180D, 0x180F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: .selector
        case 0xE0020...0xE007F: .tag
        case 0xE0000...0xE0FFF: .drop
        case 0xFDD0...0xFDEF: .drop
        case _ where value & 0xFFFE == 0xFFFE: .drop
        default: nil
        }
    }

    /// Of characters that names do without.
    private static func inNames(_ value: UInt32, _ form: Form) -> Fate? {
        guard form == .line else { return nil }
        return switch value {
        // Fillers of Hangul: letters that cannot be seen.
        case 0x115F, 0x1160, 0x3164, 0xFFA0: .drop
        // The Braille cell without a dot.
        case 0x2800: .space
        // Private use.
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: .drop
        default: nil
        }
    }

    private static func other(_ scalar: Unicode.Scalar) -> Fate {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: .mark
        // Of spacing marks those that composing sorts among the others, such as the tone marks of Hangul.
        case .spacingMark where scalar.properties.canonicalCombiningClass != .notReordered: .mark
        default: .keep
        }
    }

    /// What can go into names of the zero-width ones: those that words are spelled with, and the marks of direction.
    static func isKept(_ zeroWidth: Unicode.Scalar, _ form: Form) -> Bool {
        switch zeroWidth.value {
        case 0xAD, 0x200B, 0x2060...0x2064: form == .paragraphs
        default: true
        }
    }
}

// MARK: Before composing

/// Takes out what goes wherever it stands, and composes the rest.
private struct Sieve {
    let form: Form
    private var composer = Composer()
    private var afterReturn = false

    init(form: Form) {
        self.form = form
    }

    mutating func sift(_ scalars: String.UnicodeScalarView) {
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            index = scalars.index(after: index)
            take(scalar)
            if scalar == Self.blackFlag, let end = Self.endOfFlag(scalars[index...]) {
                for tag in scalars[index..<end] { composer.append(tag) }
                index = end
            }
        }
    }

    mutating func finish() -> String {
        composer.finish()
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        defer { afterReturn = scalar == "\r" }
        if scalar == "\n", afterReturn { return }
        switch Fate(scalar, form) {
        case .drop, .tag: return
        case .zeroWidth where !Fate.isKept(scalar, form): return
        case .newline: composer.append("\n")
        default: composer.append(scalar)
        }
    }

    private static let blackFlag: Unicode.Scalar = "\u{1F3F4}"

    /// Where the tags behind a black flag end, if they name a region and make it that region's flag: 3 to 6 letters or
    /// digits and the end tag (UTS #51, annex C.1). Loose tags can hide a text that nobody sees.
    private static func endOfFlag(_ scalars: Substring.UnicodeScalarView) -> String.Index? {
        let region = scalars.prefix(7).prefix {
            (0xE0030...0xE0039).contains($0.value) || (0xE0061...0xE007A).contains($0.value)
        }
        let rest = scalars[region.endIndex...]
        guard (3...6).contains(region.count), rest.first == "\u{E007F}" else { return nil }
        return rest.index(after: rest.startIndex)
    }
}

// MARK: Composing

/// Brings a text into NFC, part by part: Foundation moves the whole rest of a string for each pair that it composes,
/// which takes time in proportion to the square of the length.
private struct Composer {
    private var composed: [UInt8] = []
    private var part: [UInt8] = []
    private var needsComposing = false
    /// Dependent characters in a row.
    private var dependents = 0

    /// The most dependent characters in a row (UAX #15, section 13, Stream-Safe Text Format): no language has more, and
    /// composing sorts them.
    private static let maximumDependents = 30
    /// Bytes, from which on a part ends where it may.
    private static let partLength = 512

    mutating func append(_ scalar: Unicode.Scalar) {
        if Self.staysAsItIs(scalar.value) {
            start()
        } else if Self.isDependent(scalar) {
            dependents += 1
            guard dependents <= Self.maximumDependents else { return }
            needsComposing = true
        } else {
            start()
            needsComposing = true
        }
        part.append(scalar)
    }

    mutating func finish() -> String {
        closePart()
        return String(decoding: composed, as: UTF8.self)
    }

    /// A character that composes with nothing before it: a part may begin with it.
    private mutating func start() {
        dependents = 0
        if part.count >= Self.partLength { closePart() }
    }

    private mutating func closePart() {
        if needsComposing {
            let text = String(decoding: part, as: UTF8.self)
            composed.append(contentsOf: text.precomposedStringWithCanonicalMapping.utf8)
        } else {
            composed.append(contentsOf: part)
        }
        part.removeAll(keepingCapacity: true)
        needsComposing = false
    }

    /// Characters of NFC that compose with nothing before them, without a look at the tables: Latin, Greek, Cyrillic,
    /// Hebrew and Arabic letters, punctuation, kana, Han, Hangul, emoji.
    private static func staysAsItIs(_ value: UInt32) -> Bool {
        switch value {
        case 0...0x2FF, 0x0388...0x0482, 0x05D0...0x05EA, 0x0620...0x064A, 0x2010...0x205E, 0x3041...0x3096,
            0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x1F300...0x1FAFF:
            true
        default: false
        }
    }

    /// Whether it may compose with what stands before it: marks, the vowels and final consonants of Hangul, and the
    /// vowels of Kirat Rai.
    private static func isDependent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1160...0x11FF, 0x16D63...0x16D6A: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
            append(contentsOf: scalar.utf8)
        }
    }
}

// MARK: After composing

/// Writes what depends on its neighbours: white space, and what takes no room of its own.
private struct Writer {
    let form: Form
    private var text: [UInt8] = []
    /// What stands behind the last character written, until the next one shows that it is not the end.
    private var gap = Gap()
    /// Marks since the last character that is none.
    private var marks = 0
    /// Whether one of them was too many: then so are all behind it, as what composing has put in order stays in order.
    private var hasTooManyMarks = false
    private var lastIsSelector = false
    private var isVisible = false

    private struct Gap {
        /// Of zero width, before the white space.
        var before: Unicode.Scalar?
        var hasSpace = false
        var newlines = 0
        /// Of zero width, behind the white space.
        var after: Unicode.Scalar?

        var hasWhiteSpace: Bool { hasSpace || newlines > 0 }
    }

    init(form: Form) {
        self.form = form
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        switch Fate(scalar, form) {
        case .drop: break
        case .space:
            gap.hasSpace = true
            gap.after = nil
        case .newline:
            gap.newlines = min(gap.newlines + 1, 2)
            gap.after = nil
        case .zeroWidth: appendZeroWidth(scalar)
        case .selector: appendSelector(scalar)
        case .mark: appendMark(scalar)
        case .keep, .tag:
            closeGap()
            startMarks()
            write(scalar)
        }
    }

    /// The text, or nothing where nothing in it can be seen.
    func finish() -> String {
        isVisible ? String(decoding: text, as: UTF8.self) : ""
    }

    private mutating func appendZeroWidth(_ scalar: Unicode.Scalar) {
        if gap.hasWhiteSpace {
            gap.after = gap.after ?? scalar
        } else {
            gap.before = gap.before ?? scalar
        }
    }

    /// One selector chooses; a second one, or one with nothing to choose for, says nothing.
    private mutating func appendSelector(_ scalar: Unicode.Scalar) {
        guard !text.isEmpty, !gap.hasWhiteSpace, gap.before == nil, !lastIsSelector else { return }
        write(scalar)
        lastIsSelector = true
    }

    /// A mark at the very beginning would stand on what the page has before it. What takes no room (a joiner, a
    /// selector) is nothing for marks to stand on: it does not make them start anew.
    private mutating func appendMark(_ scalar: Unicode.Scalar) {
        guard !text.isEmpty else { return }
        if gap.hasWhiteSpace { startMarks() }
        hasTooManyMarks = hasTooManyMarks || marks >= Self.maximumMarks(scalar)
        guard !hasTooManyMarks else { return }
        closeGap()
        marks += 1
        write(scalar)
    }

    private mutating func startMarks() {
        marks = 0
        hasTooManyMarks = false
    }

    /// The most marks on one character up to and with this one.
    ///
    /// Of the marks that any letter takes, 4: Vietnamese needs 2 and is composed to none, phonetic alphabets need 3.
    /// Thai and Lao need 3, and their marks are a favourite of those who pile them up. The marks of other scripts go up
    /// to 8: Hebrew with points and cantillation needs 5 or 6, the Quran 5, Burmese 5, Tibetan stacks are marks
    /// under marks, and those of mantras have 7 or 8.
    private static func maximumMarks(_ mark: Unicode.Scalar) -> Int {
        switch mark.value {
        case 0x0300...0x036F, 0x0483...0x0489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: 4
        case 0x0E00...0x0EFF: 4
        default: 8
        }
    }

    private mutating func closeGap() {
        defer { gap = Gap() }
        guard !text.isEmpty else { return }
        if let before = gap.before { text.append(before) }
        if gap.newlines > 0 {
            for _ in 0..<gap.newlines { text.append(0x0A) }
        } else if gap.hasSpace {
            text.append(0x20)
        }
        if let after = gap.after { text.append(after) }
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
        text.append(scalar)
        lastIsSelector = false
        isVisible = isVisible || Self.canBeSeen(scalar)
    }

    private static func canBeSeen(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII || (!scalar.properties.isDefaultIgnorableCodePoint && scalar.value != 0x2800)
    }
}
