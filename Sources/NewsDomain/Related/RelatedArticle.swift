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

/// Which articles to show beside one.
package struct RelatedQuery: Sendable {
    package var article: ResourceReference
    /// Only what is in these, looked up among those of live articles; nil for the article's own, and an editor's choice in any.
    package var languages: LanguageRanges?
    package var limit = RelatedArticle.defaultLimit
    package var parts = ArticleParts.all

    package init(to article: ResourceReference) {
        self.article = article
    }
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
