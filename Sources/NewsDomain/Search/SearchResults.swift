/// A page of what was found, and what is to be said of the search.
package struct SearchResults: Sendable {
    package var page: Page<SearchHit, SearchCursor>
    /// Counted up to ``SearchQuery/ranked``.
    package var total: Total
    /// How many of the newest matches were ranked, where there are more; nil where all were.
    package var rankedAmong: Int?
    /// The search with a word put right, which finds something; nil where there is none to suggest.
    package var didYouMean: String?
    /// The glossary's entry of which a name was typed.
    package var topic: TopicSummary?
    /// As many as were asked for, in that order.
    package var facets: [FacetCounts] = []
    /// Whether articles wait to be indexed: what is found may not be all.
    package var isIncomplete = false

    package init(page: Page<SearchHit, SearchCursor>, total: Total) {
        self.page = page
        self.total = total
    }
}

/// An article that was found.
package struct SearchHit: Sendable {
    package var article: ArticleSummary
    /// How well it fits, above 0: to be compared within one answer alone. Nil in the order of time.
    package var score: Double?
    /// Nil where they were not asked for.
    package var highlights: SearchHighlights?

    package init(article: ArticleSummary, score: Double?, highlights: SearchHighlights? = nil) {
        self.article = article
        self.score = score
        self.highlights = highlights
    }
}

/// Where the words stand in an article: escaped HTML with `<mark>` around them, and no other element.
package struct SearchHighlights: Hashable, Sendable {
    /// The whole title, nil where none of the words stand in it.
    package var title: String?
    /// The whole summary, nil where none of the words stand in it.
    package var summary: String?
    /// Places of the body in the order of the text, at most ``snippets``.
    package var body: [String]

    package init(title: String?, summary: String?, body: [String]) {
        self.title = title
        self.summary = summary
        self.body = body
    }

    package static let snippets = 3
}

/// How many of the ranked matches have each value of a facet.
package struct FacetCounts: Sendable {
    package var facet: SearchFacet
    /// The most frequent first, at most ``SearchQuery/facetValues``.
    package var values: [Value]

    package init(_ facet: SearchFacet, _ values: [Value]) {
        self.facet = facet
        self.values = values
    }

    /// A value that some matches have.
    package struct Value: Hashable, Sendable {
        /// What to filter by: a slug, a language tag, a year.
        package var value: String
        /// What it is called.
        package var name: String
        package var count: Int

        package init(value: String, name: String, count: Int) {
            self.value = value
            self.name = name
            self.count = count
        }
    }
}
