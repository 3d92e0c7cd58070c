/// What somebody searches for among the articles.
package struct SearchQuery: Sendable {
    package var expression: SearchExpression
    /// Filters, the parts to load, how many, and whose eyes: with a status what editors see, too. Order, cursor, ids, `exclude`
    /// and bounds of the last change are not used.
    package var articles = ArticleQuery()
    package var order = SearchOrder.relevance
    /// Where the page before ended; of another order than this one there is none.
    package var cursor: SearchCursor?
    /// In the order asked for.
    package var facets: [SearchFacet] = []
    package var highlights = false

    package init(_ expression: SearchExpression) {
        self.expression = expression
    }

    /// The most characters of what is typed, as Unicode scalars.
    package static let maximumLength = 200
    /// How many of the newest matches are ranked, counted in facets, and counted exactly.
    package static let ranked = 1_000
    /// The most that one page may have.
    package static let maximumLimit = 50
    /// The most values of one facet that are told, the most frequent first.
    package static let facetValues = 20
}

/// The order of what was found.
package enum SearchOrder: String, Sendable, CaseIterable {
    /// How well the words fit, the best first; of equals the newest.
    case relevance
    /// By publication, the newest first; what is not published by its last change.
    case newest
}

/// Where a page of a search ended.
package enum SearchCursor: Hashable, Sendable {
    /// In the order of time: the place in the index of the last article.
    case newest(Int64)
    /// By relevance: the place of the newest article that was ranked for the first page, the score of the last one given and
    /// its place. The score counts where that one is found no more.
    case relevance(from: Int64, score: Double, place: Int64)
}

/// What the articles that were found can be counted by.
package enum SearchFacet: String, Sendable, CaseIterable {
    case section, tag, topic, author, language
    /// Of publication, in UTC.
    case year
}
