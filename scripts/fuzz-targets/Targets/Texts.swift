import NewsDomain

/// What readers type is cleaned once and for all; summaries, words and counts of any text are bounded by it.
func tryTexts(_ text: String) {
    for clean in [PlainText.line, PlainText.paragraphs] {
        let once = clean(text)
        hold(
            clean(once).utf8.elementsEqual(once.utf8),
            "\(once.debugDescription) again is \(clean(once).debugDescription)"
        )
        hold(once.utf8.count <= 3 * text.utf8.count, "\(text.utf8.count) bytes became \(once.utf8.count)")
    }
    hold(!PlainText.line(text).utf8.contains(0x0A), "a line of more than one")
    let summary = SummaryMaker.summary(of: text)
    hold(summary.count <= SummaryMaker.length + 2, "a summary of \(summary.count)")
    _ = SummaryMaker.summary(of: Body(html: text, text: text))
    hold(LinkCount.links(in: text) <= text.utf8.count, "links")
    let words = WordTokenizer.words(in: text)
    hold(words.allSatisfy { $0.utf8.upperBound <= text.utf8.count && !$0.utf8.isEmpty }, "a word beyond the text")
    hold(zip(words, words.dropFirst()).allSatisfy { $0.utf8.lowerBound <= $1.utf8.lowerBound }, "words out of order")
    let folded = SearchFolding.fold(text)
    hold(
        SearchFolding.fold(folded) == folded,
        "\(folded.debugDescription) again is \(SearchFolding.fold(folded).debugDescription)"
    )
    _ = TermCounts(title: text, text: text, words: words)
    _ = CaseFolding.fold(text)
    _ = SortKey.of(text)
    tryMatches(text, words)
}

private func tryMatches(_ text: String, _ words: [Word]) {
    let (first, _) = parted(text)
    let matcher = TopicMatcher([TopicMatcher.Name(topicID: 1, name: first), .init(topicID: 2, name: "Harbour Board")])
    for match in matcher.matches(in: words) {
        hold(match.occurrences.count <= TopicMatcher.maximumOccurrences, "occurrences")
    }
}
