extension SearchPhrase {
    /// The words of a text, as one phrase; nil if it has none. It may continue if nothing stands behind its last word.
    init?(_ text: String) {
        var text = text
        var words: [String] = []
        var range: Range<Int>?
        var isWhole = true
        text.withUTF8 { source in
            FoldingScanner.scan(source) { letters, utf8 in
                guard words.count < SearchPhrase.maximumWords else {
                    isWhole = false
                    return false
                }
                words.append(String(decoding: letters, as: UTF8.self))
                range = (range?.lowerBound ?? utf8.lowerBound)..<utf8.upperBound
                return true
            }
        }
        guard let range, let last = words.last else { return nil }
        let original = String(decoding: Array(text.utf8)[range], as: UTF8.self)
        self.init(
            words: words,
            mayContinue: isWhole && range.upperBound == text.utf8.count && SearchPhrase.mayBegin(last),
            // Typed again, `OR` would be an operator.
            original: original == "OR" ? "or" : original
        )
    }

    /// Whether a folded word may be the beginning of a longer one that is worth looking for.
    private static func mayBegin(_ word: String) -> Bool {
        let letters = word.unicodeScalars.filter { !$0.isMark }
        guard let first = letters.first, let last = letters.last, word.utf8.count < FoldingScanner.wordLimit else {
            return false
        }
        let isOfLetters = last.properties.isAlphabetic || "0"..."9" ~= last
        return isOfLetters && (letters.count > 1 || WritingSystem.isDense(first.value))
    }
}
