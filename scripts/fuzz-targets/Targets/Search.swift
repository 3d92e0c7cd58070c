import NewsDomain

/// What is typed is understood, and understood the same when it is typed as it was understood; what is shown of a text is
/// the text, escaped, with marks. The first line is what is typed, the rest the text.
func trySearch(_ input: String) {
    let (typed, text) = parted(input)
    let expression = SearchExpression(typed)
    let again = SearchExpression(expression.text)
    hold(again == expression, "\(expression)\nis spelled “\(expression.text)”, which is\n\(again)")
    let phrases = expression.required.joined().count + expression.excluded.count
    hold(phrases <= SearchExpression.maximumPhrases, "\(phrases) phrases")
    let highlighter = SearchHighlighter(expression, continuations: ["harbour", "hafen"])
    if let marked = highlighter.mark(text) {
        hold(plain(marked)?.utf8.elementsEqual(text.utf8) == true, "marked: \(marked)")
        hold(marked.contains("<mark>"), "nothing is marked in \(marked)")
    }
    for snippet in highlighter.snippets(of: text, atMost: 3) {
        hold(plain(snippet) != nil && snippet.contains("<mark>"), "snippet: \(snippet)")
        hold(snippet.utf8.count < 16_384, "a snippet of \(snippet.utf8.count) bytes")
    }
    _ = SuggestionQuery(typed)
}

/// The text of HTML that holds nothing but text and marks, each closed; nil for any other.
private func plain(_ html: String) -> String? {
    var text: [UInt8] = []
    var (rest, isMarked) = (html.utf8[...], false)
    let pieces = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]
    while let byte = rest.first {
        let tag = isMarked ? "</mark>" : "<mark>"
        if rest.starts(with: tag.utf8) {
            rest = rest.dropFirst(tag.utf8.count)
            isMarked.toggle()
        } else if let (name, meaning) = pieces.first(where: { rest.starts(with: $0.0.utf8) }) {
            text += meaning.utf8
            rest = rest.dropFirst(name.utf8.count)
        } else {
            guard !"<>&\"'".utf8.contains(byte) else { return nil }
            text.append(byte)
            rest = rest.dropFirst()
        }
    }
    return isMarked ? nil : String(validating: text, as: UTF8.self)
}
