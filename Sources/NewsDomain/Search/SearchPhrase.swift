/// Words that a reader looks for where they stand one behind the other.
package struct SearchPhrase: Sendable, Hashable {
    /// Folded words that stand one behind the other; a single one for a plain word. At least one and at most
    /// ``maximumWords``.
    package var words: [String]
    /// Whether the last word may be the beginning of one: what may not have been typed to its end. True for the last
    /// plain word of the whole text alone, unless a space or anything else stands behind it, and from two letters on
    /// (one in CJK).
    package var mayContinue: Bool
    /// As typed, for showing: from the first letter to the last.
    package var original: String

    /// The most words of a phrase that are looked for.
    package static let maximumWords = 16

    package init(words: [String], mayContinue: Bool = false, original: String) {
        self.words = words
        self.mayContinue = mayContinue
        self.original = original
    }
}
