/// An article shown beside another, and why.
package struct RelatedArticle: Sendable {
    /// How it came to be there.
    package enum Source: Sendable {
        /// An editor set it.
        case curated
        /// It was worked out; the score has meaning only in comparison, the weightiest reason comes first.
        case computed(score: Double, reasons: [RelatedReason])
    }

    package var article: ArticleSummary
    package var source: Source

    package init(article: ArticleSummary, source: Source) {
        self.article = article
        self.source = source
    }

    /// How many are answered where the caller does not say, and the most that may be asked for.
    package static let defaultLimit = 4
    package static let maximumLimit = 12
}

/// What two articles have in common.
package enum RelatedReason: Hashable, Sendable {
    case topic(NamedReference)
    case tag(NamedReference)
    case section(NamedReference)
    /// Words that mark both texts.
    case text(words: [String])
    /// They were published within a month of each other.
    case time
}
