internal import Hummingbird
internal import NewsDomain
internal import NewsJSON

/// The parts of the newsroom.
struct SectionController {
    let newsroom: Newsroom

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/v1/sections", list),
            Endpoint(.get, "/v1/sections/{section}", show),
        ]
    }

    /// GET /v1/sections
    @Sendable func list(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let query = reader.positioned()
        let selection = reader.fields(of: .section)
        try reader.finish()
        let (page, time) = try await timed { try await newsroom.sections(query) }
        return .list(
            page,
            .section,
            selection,
            limit: query.limit,
            request: request,
            databaseTime: time,
            cursor: Cursor.encode
        )
    }

    /// GET /v1/sections/{section}
    @Sendable func show(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let selection = reader.fields(of: .section)
        let slug = try context.segment("section")
        try reader.finish()
        let (section, time) = try await timed { try await newsroom.section(slug) }
        return .one(section, .section, selection, databaseTime: time)
    }
}
