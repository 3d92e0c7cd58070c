internal import Hummingbird
internal import NewsDomain
internal import NewsJSON

/// Keywords.
struct TagController {
    let newsroom: Newsroom

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/v1/tags", list),
            Endpoint(.get, "/v1/tags/{tag}", show),
        ]
    }

    /// GET /v1/tags
    @Sendable func list(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let query = reader.named()
        let selection = reader.fields(of: .tag)
        try reader.finish()
        let (page, time) = try await timed { try await newsroom.tags(query) }
        return .list(
            page,
            .tag,
            selection,
            limit: query.limit,
            request: request,
            databaseTime: time,
            cursor: Cursor.encode
        )
    }

    /// GET /v1/tags/{tag}
    @Sendable func show(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let selection = reader.fields(of: .tag)
        let slug = try context.segment("tag")
        try reader.finish()
        let (tag, time) = try await timed { try await newsroom.tag(slug) }
        return .one(tag, .tag, selection, databaseTime: time)
    }
}
