internal import NewsDomain

/// What is worked out of an imported article before its rows are written.
struct PreparedArticle: Sendable {
    private(set) var text: PreparedText
    /// In the order of the comments.
    let commentDigests: [Int64]

    init(_ article: ImportedArticle, matcher: TopicMatcher) {
        text = PreparedText(
            title: article.title,
            body: article.body,
            summary: article.summary,
            matcher: matcher
        )
        commentDigests = article.comments.map(\.digest)
    }

    /// The same with the topics of another matcher.
    func tied(by matcher: TopicMatcher, _ article: ImportedArticle) -> PreparedArticle {
        var tied = self
        tied.text.topics = matcher.matches(in: WordTokenizer.words(in: article.body.text))
        return tied
    }
}
