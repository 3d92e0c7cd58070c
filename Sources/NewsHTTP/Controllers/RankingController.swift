internal import NewsDomain
internal import NewsJSON

/// Most viewed and most commented, and the home page that shows them.
struct RankingController {
    let newsroom: Newsroom
    let delivery: Delivery

    var endpoints: [Endpoint] {
        [
            Endpoint(read: "/v1/rankings/most-viewed", mostViewed),
            Endpoint(read: "/v1/rankings/most-commented", mostCommented),
            Endpoint(read: "/v1/front", front),
        ]
    }

    /// GET /v1/rankings/most-viewed
    @Sendable func mostViewed(_ request: Request) throws -> Answer {
        try ranking(RankingQuery(.views), .mostViewed, .mostViewed, request)
    }

    /// GET /v1/rankings/most-commented
    @Sendable func mostCommented(_ request: Request) throws -> Answer {
        try ranking(RankingQuery(.comments), .mostCommented, .mostCommented, request)
    }

    /// GET /v1/front
    @Sendable func front(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        let languages = try reader.languages(in: newsroom)
        let (selection, parts) = reader.selection(of: .front, .front)
        let parameters = try reader.finish()
        return try delivery.answer(request, parameters, .front) {
            let (front, time) = try timed { try newsroom.front(in: languages, parts: parts) }
            return Answer.one(front, .front, selection, addresses: newsroom.addresses, databaseTime: time)
                .showing(.articles, .catalogue, .rankings)
        }
    }

    private func ranking(
        _ query: RankingQuery,
        _ shape: Shape<RankedArticle>,
        _ views: ArticleViews,
        _ request: Request
    ) throws -> Answer {
        var reader = QueryReader(request)
        var query = query
        query.period = reader.choice("period", standard: .day)
        query.scope = try scope(&reader)
        query.limit = reader.limit(query.limit, atMost: RankingQuery.maximumLimit)
        let (selection, parts) = reader.selection(of: shape, views)
        query.parts = parts
        let parameters = try reader.finish()
        return try delivery.answer(request, parameters, .rankings) { [query] in
            let (ranking, time) = try timed { try newsroom.ranking(query) }
            let body = PageWriter.ranking(ranking, shape, selection, addresses: newsroom.addresses)
            return Answer.json(body, databaseTime: time)
                .showing(.articles, .catalogue, .rankings)
        }
    }

    /// A ranking is of one scope: which articles are first among those that meet two conditions is not kept.
    private func scope(_ reader: inout QueryReader) throws -> RankingScope {
        var scopes: [(name: String, scope: RankingScope)] = []
        if let name = reader.reference("section") { scopes.append(("section", .section(name))) }
        if let name = reader.reference("tag") { scopes.append(("tag", .tag(name))) }
        if let name = reader.reference("topic") { scopes.append(("topic", .topic(name))) }
        if let ranges = try reader.languages(in: newsroom) { scopes.append(("language", .languages(ranges))) }
        for (name, _) in scopes.dropFirst() {
            reader.fault(
                name,
                "notPossible",
                "“\(name)” does not go with “\(scopes[0].name)”: rankings have one scope.",
                FaultParams(other: scopes[0].name)
            )
        }
        return scopes.first?.scope ?? .all
    }
}
