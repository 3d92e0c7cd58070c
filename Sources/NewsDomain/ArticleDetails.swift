/// What there is of an article beyond what a list shows.
package protocol DetailedArticle: Sendable {
    /// In the form that was asked for; nil where the query did not ask for it.
    var body: String? { get }
    var topics: [ArticleTopic] { get }
    var commentsOpen: Bool { get }
    /// Oldest first.
    var corrections: [Correction] { get }
    var canonicalURL: String? { get }
    var source: ArticleSource? { get }
}

extension Article: DetailedArticle {}

/// The details of an article in a list that is asked for whole articles. A class, since most lists are not: their articles
/// carry a pointer and no more.
package final class ArticleDetails: DetailedArticle {
    /// Sanitised HTML.
    package let body: String?
    package let topics: [ArticleTopic]
    package let commentsOpen: Bool
    package let corrections: [Correction]
    package let canonicalURL: String?
    package let source: ArticleSource?

    package init(
        body: String?,
        topics: [ArticleTopic],
        commentsOpen: Bool,
        corrections: [Correction],
        canonicalURL: String?,
        source: ArticleSource?
    ) {
        self.body = body
        self.topics = topics
        self.commentsOpen = commentsOpen
        self.corrections = corrections
        self.canonicalURL = canonicalURL
        self.source = source
    }

    /// The most bytes of bodies that one list answers.
    package static let maximumBytes = 8 * 1024 * 1024
}
