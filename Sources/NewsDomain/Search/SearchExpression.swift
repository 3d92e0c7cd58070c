/// What a reader looks for.
///
/// Words, all of which have to be met; `"a phrase"` (also “…”, „…“, «…», 「…」); `-word` and `-"a phrase"`, which must
/// not be met, behind a space or at the start; `OR` in capitals, or `|`, between two terms, which binds tighter than
/// the words standing beside each other. Whatever else is typed is text to look for: nothing is an error.
package struct SearchExpression: Sendable, Equatable {
    /// All of them must be met, each by any of its alternatives.
    package var required: [[SearchPhrase]]
    /// None of them may be met.
    package var excluded: [SearchPhrase]

    /// The most phrases that are looked for, the excluded ones among them.
    package static let maximumPhrases = 32

    /// Any text is an expression; one without a letter, digit or emoji has nothing required and finds nothing.
    ///
    /// Of a text with more than ``maximumPhrases``, the first are taken, and of a phrase the first
    /// ``SearchPhrase/maximumWords`` words; the rest is passed over. ``text`` shows what was taken.
    package init(_ text: String) {
        var parser = SearchExpressionParser(text)
        (required, excluded) = parser.parse()
    }

    /// Whether it finds nothing, whatever there is.
    package var isEmpty: Bool { required.isEmpty }

    /// As it was understood, in the query language: typed again it gives the same expression.
    ///
    /// Without what was passed over. A last word that is complete is in quotes, since what stands at the end may be a
    /// beginning.
    package var text: String {
        let last = required.last?.last
        let continues = last?.mayContinue ?? false
        var terms = required.map { $0.map(SearchExpression.spelled) }
        if let last, !continues, excluded.isEmpty, SearchPhrase(last.original)?.mayContinue ?? false {
            terms[terms.count - 1].removeLast()
            terms[terms.count - 1].append(SearchExpression.quoted(last))
        }
        let exclusions = excluded.map { "-" + SearchExpression.spelled($0) }
        let words = terms.map { $0.joined(separator: " OR ") }
        return (continues ? exclusions + words : words + exclusions).joined(separator: " ")
    }

    private static func spelled(_ phrase: SearchPhrase) -> String {
        phrase.original.unicodeScalars.contains(where: QueryMark.isSpace) ? quoted(phrase) : phrase.original
    }

    private static func quoted(_ phrase: SearchPhrase) -> String {
        "\"\(phrase.original)\""
    }
}
