internal import NewsDomain
internal import NewsJSON

/// Readers' comments.
struct CommentController {
    let newsroom: Newsroom
    let caching: ResponseCaching

    var endpoints: [Endpoint] {
        [
            Endpoint(read: "/v1/articles/{article}/comments", list)
        ]
    }

    /// How comments are laid out.
    private enum View: String, CaseIterable {
        case tree, flat
    }

    /// GET /v1/articles/{article}/comments
    @Sendable func list(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        let article = try request.article()
        let view: View = reader.choice("view", standard: .tree)
        var query = CommentQuery()
        query.order = reader.choice("sort", standard: .oldest)
        query.thread = reader.integer("thread", in: 1...Int.max).map(Int64.init)
        if query.thread != nil, view == .tree {
            let params = FaultParams(other: "view")
            reader.fault("thread", "notPossible", "“thread” goes with “view=flat” only.", params)
        }
        query.cursor = reader.cursor(Cursor.comments)
        query.limit = reader.limit()
        query.counts = reader.isSet("count")
        switch view {
        case .tree: return try threads(article, query, &reader, request)
        case .flat: return try comments(article, query, &reader, request)
        }
    }

    private func threads(
        _ article: ResourceReference,
        _ query: CommentQuery,
        _ reader: inout QueryReader,
        _ request: Request
    ) throws -> Answer {
        let selection = reader.fields(of: .thread)
        let parameters = try reader.finish()
        return try caching.answer(request, parameters, .comments) {
            let (page, time) = try timed { try newsroom.commentThreads(of: article, query) }
            return answer(page, request) {
                Answer.list(
                    $0,
                    .thread,
                    selection,
                    limit: query.limit,
                    address: ListAddress(request, parameters, below: caching.publicURL),
                    databaseTime: time,
                    cursor: Cursor.encode
                ).showing(.articles)
            }
        }
    }

    private func comments(
        _ article: ResourceReference,
        _ query: CommentQuery,
        _ reader: inout QueryReader,
        _ request: Request
    ) throws -> Answer {
        let selection = reader.fields(of: .comment)
        let parameters = try reader.finish()
        return try caching.answer(request, parameters, .comments) {
            let (page, time) = try timed { try newsroom.comments(of: article, query) }
            return answer(page, request) {
                Answer.list(
                    $0,
                    .comment,
                    selection,
                    limit: query.limit,
                    address: ListAddress(request, parameters, below: caching.publicURL),
                    databaseTime: time,
                    cursor: Cursor.encode
                ).showing(.articles)
            }
        }
    }
}
