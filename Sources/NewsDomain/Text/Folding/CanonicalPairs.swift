internal import Foundation

/// How letters are put together of others (UAX #15).
enum CanonicalPairs {
    /// Of each of the letters that others are composed to: the letter and the mark that it is made of last.
    static func pairs(composing letters: [Unicode.Scalar]) -> [(letter: Unicode.Scalar, mark: Unicode.Scalar)] {
        let text = letters.map { String($0) }.joined(separator: "\n").decomposedStringWithCanonicalMapping
        return text.unicodeScalars.split(separator: "\n").compactMap { decomposed in
            guard decomposed.count > 1, let mark = decomposed.last else { return nil }
            // Some are taken apart for good (composition exclusions).
            let composed = String(String.UnicodeScalarView(decomposed)).precomposedStringWithCanonicalMapping
            guard composed.unicodeScalars.count == 1 else { return nil }
            let rest = String(String.UnicodeScalarView(decomposed.dropLast())).precomposedStringWithCanonicalMapping
            return rest.unicodeScalars.last.map { ($0, mark) }
        }
    }
}
