internal import Hummingbird
internal import NewsDomain
internal import NewsJSON

/// The "In Focus" glossary.
struct TopicController {
    let newsroom: Newsroom

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/v1/topics", list),
            Endpoint(.get, "/v1/topics/{topic}", show),
        ]
    }

    /// GET /v1/topics
    @Sendable func list(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let query = topicQuery(&reader)
        let selection = reader.fields(of: .topic)
        try reader.finish()
        let (page, time) = try await timed { try await newsroom.topics(query) }
        return .list(
            page,
            .topic,
            selection,
            limit: query.limit,
            request: request,
            databaseTime: time,
            cursor: Cursor.encode
        )
    }

    /// GET /v1/topics/{topic}
    @Sendable func show(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let selection = reader.fields(of: .topicDetail)
        let slug = try context.segment("topic")
        try reader.finish()
        let (topic, time) = try await timed {
            try await newsroom.topic(slug, parts: ArticleParts(of: selection?["articles"]))
        }
        return .one(topic, .topicDetail, selection, databaseTime: time)
    }

    private func topicQuery(_ reader: inout QueryReader) -> TopicQuery {
        var query = TopicQuery()
        query.prefix = reader.one("q")
        if let letter = reader.one("letter") {
            if letter.count != 1 { reader.fault("letter", "notALetter", "“letter” must be one letter.") }
            query.letter = letter.first
        }
        query.inFocus = reader.flag("inFocus")
        query.cursor = reader.cursor { Cursor.named($0, .name) }
        query.limit = reader.limit()
        query.counts = reader.flag("count") ?? false
        return query
    }
}
