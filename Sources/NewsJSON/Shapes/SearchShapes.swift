package import NewsDomain

extension Shape where Value == SearchHit {
    /// An article that was found.
    package static let searchHit = Shape([
        .object("article", .summary) { $0.article },
        .custom("score") { hit, json in
            // That of a word that stands in nearly every article is next to nothing.
            if let score = hit.score { json.significant(score) } else { json.null() }
        },
        .object("highlights", .highlights) { $0.highlights },
    ])
}

extension Shape where Value == SearchHighlights {
    /// Where the words stand in an article.
    static let highlights = Shape([
        .string("title") { $0.title },
        .string("summary") { $0.summary },
        .strings("body") { $0.body },
    ])
}

extension Shape where Value == SearchSuggestion {
    /// Something whose name goes on as what was typed begins.
    package static let suggestion = Shape([
        .string("type") { $0.kind.rawValue },
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
        .address { $0.addressed },
        .string("name") { $0.name },
        .string("alias") { $0.alias },
        .integer("articleCount") { $0.articleCount },
    ])
}

/// A search with what it found.
private struct Search: Sendable {
    let query: SearchQuery
    let results: SearchResults
}

extension Shape where Value == Search {
    /// What is to be said of a search.
    fileprivate static let searchMeta = Shape([
        .string("query") { $0.query.expression.text },
        .string("sortedBy") { $0.query.order.rawValue },
        .integer("rankedAmong") { $0.results.rankedAmong },
        .string("didYouMean") { $0.results.didYouMean },
        .object("topic", .topic) { $0.results.topic },
        .object("facets", .facets) { $0.query.facets.isEmpty ? nil : $0 },
        .boolean("isIncomplete") { $0.results.isIncomplete },
    ])

    /// A member for each facet that was asked for.
    private static let facets = Shape(
        SearchFacet.allCases.map { facet in
            Field.list(facet.rawValue, .facetValue) { search in
                search.results.facets.first { $0.facet == facet }?.values ?? []
            }
            .onlyIf { $0.query.facets.contains(facet) }
        }
    )
}

extension Shape where Value == FacetCounts.Value {
    /// What to filter by, and how many there are.
    static let facetValue = Shape([
        .string("value") { $0.value },
        .string("name") { $0.name },
        .integer("count") { $0.count },
    ])
}

extension PageWriter {
    private static let page: JSONKey = "page"
    private static let meta: JSONKey = "meta"

    /// A page of what was found, with what is to be said of the search beside it. `next` is the cursor's text.
    package static func search(
        _ query: SearchQuery,
        _ results: SearchResults,
        _ selection: FieldSelection?,
        next: String?,
        addresses: SiteAddresses
    ) -> [UInt8] {
        var json = JSONWriter(capacity: 1024 * (results.page.items.count + 1), addresses: addresses)
        json.object { json in
            json.key(data)
            json.array(results.page.items) { Shape<SearchHit>.searchHit.write($1, to: &$0, selection) }
            json.key(page)
            write(limit: query.articles.limit, next: next, total: results.total, to: &json)
            json.key(meta)
            Shape<Search>.searchMeta.write(Search(query: query, results: results), to: &json)
        }
        return json.finish()
    }
}
