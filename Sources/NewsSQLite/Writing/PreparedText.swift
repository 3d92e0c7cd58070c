internal import NewsDomain

/// What is worked out of an article's text alone, before its rows are written.
struct PreparedText: Sendable {
    let wordCount: Int
    let summary: String
    var topics: [TopicMatcher.Match]
    let terms: TermCounts

    init(title: String, body: Body, summary: String?, matcher: TopicMatcher) {
        let text = body.text
        let words = WordTokenizer.words(in: text)
        wordCount = ReadingTime.words(words)
        self.summary = summary ?? SummaryMaker.summary(of: body)
        topics = matcher.matches(in: words)
        terms = TermCounts(title: title, text: text, words: words)
    }
}
