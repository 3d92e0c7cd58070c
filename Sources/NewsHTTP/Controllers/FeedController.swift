internal import HTTPTypes
internal import NewsDomain
internal import NewsFeeds

/// Feeds: what lists answer, for feed readers, in three formats.
struct FeedController {
    private let newsroom: Newsroom
    private let channels: FeedChannels
    private let caching: ResponseCaching

    init(newsroom: Newsroom, services: Services, caching: ResponseCaching) {
        (self.newsroom, self.caching) = (newsroom, caching)
        channels = FeedChannels(newsroom: newsroom, services: services, publicURL: caching.publicURL)
    }

    var endpoints: [Endpoint] {
        FeedFormat.allCases.flatMap { format in
            [
                Endpoint(read: "/feeds/articles.\(format.rawValue)") { try articles($0, format) },
                Endpoint(read: "/feeds/comments.\(format.rawValue)") { try comments($0, format) },
                Endpoint(read: "/feeds/rankings/most-viewed.\(format.rawValue)") { try mostViewed($0, format) },
            ]
        }
    }

    /// Entries with their bodies that a thread writes whom others wait for: for more it takes one of its own.
    private static let fewEntries = 20
    private static let parts: ArticleParts = [.authors, .tags, .details]

    /// GET /feeds/articles.{format}
    private func articles(_ request: Request, _ format: FeedFormat) throws -> Answer {
        var reader = QueryReader(request)
        var query = try reader.articleListFilters(in: newsroom)
        query.limit = reader.limit()
        query.parts = Self.parts
        let parameters = try reader.finish()
        return try caching.answer(request, parameters, .feed) { [query] in
            if query.limit > Self.fewEntries { try ReadBudget.leaveBriefRead() }
            let (articles, time) = try timed { try shortened(query, \.parts) { try newsroom.articles($0).items } }
            let address = FeedAddress.articles.with(parameters)
            let subject = try channels.subject(of: query, at: address, showing: articles)
            return try answer(subject, format, at: address, articles, time)
                .showing(.articles, .catalogue)
        }
    }

    /// GET /feeds/rankings/most-viewed.{format}
    private func mostViewed(_ request: Request, _ format: FeedFormat) throws -> Answer {
        var reader = QueryReader(request)
        var query = try reader.ranking(by: .views, in: newsroom)
        query.parts = Self.parts
        let parameters = try reader.finish()
        return try caching.answer(request, parameters, .rankingFeed) { [query] in
            if query.limit > Self.fewEntries { try ReadBudget.leaveBriefRead() }
            let (articles, time) = try timed {
                try shortened(query, \.parts) { try newsroom.ranking($0).entries.map(\.article) }
            }
            let address = FeedAddress.mostViewed.with(parameters)
            let subject = FeedSubject("Most viewed", at: address, announcedAt: .mostViewed)
            return try answer(subject, format, at: address, articles, time)
                .showing(.articles, .catalogue, .rankings)
        }
    }

    /// GET /feeds/comments.{format}
    private func comments(_ request: Request, _ format: FeedFormat) throws -> Answer {
        var reader = QueryReader(request)
        var query = RecentCommentQuery()
        query.article = reader.reference("article")
        query.limit = reader.limit()
        let parameters = try reader.finish()
        return try caching.answer(request, parameters, .commentFeed) { [query] in
            let (comments, time) = try timed { try recentComments(query) }
            let title = query.article.flatMap { _ in comments.first?.article.title }
            let address = FeedAddress.comments.with(parameters)
            let named = title.map { "Comments on “\($0)”" } ?? "Comments"
            let subject = FeedSubject(named, at: address, announcedAt: .comments)
            let feed = try channels.feed(subject, format, at: address) { addresses, ids in
                comments.map { FeedEntry($0, addresses, ids) }
            }
            return Answer(feed, format, time).showing(.articles)
        }
    }

    // MARK: Steps

    private func answer(
        _ subject: FeedSubject,
        _ format: FeedFormat,
        at address: FeedAddress,
        _ articles: [ArticleSummary],
        _ time: Duration
    ) throws -> Answer {
        let feed = try channels.feed(subject, format, at: address) { addresses, ids in
            articles.map { FeedEntry($0, addresses, ids, body: newsroom.resolving) }
        }
        return Answer(feed, format, time)
    }

    /// What is found with whole bodies or, where these are longer together than one answer may be, without: who has subscribed to
    /// a feed cannot be told to ask for less.
    private func shortened<Query>(
        _ query: Query,
        _ parts: WritableKeyPath<Query, ArticleParts>,
        _ find: (Query) throws -> [ArticleSummary]
    ) throws -> [ArticleSummary] {
        do {
            return try find(query)
        } catch let error as NewsError where error.code == .tooWide {
            var query = query
            query[keyPath: parts].remove(.details)
            return try find(query)
        }
    }

    /// The newest comments. An article that there is not is a wrong filter; one that was withdrawn is gone, so that readers end
    /// their subscription.
    private func recentComments(_ query: RecentCommentQuery) throws -> [RecentComment] {
        do {
            return try newsroom.recentComments(query)
        } catch let error as NewsError where error.code == .notFound {
            let name = query.article.map { "\($0)" } ?? ""
            let detail = "There is no article “\(name.abbreviated)”."
            let params = FaultParams(unknown: name.abbreviated)
            let fault = Fault(.parameter("article"), code: "unknown", detail: detail, params)
            throw NewsError(.invalid, "A filter names something that does not exist.", faults: [fault])
        }
    }
}

extension Answer {
    /// A feed in a format, with links to itself and to its hub (WebSub, section 4).
    fileprivate init(_ feed: Feed, _ format: FeedFormat, _ databaseTime: Duration) {
        self.init(contentType: format.contentType, body: format.document(of: feed), databaseTime: databaseTime)
        let links = [feed.hub.map { "<\($0)>; rel=\"hub\"" }, feed.selfURL.map { "<\($0)>; rel=\"self\"" }]
        let present = links.compactMap(\.self)
        if !present.isEmpty { headers[.link] = present.joined(separator: ", ") }
    }
}
