internal import NewsDomain
internal import NewsJSON

/// Most viewed and most commented, and the home page that shows them.
struct RankingController {
    let newsroom: Newsroom
    let caching: ResponseCaching

    var endpoints: [Endpoint] {
        [
            Endpoint(read: "/v1/rankings/most-viewed", mostViewed),
            Endpoint(read: "/v1/rankings/most-commented", mostCommented),
            Endpoint(read: "/v1/front", front),
        ]
    }

    /// GET /v1/rankings/most-viewed
    @Sendable func mostViewed(_ request: Request) throws -> Answer {
        try ranking(.views, .mostViewed, .mostViewed, request)
    }

    /// GET /v1/rankings/most-commented
    @Sendable func mostCommented(_ request: Request) throws -> Answer {
        try ranking(.comments, .mostCommented, .mostCommented, request)
    }

    /// GET /v1/front
    @Sendable func front(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        let languages = try reader.languages(in: newsroom)
        let (selection, parts) = reader.selection(of: .front, .front)
        let parameters = try reader.finish()
        return try caching.answer(request, parameters, .front) {
            let (front, time) = try timed { try newsroom.front(in: languages, parts: parts) }
            return Answer.one(front, .front, selection, addresses: newsroom.addresses, databaseTime: time)
                .showing(.articles, .catalogue, .rankings)
        }
    }

    private func ranking(
        _ measure: RankingMeasure,
        _ shape: Shape<RankedArticle>,
        _ views: ArticleViews,
        _ request: Request
    ) throws -> Answer {
        var reader = QueryReader(request)
        var query = try reader.ranking(by: measure, in: newsroom)
        let (selection, parts) = reader.selection(of: shape, views)
        query.parts = parts
        let parameters = try reader.finish()
        return try caching.answer(request, parameters, .rankings) { [query] in
            let (ranking, time) = try timed { try newsroom.ranking(query) }
            let body = PageWriter.ranking(ranking, shape, selection, addresses: newsroom.addresses)
            return Answer.json(body, databaseTime: time)
                .showing(.articles, .catalogue, .rankings)
        }
    }
}
