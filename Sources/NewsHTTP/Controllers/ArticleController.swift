internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// Articles, and what stands beside one.
struct ArticleController {
    let newsroom: Newsroom
    let previews: any PreviewRepository
    let clock: any NewsClock
    let caching: ResponseCaching

    var endpoints: [Endpoint] {
        [
            Endpoint(read: "/v1/articles", list),
            Endpoint(read: "/v1/articles/{article}", show),
            Endpoint(read: "/v1/articles/{article}/related", related),
        ]
    }

    /// GET /v1/articles
    @Sendable func list(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        var query = try reader.articleListFilters(in: newsroom)
        query.status = try reader.status(request)
        query.order = reader.choice("sort", standard: .newest)
        let isByUpdate = query.order == .updated
        query.cursor = reader.cursor(isByUpdate ? Cursor.updates : Cursor.articles)
        query.limit = reader.limit()
        query.counts = reader.isSet("count")
        query.ids = ids(&reader)
        if !query.ids.isEmpty { query.limit = ArticleQuery.maximumIDs }
        let (selection, parts) = reader.selection(of: .summary, .list)
        query.parts = parts
        let parameters = try reader.finish()
        let render = { [query] in
            let (page, time) = try timed { try newsroom.articles(query) }
            return Answer.list(
                page,
                .summary,
                selection,
                limit: query.limit,
                address: ListAddress(request, parameters, below: caching.publicURL),
                addresses: newsroom.addresses,
                databaseTime: time,
                cursor: { isByUpdate ? Cursor.encodeUpdate($0) : Cursor.encode($0) }
            ).showing(.articles, .catalogue)
        }
        guard query.status == nil else { return try render().uncached }
        return try caching.answer(request, parameters, .articles, render)
    }

    /// GET /v1/articles/{article}
    @Sendable func show(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        var query = ArticleDetailQuery(article: try request.article())
        query.isEditorial = request.principal?.may(.drafts) == true
        query.extras = extras(&reader)
        query.format = reader.choice("format", standard: .html)
        let shape: Shape<Article> = query.extras.contains(.topics) ? .articleWithTopics : .article
        let selection = reader.fields(of: shape)
        query.parts = ArticleParts(of: selection)
        query.linksTopics = linksTopics(&reader, query.format, hasBody: selection?.contains("body") ?? true)
        let token = reader.one(PreviewToken.parameter).map(PreviewToken.init)
        let parameters = try reader.finish()
        if let token { try open(&query, with: token) }
        let showsOthers = !query.extras.isDisjoint(with: [.related, .neighbours])
        let render = { [query] in
            let (article, time) = try timed { try newsroom.article(query) }
            return answer(article, request) { article in
                let answer = Answer.one(
                    article,
                    shape,
                    selection,
                    addresses: newsroom.addresses,
                    databaseTime: time
                )
                if let edition = article.edition { return answer.tagged(version: edition.version).uncached }
                if query.isPreview { return answer.uncached }
                return showsOthers
                    ? answer.showing(.article(article.summary.id), .articles, .catalogue)
                    : answer.showing(.article(article.summary.id), .catalogue)
            }
        }
        guard !query.isEditorial, !query.isPreview else { return try render() }
        let base: CachePolicy = query.extras.contains(.comments) ? .discussion : .article
        let policy = base.showing(.views, where: query.extras.contains(.views))
        return try caching.answer(request, parameters, policy, render)
    }

    /// Has a token show the article that it opens, to whoever may not see it anyway.
    private func open(_ query: inout ArticleDetailQuery, with token: PreviewToken) throws {
        guard let id = try previews.article(query.article, openedBy: token.digest, at: clock.now()) else {
            throw NewsError.noSuchPreview
        }
        query.article = .id(id)
        query.isPreview = !query.isEditorial
    }

