internal import Hummingbird
internal import NewsDomain
internal import NewsJSON

/// Pictures and films.
struct GalleryController {
    let newsroom: Newsroom

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/v1/galleries", list),
            Endpoint(.get, "/v1/galleries/{gallery}", show),
        ]
    }

    /// GET /v1/galleries
    @Sendable func list(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let query = galleryQuery(&reader)
        let selection = reader.fields(of: .gallery)
        try reader.finish()
        let (page, time) = try await timed { try await newsroom.galleries(query) }
        return .list(
            page,
            .gallery,
            selection,
            limit: query.limit,
            request: request,
            databaseTime: time,
            cursor: Cursor.encode
        )
    }

    /// GET /v1/galleries/{gallery}
    @Sendable func show(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let selection = reader.fields(of: .gallery)
        let slug = try context.segment("gallery")
        try reader.finish()
        let (gallery, time) = try await timed { try await newsroom.gallery(slug) }
        return .one(gallery, .gallery, selection, databaseTime: time)
    }

    private func galleryQuery(_ reader: inout QueryReader) -> GalleryQuery {
        var query = GalleryQuery()
        query.kind = reader.choice("kind")
        query.cursor = reader.cursor(Cursor.articles)
        query.limit = reader.limit()
        query.counts = reader.flag("count") ?? false
        return query
    }
}
