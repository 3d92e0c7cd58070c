internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func search(_ query: SearchQuery, at now: Timestamp) throws -> SearchResults {
        let ids = try articles(query.articles, at: now)
        let hits = ids.items.map {
            SearchHit(
                article: $0,
                score: query.order == .relevance ? 1 : nil,
                highlights: query.highlights ? SearchHighlights(title: nil, summary: nil, body: []) : nil
            )
        }
        return SearchResults(page: Page(items: hits, next: nil), total: Total(count: hits.count, isExact: true))
    }

    package func suggestions(_ query: SuggestionQuery, at now: Timestamp) throws -> [SearchSuggestion] { [] }
}