    /// GET /v1/articles/{article}/related
    @Sendable func related(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        var query = RelatedQuery(to: try request.article())
        query.languages = try reader.languages(in: newsroom)
        query.limit = reader.limit(RelatedArticle.defaultLimit, atMost: RelatedArticle.maximumLimit)
        let (selection, parts) = reader.selection(of: .related, .related)
        query.parts = parts
        let parameters = try reader.finish()
        return try caching.answer(request, parameters, .articles) { [query] in
            let (related, time) = try timed { try newsroom.related(query) }
            return answer(related, request) { entries in
                let page = Page<RelatedArticle, String>(items: entries, next: nil)
                let address = ListAddress(request, parameters, below: caching.publicURL)
                return Answer.list(
                    page,
                    .related,
                    selection,
                    limit: query.limit,
                    address: address,
                    addresses: newsroom.addresses,
                    databaseTime: time
                ) { $0 }
                .showing(.articles, .catalogue)
            }
        }
    }

    /// `ids` names articles, and so goes with nothing that chooses or pages.
    private func ids(_ reader: inout QueryReader) -> [Int64] {
        let ids = reader.ids("ids", atMost: ArticleQuery.maximumIDs)
        guard reader.isGiven("ids") else { return ids }
        let others = [
            "section", "author", "topic", "tag", "language", "publishedAfter", "publishedBefore", "updatedAfter",
            "updatedBefore", "exclude", "sort", "cursor", "limit",
        ]
        for name in others where reader.isGiven(name) {
            reader.fault(name, "notPossible", "“\(name)” does not go with “ids”, which names the articles.")
        }
        return ids
    }

    /// Links are put into a body in HTML, and into nothing else.
    private func linksTopics(_ reader: inout QueryReader, _ format: BodyFormat, hasBody: Bool) -> Bool {
        guard reader.isSet("linkTopics") else { return false }
        if format != .html {
            let detail = "“linkTopics” does not go with “format=\(format.rawValue)”: it puts links into HTML."
            reader.fault("linkTopics", "notPossible", detail)
        }
        if !hasBody {
            reader.fault("linkTopics", "notPossible", "“linkTopics” does not go with “fields” without “body”.")
        }
        return true
    }

    private func extras(_ reader: inout QueryReader) -> ArticleExtras {
        // More often than once says no more than once.
        let names = reader.list("include", atMost: 100)
        var extras: ArticleExtras = []
        for name in names {
            if let extra = ArticleExtras.named.first(where: { $0.name == name }) {
                extras.insert(extra.extra)
            } else {
                reader.unknownValue("include", name, known: ArticleExtras.named.map(\.name))
            }
        }
        return extras
    }
}

extension ArticleExtras {
    /// As `include` names them.
    fileprivate static let named: [(name: String, extra: ArticleExtras)] = [
        ("related", .related), ("comments", .comments), ("topics", .topics), ("neighbours", .neighbours),
        ("galleries", .galleries), ("views", .views),
    ]
}

extension ArticleParts {
    /// The parts that a selection of an article's fields needs.
    init(of selection: FieldSelection?) {
        guard let selection else {
            self = .all
            return
        }
        self = []
        let parts: [(String, ArticleParts)] = [
            ("authors", .authors), ("tags", .tags), ("topics", .topics), ("corrections", .corrections), ("body", .body),
            ("mentions", .mentions), ("blocks", .body),
        ]
        for (name, part) in parts where selection.contains(name) { insert(part) }
        if Self.detailNames.contains(where: selection.contains) { insert(.details) }
        // The extras show articles of their own.
        if selection.contains("related") || selection.contains("neighbours") { formUnion([.authors, .tags]) }
    }

    private static let detailNames = Shape<ArticleDetails>.details.names.map(\.name)

    /// The parts that a selection of the fields of a resource needs of the articles that it shows.
    init(of selection: FieldSelection?, _ views: ArticleViews) {
        self = views.places.reduce(into: []) { parts, place in
            parts.formUnion(Self.needed(by: selection, at: place.split(separator: ".")[...]))
        }
    }

    private static func needed(by selection: FieldSelection?, at place: ArraySlice<Substring>) -> ArticleParts {
        guard let selection, let member = place.first.map(String.init) else { return ArticleParts(of: selection) }
        return selection.contains(member) ? needed(by: selection[member], at: place.dropFirst()) : []
    }
}

/// The answer made of what is here, or the redirect to where it has moved.
func answer<Value>(_ located: LookupResult<Value>, _ request: Request, _ make: (Value) -> Answer) -> Answer {
    switch located {
    case .here(let value): make(value)
    case .moved(let slug): .movedPermanently(to: request.address(of: slug, in: "articles"))
    }
}
