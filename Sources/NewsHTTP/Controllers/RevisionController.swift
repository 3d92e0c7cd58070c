internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// What has become of an article over time, for editors.
struct RevisionController {
    let repository: any EditorialRepository
    let publicURL: String?

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/v1/articles/{article}/revisions", list),
            Endpoint(.get, "/v1/articles/{article}/revisions/{revision}", show),
        ]
    }

    /// GET /v1/articles/{article}/revisions
    @Sendable func list(_ request: Request) async throws -> Answer {
        _ = try request.require(.drafts)
        var reader = QueryReader(request)
        var query = RevisionQuery()
        query.cursor = reader.cursor(Cursor.revision)
        query.limit = reader.limit()
        let selection = reader.fields(of: .revisionSummary)
        let article = try request.article()
        let parameters = try reader.finish()
        let (page, time) = try await timedTask { [query] in try await repository.revisions(of: article, query) }
        return .list(
            page,
            .revisionSummary,
            selection,
            limit: query.limit,
            address: ListAddress(request, parameters, below: publicURL),
            databaseTime: time,
            cursor: Cursor.encode(revision:)
        ).uncached
    }

    /// GET /v1/articles/{article}/revisions/{revision}
    @Sendable func show(_ request: Request) async throws -> Answer {
        _ = try request.require(.drafts)
        var reader = QueryReader(request)
        let selection = reader.fields(of: .revision)
        try reader.finish()
        guard let number = Int(try request.segment("revision")), number > 0 else {
            throw NewsError(.notFound, "There is no such revision.")
        }
        let article = try request.article()
        let (revision, time) = try await timedTask { try await repository.revision(number, of: article) }
        return .one(revision, .revision, selection, databaseTime: time).uncached
    }
}
