/// A word of a text as search compares it.
package struct FoldedWord: Sendable {
    /// The hash of its folded UTF-8; the same on every machine, and in every version of the folding that folds it alike.
    package var hash: UInt64
    /// Where it stands in the text's UTF-8, from its first letter to its last with the marks on it.
    package var utf8: Range<Int>

    package init(hash: UInt64, utf8: Range<Int>) {
        self.hash = hash
        self.utf8 = utf8
    }
}
