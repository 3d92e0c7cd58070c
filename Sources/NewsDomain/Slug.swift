import Foundation

/// The name of a resource in a URL: letters and digits of any script in lower case, NFC, joined by `-`, at most
/// 120 characters, and never digits alone, so that it cannot be taken for an id.
package struct Slug: Hashable, Sendable, CustomStringConvertible {
    /// The slug's text.
    package let text: String

    /// The most characters a slug has, as Unicode scalars.
    package static let maximumLength = 120

    /// The slug made of a title, or of a slug from elsewhere, in small letters as its language has them: what is neither
    /// letter nor digit becomes `-`. Nil where nothing is left of it.
    package init?(from title: some StringProtocol, language: LanguageTag? = nil) {
        let composed = String(title).precomposedStringWithCanonicalMapping
        self.init(ofLowerCase: LowerCase.of(composed, language: language))
    }

    /// Of a text in small letters; as formerly where variation selectors count as marks of the character before them.
    private init?(ofLowerCase lowered: String, asFormerly: Bool = false) {
        var scalars = String.UnicodeScalarView()
        var pendingHyphen = false
        for scalar in lowered.unicodeScalars {
            let isNothing = !asFormerly && Self.isInvisibleMark(scalar)
            guard !isNothing, Self.belongs(scalar, after: scalars.last, hyphenated: pendingHyphen) else {
                // An apostrophe joins ("don't" is "dont"); everything else parts.
                if !isNothing, !Self.joins(scalar) { pendingHyphen = !scalars.isEmpty }
                continue
            }
            if pendingHyphen { scalars.append("-") }
            pendingHyphen = false
            scalars.append(scalar)
        }
        let composed = String(scalars).precomposedStringWithCanonicalMapping
        guard !composed.isEmpty else { return nil }
        self.init(shortened: composed)
    }

    /// Under which slugs to look for what somebody typed, in whatever case and normal form: as it is made today, as Turkish
    /// makes it, and as it was made before there were rules of languages. At most three, none of which is the text itself.
    package static func spellings(of typed: String) -> [Slug] {
        let turkish = LanguageTag(trusted: "tr")
        let forms = [Slug(from: typed), Slug(from: typed, language: turkish), former(of: typed)]
        var spellings: [Slug] = []
        for slug in forms.compactMap(\.self) where !slug.text.utf8.elementsEqual(typed.utf8) {
            if !spellings.contains(slug) { spellings.append(slug) }
        }
        return spellings
    }

    /// Whether a text has the form of a slug, be it that of earlier versions, which stored slugs may have.
    package static func isForm(_ text: String) -> Bool {
        [Slug(from: text), former(of: text)].contains { $0?.text.utf8.elementsEqual(text.utf8) == true }
    }

    private static func former(of text: String) -> Slug? {
        Slug(ofLowerCase: text.precomposedStringWithCanonicalMapping.lowercased(), asFormerly: true)
    }

    /// A slug that is known to be one because it was stored as one.
    package init(trusted text: String) {
        self.text = text
    }

    /// The same slug with `-n` behind it, within the length: how the second of a name is told from the first.
    package func numbered(_ n: Int) -> Slug {
        let suffix = "-\(n)"
        return Slug(trusted: Slug.cut(text, to: Slug.maximumLength - suffix.count) + suffix)
    }

    /// Whether the slug is digits alone, and so could be taken for an id: such a one is always numbered.
    package var looksLikeID: Bool {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    package var description: String { text }

    private init(shortened text: String) {
        self.text = Slug.cut(text, to: Slug.maximumLength)
    }

    /// At most `length` Unicode scalars, ending at a hyphen where one is near the cut, never with one.
    private static func cut(_ text: String, to length: Int) -> String {
        guard text.unicodeScalars.count > length else { return text }
        var cut = Substring(text.unicodeScalars.prefix(length))
        if let hyphen = cut.lastIndex(of: "-"), cut.distance(from: hyphen, to: cut.endIndex) < length / 3 {
            cut = cut[..<hyphen]
        }
        while cut.last == "-" { cut.removeLast() }
        return String(cut)
    }

    private static func belongs(_ scalar: Unicode.Scalar, after last: Unicode.Scalar?, hyphenated: Bool) -> Bool {
        if scalar.isASCII { return (0x61...0x7A).contains(scalar.value) || (0x30...0x39).contains(scalar.value) }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
            .letterNumber:
            return true
        case .nonspacingMark, .spacingMark:
            // Vowel signs and accents belong to the letter before them; alone they are noise.
            return last != nil && !hyphenated
        case .format:
            // Zero-width (non-)joiners spell words in Persian and Indic scripts, but are unsure in URLs: dropped below.
            return false
        default:
            return false
        }
    }

    /// What only says how the character before it is drawn.
    private static func isInvisibleMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isVariationSelector || scalar == "\u{34F}"
    }

    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", "\u{2018}", "\u{2019}", "\u{2BC}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{2060}", "\u{FEFF}": true
        default: false
        }
    }
}
