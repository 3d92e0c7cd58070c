internal import NewsDomain

/// What is worked out of an article's text alone, before its rows are written.
struct PreparedArticle: Sendable {
    let wordCount: Int
    let summary: String
    /// In the order of the comments.
    let commentDigests: [Int64]
    let topics: [TopicMatcher.Match]
    let terms: TermCounts

    init(_ article: ImportedArticle, matcher: TopicMatcher) {
        let words = WordTokenizer.words(in: article.body.text)
        wordCount = ReadingTime.words(words)
        summary = article.summary ?? SummaryMaker.summary(of: article.body.text)
        commentDigests = article.comments.map(\.digest)
        topics = matcher.matches(in: words)
        terms = TermCounts(title: article.title, text: article.body.text, words: words)
    }
}
