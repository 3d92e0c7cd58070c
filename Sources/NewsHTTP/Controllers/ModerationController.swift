internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// Comments of every status, for those who decide on them.
struct ModerationController {
    let repository: any ModerationRepository
    let moderation: ModerationService
    let publicURL: String?

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/v1/comments", list),
            Endpoint(.post, "/v1/comments/moderate", moderate),
        ]
    }

    /// GET /v1/comments
    @Sendable func list(_ request: Request) async throws -> Answer {
        _ = try request.require(.moderate)
        var reader = QueryReader(request)
        var query = ModerationQuery()
        let statuses = CommentStatus.allCases.map(\.rawValue)
        if let word = reader.one("status") {
            query.status = CommentStatus(rawValue: word)
            if query.status == nil, word != "any" {
                reader.unknownValue("status", word, known: statuses + ["any"])
            }
        }
        query.article = reader.reference("article")
        query.text = reader.one("q")
        query.createdFrom = reader.timestamp("createdAfter")
        query.createdBefore = reader.timestamp("createdBefore")
        query.order = reader.choice("sort", standard: .newest)
        query.cursor = reader.cursor(Cursor.comments)
        query.limit = reader.limit()
        let selection = reader.fields(of: .moderatedComment)
        let parameters = try reader.finish()
        let (page, time) = try await timedTask { [query] in try await repository.comments(query) }
        return .list(
            page,
            .moderatedComment,
            selection,
            limit: query.limit,
            address: ListAddress(request, parameters, below: publicURL),
            databaseTime: time,
            cursor: Cursor.encode
        ).uncached
    }

    /// POST /v1/comments/moderate
    @Sendable func moderate(_ request: Request) async throws -> Answer {
        let moderator = try request.require(.moderate)
        try request.refuseParameters()
        var members = try await RequestBody(request).members()
        let values = members.array("ids", atMost: ModerationService.maximumBatch)
        var ids: [Int64] = []
        for (index, value) in values.enumerated() {
            guard case .integer(let id) = value, id > 0 else {
                members.wrongType("ids/\(index)", .id)
                continue
            }
            if ids.contains(id) {
                members.fault("ids/\(index)", "repeated", "The comment \(id) stands in the list twice.")
            } else {
                ids.append(id)
            }
        }
        let status = members.requiredChoice("status", of: CommentStatus.allCases)
        try members.finish()
        let comments = try await moderation.moderate(ids, status ?? .pending, by: moderator.name)
        return .json(PageWriter.all(comments, .moderatedComment)).uncached
    }
}
