internal import NewsDomain
internal import NewsJSON

// The parameters of searching.

extension QueryReader {
    /// A search, and what of it is shown.
    mutating func search(_ request: Request, in newsroom: Newsroom) throws -> (SearchQuery, fields: FieldSelection?) {
        var query = SearchQuery(expression())
        query.articles = try articleFilters(in: newsroom)
        query.articles.status = try status(request, among: EditorialFilter.searched)
        query.order = choice("sort", standard: .relevance)
        let order = query.order
        query.cursor = cursor { Cursor.search($0, order) }
        query.articles.limit = limit(atMost: SearchQuery.maximumLimit)
        query.facets = choices("facets")
        let highlights = isSet("highlight")
        let (fields, parts) = selection(of: .searchHit, .searchHit)
        query.articles.parts = parts
        query.highlights = highlights && fields?.contains("highlights") != false
        return (query, fields)
    }

    /// What a box for searching asks for.
    mutating func suggestions(in newsroom: Newsroom) throws -> SuggestionQuery {
        var query = SuggestionQuery(required("q", atMost: SearchQuery.maximumLength))
        query.languages = try languages(in: newsroom)
        query.limit = limit(SuggestionQuery.maximumLimit, atMost: SuggestionQuery.maximumLimit)
        return query
    }

    /// What is searched for. Texts that are understood alike are one to the cache.
    private mutating func expression() -> SearchExpression {
        let expression = SearchExpression(required("q", atMost: SearchQuery.maximumLength))
        replaceLast(with: [expression.text])
        return expression
    }
}

extension EditorialFilter {
    /// The words that name what may be searched: what lies in the trash is in no index.
    fileprivate static let searched = words.filter { $0 != EditorialStatus.trashed.rawValue }
}
