internal import NewsDomain
internal import NewsJSON

/// Searching, and what is suggested while somebody types.
struct SearchController {
    let newsroom: Newsroom
    let caching: ResponseCaching

    var endpoints: [Endpoint] {
        [
            Endpoint(read: "/v1/search", search),
            Endpoint(read: "/v1/search/suggest", suggest),
        ]
    }

    /// GET /v1/search
    @Sendable func search(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        let (query, fields) = try reader.search(request, in: newsroom)
        let parameters = try reader.finish()
        let render = {
            let (results, time) = try timed { try newsroom.search(query) }
            let next = results.page.next.map(Cursor.encode)
            return Answer.json(
                PageWriter.search(query, results, fields, next: next, addresses: newsroom.addresses),
                databaseTime: time
            )
            .linked(to: next, of: ListAddress(request, parameters, below: caching.publicURL))
            .showing(.articles, .catalogue)
        }
        guard query.articles.status == nil else { return try render().uncached }
        return try caching.answer(request, parameters, .search, render)
    }

    /// GET /v1/search/suggest
    @Sendable func suggest(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        let query = try reader.suggestions(in: newsroom)
        let fields = reader.fields(of: .suggestion)
        let parameters = try reader.finish()
        return try caching.answer(request, parameters, .suggestions) {
            let (suggestions, time) = try timed { try newsroom.suggestions(query) }
            return Answer.list(
                Page<SearchSuggestion, String>(items: suggestions, next: nil),
                .suggestion,
                fields,
                limit: query.limit,
                address: ListAddress(request, parameters, below: caching.publicURL),
                addresses: newsroom.addresses,
                databaseTime: time
            ) { $0 }
            .showing(.articles, .catalogue)
        }
    }
}
