internal import NewsDomain
internal import NewsFeeds
internal import NewsJSON

/// Where everything is, for crawlers.
struct SitemapController {
    let newsroom: Newsroom
    let site: any SiteRepository
    let caching: ResponseCaching

    var endpoints: [Endpoint] {
        [
            Endpoint(read: "/sitemap.xml", index),
            Endpoint(read: "/sitemaps/{file}", file),
            Endpoint(read: "/sitemap-news.xml", news),
            Endpoint(read: "/robots.txt", robots),
        ]
    }

    private var addresses: AbsoluteAddresses { AbsoluteAddresses(newsroom.addresses, api: caching.publicURL) }

    /// GET /sitemap.xml
    @Sendable func index(_ request: Request) throws -> Answer {
        try request.refuseParameters()
        return try caching.answer(request, "", .sitemap) {
            try ReadBudget.leaveBriefRead()
            let (parts, time) = try timed { try newsroom.sitemapParts() }
            return Answer.sitemap(SitemapWriter.index(of: parts, addresses), time)
        }
    }

    /// GET /sitemaps/{file}
    @Sendable func file(_ request: Request) throws -> Answer {
        guard let part = SitemapWriter.part(fileName: try request.segment("file")) else { throw NothingThere() }
        try request.refuseParameters()
        return try caching.answer(request, "", .sitemap) {
            // Ten thousand addresses are a megabyte, which is compressed at once.
            try ReadBudget.leaveBriefRead()
            let (pages, time) = try timed { try newsroom.sitemapPages(of: part) }
            guard !pages.isEmpty else { throw NothingThere() }
            return Answer.sitemap(SitemapWriter.file(of: pages, addresses), time)
        }
    }

    /// GET /sitemap-news.xml
    @Sendable func news(_ request: Request) throws -> Answer {
        try request.refuseParameters()
        return try caching.answer(request, "", .feed) {
            try ReadBudget.leaveBriefRead()
            let window = NewsSitemapWriter.window
            let (articles, time) = try timed {
                try newsroom.articles(ofLast: window, atMost: NewsSitemapWriter.maximumArticles)
            }
            let name = try site.site().name
            var answer = Answer.sitemap(NewsSitemapWriter.file(of: articles, publication: name, addresses), time)
            answer.trueUntil = articles.last?.publishedAt?.advanced(by: window)
            return answer
        }
    }

    /// GET /robots.txt
    @Sendable func robots(_ request: Request) throws -> Answer {
        try request.refuseParameters()
        return try caching.answer(request, "", .sitemap) {
            Answer.text(RobotsWriter.text(addresses), contentType: "text/plain; charset=utf-8").showing(.catalogue)
        }
    }
}

extension Answer {
    fileprivate static func sitemap(_ bytes: [UInt8], _ databaseTime: Duration) -> Answer {
        Answer(contentType: "application/xml; charset=utf-8", body: bytes, databaseTime: databaseTime)
            .showing(.articles, .catalogue)
    }
}
