/// Small letters as a language writes them (Unicode, SpecialCasing.txt).
package enum LowerCase {
    /// The text, in NFC, in small letters: in Turkish and Azerbaijani `I` is `ı`; in every language `İ` is a plain `i`, and a
    /// capital sigma at the end of a word is `ς`.
    package static func of(_ text: String, language: LanguageTag? = nil) -> String {
        let isTurkic = language.map { ["tr", "az"].contains($0.primary) } ?? false
        if !isTurkic, text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        let scalars = Array(text.unicodeScalars)
        var lowered = ""
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "I" where isTurkic: lowered += "ı"
            case "İ": lowered += "i"
            case "Σ": lowered += isFinal(index, in: scalars) ? "ς" : "σ"
            default: lowered += scalar.properties.lowercaseMapping
            }
        }
        return lowered
    }

    /// Whether a letter stands before the place, and none behind it (SpecialCasing.txt, Final_Sigma).
    private static func isFinal(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
        let behind = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
        return before?.properties.isCased == true && behind?.properties.isCased != true
    }
}
