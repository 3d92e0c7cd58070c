internal import Hummingbird
internal import NewsDomain
internal import NewsJSON

/// Who writes.
struct AuthorController {
    let newsroom: Newsroom

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/v1/authors", list),
            Endpoint(.get, "/v1/authors/{author}", show),
        ]
    }

    /// GET /v1/authors
    @Sendable func list(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let query = reader.named()
        let selection = reader.fields(of: .author)
        try reader.finish()
        let (page, time) = try await timed { try await newsroom.authors(query) }
        return .list(
            page,
            .author,
            selection,
            limit: query.limit,
            request: request,
            databaseTime: time,
            cursor: Cursor.encode
        )
    }

    /// GET /v1/authors/{author}
    @Sendable func show(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let selection = reader.fields(of: .author)
        let slug = try context.segment("author")
        try reader.finish()
        let (author, time) = try await timed { try await newsroom.author(slug) }
        return .one(author, .author, selection, databaseTime: time)
    }
}
