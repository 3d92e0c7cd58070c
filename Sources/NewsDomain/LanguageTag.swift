/// A language tag as in BCP 47 (RFC 5646), in its recommended case: `en`, `pt-BR`, `zh-Hant-TW`.
package struct LanguageTag: Hashable, Sendable {
    /// The tag's text.
    package let text: String

    /// A well-formed tag (RFC 5646, section 2.1: subtags of 1 to 8 letters and digits, the first of 2 to 8 letters, and
    /// no singleton at the end), put into its recommended case (section 2.1.1); `_` is read as `-`. Nil where it is
    /// not well-formed.
    package init?(_ text: String) {
        guard text.utf8.count <= 35 else { return nil }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard let first = parts.first, (2...8).contains(first.utf8.count), first.utf8.allSatisfy(Self.isLetter)
        else { return nil }
        var subtags = [first.lowercased()]
        for part in parts.dropFirst() {
            guard (1...8).contains(part.utf8.count),
                part.utf8.allSatisfy({ Self.isLetter($0) || (0x30...0x39).contains($0) })
            else { return nil }
            // A region is two letters, a script four; anything behind a singleton is an extension, in lower case.
            let inExtension = subtags.contains { $0.utf8.count == 1 }
            switch part.utf8.count {
            case 2 where !inExtension: subtags.append(part.uppercased())
            case 4 where !inExtension && part.utf8.allSatisfy(Self.isLetter):
                subtags.append(part.prefix(1).uppercased() + part.dropFirst().lowercased())
            default: subtags.append(part.lowercased())
            }
        }
        // A singleton introduces something; behind an x they are no singletons.
        guard subtags.last?.utf8.count != 1 || subtags.dropLast().contains("x") else { return nil }
        self.text = subtags.joined(separator: "-")
    }

    /// English: what is assumed where a source does not say.
    package static let english = LanguageTag(trusted: "en")

    /// A tag that is known to be well-formed because it was stored as one.
    package init(trusted text: String) {
        self.text = text
    }

    /// The primary language subtag: `zh` of `zh-Hant-TW`.
    package var primary: Substring {
        Substring(text.utf8.prefix { $0 != UInt8(ascii: "-") })
    }

    /// Whether the primary subtag has the two or three letters that languages have (ISO 639). Longer ones are well-formed,
    /// but no language has one: who says `english` means `en`.
    package var namesALanguage: Bool { primary.utf8.count <= 3 }

    /// The direction the language is written in, by its script where the tag names one, else by its usual script.
    package var direction: WritingDirection {
        if text.utf8.contains(UInt8(ascii: "-")),
            let script = text.split(separator: "-").dropFirst().first(where: { $0.utf8.count == 4 })
        {
            return Self.rightToLeftScripts.contains(String(script)) ? .rightToLeft : .leftToRight
        }
        return Self.rightToLeftLanguages.contains(String(primary)) ? .rightToLeft : .leftToRight
    }

    // Unicode CLDR, scriptMetadata: the scripts in modern use that are written right to left, and the languages
    // whose likely script is one of them.
    private static let rightToLeftScripts: Set<String> = [
        "Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa",
    ]
    private static let rightToLeftLanguages: Set<String> = [
        "ar", "arc", "arz", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "khw", "ks", "lrc", "mzn", "nqo", "pnb",
        "prs", "ps", "sd", "syr", "ug", "ur", "yi",
    ]

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

/// The direction a text is written in.
package enum WritingDirection: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
}
