import Foundation

/// What names are sorted and found by: without case, accents and leading punctuation.
package enum SortKey {
    /// The key of a name. Names of the same key are told apart by their ids.
    package static func of(_ name: String) -> String {
        let folded = name.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        let trimmed = folded.drop { !($0.isLetter || $0.isNumber) }
        return String(trimmed.isEmpty ? folded[...] : trimmed)
    }
}
