internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// The change log, for editors: what has changed, when, and by whom.
struct ChangeController {
    let repository: any ChangeRepository
    let publicURL: String?

    var endpoints: [Endpoint] {
        [Endpoint(.get, "/v1/changes", list)]
    }

    /// GET /v1/changes
    @Sendable func list(_ request: Request) async throws -> Answer {
        _ = try request.require(.drafts)
        var reader = QueryReader(request)
        var query = ChangeLogQuery()
        query.kinds = Set(reader.choices("types"))
        query.id = reader.integer("id", in: 1...1 << 53).map(Int64.init)
        query.newestFirst = reader.choice("sort", standard: LogOrder.oldest) == .newest
        let after = reader.integer("after", in: 0...Int(Int32.max) << 20)
        if query.newestFirst, after != nil {
            reader.fault("after", "notPossible", "“after” does not go with “sort=newest”: use “cursor”.")
        }
        query.cursor = reader.cursor(Cursor.change) ?? after.map(Int64.init)
        query.limit = reader.limit()
        let selection = reader.fields(of: .change)
        let parameters = try reader.finish()
        let (page, time) = try timed { try repository.log(query) }
        return .list(
            page,
            .change,
            selection,
            limit: query.limit,
            address: ListAddress(request, parameters, below: publicURL),
            databaseTime: time,
            cursor: Cursor.encode(change:)
        ).uncached
    }

    private enum LogOrder: String, CaseIterable {
        case oldest, newest
    }
}
