/// A comment as it stands among the newest of all, with the article that it is on.
package struct RecentComment: Sendable {
    package var comment: Comment
    /// Without authors and tags.
    package var article: ArticleSummary

    package init(comment: Comment, article: ArticleSummary) {
        (self.comment, self.article) = (comment, article)
    }
}

/// Which of the newest comments to list.
package struct RecentCommentQuery: Sendable {
    /// Only those on this article, by its id, its slug or a former one.
    package var article: ResourceReference?
    package var limit = 20

    package init() {}

    /// The most comments that are looked at for a list: those that readers may not see any more, as their articles were
    /// withdrawn, are passed over.
    package static let maximumLookedAt = 1_000
}
