internal import Foundation

/// One form for all the ways to write a text: in capitals or small letters, composed or not. What is compared, not shown.
package enum CaseFolding {
    /// The text in NFC with full case folding (Unicode, section 5.18): `ß` is `ss`, the final sigma is a sigma.
    ///
    /// Beyond that `ı` and `i̇` are `i`: of a capital `I` nobody can tell which of them it was without knowing the language.
    package static func fold(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        // There and back: each letter of a kind has one capital, and that has one small letter.
        let folded = text.precomposedStringWithCanonicalMapping.lowercased().uppercased().lowercased()
        var scalars = String.UnicodeScalarView()
        for scalar in folded.unicodeScalars where scalar != combiningDot || scalars.last != "i" {
            scalars.append(scalar)
        }
        return String(scalars).precomposedStringWithCanonicalMapping
    }

    private static let combiningDot: Unicode.Scalar = "\u{307}"
}
