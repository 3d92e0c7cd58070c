internal import Hummingbird
internal import NewsDomain
internal import NewsJSON

/// An editor's picks.
struct CollectionController {
    let newsroom: Newsroom

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/v1/collections", list),
            Endpoint(.get, "/v1/collections/{collection}", show),
        ]
    }

    /// GET /v1/collections
    @Sendable func list(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let query = reader.positioned()
        let selection = reader.fields(of: .collection)
        try reader.finish()
        let (page, time) = try await timed { try await newsroom.collections(query) }
        return .list(
            page,
            .collection,
            selection,
            limit: query.limit,
            request: request,
            databaseTime: time,
            cursor: Cursor.encode
        )
    }

    /// GET /v1/collections/{collection}
    @Sendable func show(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let selection = reader.fields(of: .collection)
        let slug = try context.segment("collection")
        try reader.finish()
        let (collection, time) = try await timed { try await newsroom.collection(slug) }
        return .one(collection, .collection, selection, databaseTime: time)
    }
}
