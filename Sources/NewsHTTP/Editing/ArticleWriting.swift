internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// What editors write of articles.
struct ArticleWriting: Sendable {
    let cleaner: any MarkupCleaner
    let site: any AddressSource

    var endpoints: [WriteEndpoint] {
        [
            WriteEndpoint(.post, "/v1/articles", create),
            WriteEndpoint(.patch, "/v1/articles/{article}", change),
            WriteEndpoint(.delete, "/v1/articles/{article}", isBodyOptional: true, remove),
            WriteEndpoint(.post, "/v1/articles/{article}/restore", isBodyOptional: true, recover),
            WriteEndpoint(.put, "/v1/articles/{article}/related", setRelated),
            WriteEndpoint(
                .post,
                "/v1/articles/{article}/revisions/{revision}/restore",
                isBodyOptional: true,
                restore
            ),
        ]
    }

    /// POST /v1/articles
    @Sendable func create(_ request: inout WriteRequest) throws -> PreparedWrite {
        for name in ["title", "section"] { request.body.require(name) }
        let createsMissing = request.query.flag("createMissing") ?? false
        let (change, removed) = try read(&request, createsMissing)
        return PreparedWrite(operation: .article(.create(change))) { [site] in
            .article($0, status: .created, removed: removed, site.addresses)
        }
    }

    /// PATCH /v1/articles/{article}
    @Sendable func change(_ request: inout WriteRequest) throws -> PreparedWrite {
        let article = try request.article()
        let createsMissing = request.query.flag("createMissing") ?? false
        let condition = try request.requiredCondition()
        let (change, removed) = try read(&request, createsMissing)
        return PreparedWrite(operation: .article(.change(article, change, condition))) { [site] in
            .article($0, removed: removed, site.addresses)
        }
    }

    /// DELETE /v1/articles/{article}
    @Sendable func remove(_ request: inout WriteRequest) throws -> PreparedWrite {
        let article = try request.article()
        let condition = try request.requiredCondition()
        try request.finish()
        return PreparedWrite(operation: .article(.remove(article, condition))) { _ in Answer(status: .noContent) }
    }

    /// POST /v1/articles/{article}/restore
    @Sendable func recover(_ request: inout WriteRequest) throws -> PreparedWrite {
        let article = try request.article()
        let condition = try request.condition()
        try request.finish()
        return PreparedWrite(operation: .article(.recover(article, condition))) { [site] in
            .article($0, removed: [], site.addresses)
        }
    }

    /// PUT /v1/articles/{article}/related
    @Sendable func setRelated(_ request: inout WriteRequest) throws -> PreparedWrite {
        let article = try request.article()
        let condition = try request.condition()
        request.body.require("articles")
        let articles = request.body.articles("articles", atMost: RelatedSelection.maximum)
        let excluded = request.body.change("excluded") {
            $0.articles("excluded", atMost: RelatedSelection.maximumExcluded)
        }
        try request.finish()
        let selection = RelatedSelection(articles: articles, excluded: excluded)
        return PreparedWrite(operation: .article(.setRelated(article, selection, condition))) { [site] outcome in
            guard case .related(let lists, let version) = outcome else { return Answer(status: .noContent) }
            return .one(lists, .relatedLists, addresses: site.addresses).tagged(version: version)
        }
    }

    /// POST /v1/articles/{article}/revisions/{revision}/restore
    @Sendable func restore(_ request: inout WriteRequest) throws -> PreparedWrite {
        let article = try request.article()
        let condition = try request.condition()
        guard let number = Int(try request.segment("revision")), number > 0 else {
            throw NewsError(.notFound, "There is no such revision.")
        }
        try request.finish()
        let clean: @Sendable (String) -> Body = { [cleaner] html in cleaner.clean(html).body }
        let operation = ArticleOperation.restore(article, revision: number, condition, clean: clean)
        return PreparedWrite(operation: .article(operation)) { [site] outcome in
            guard case .restored(let article, let missing) = outcome else { return Answer(status: .noContent) }
            let body = PageWriter.written(article, .article, missing: missing, addresses: site.addresses)
            return .json(body).tagged(article)
        }
    }

    /// The change that a body asks for, and what was taken out of its text.
    private func read(
        _ request: inout WriteRequest,
        _ createsMissing: Bool
    ) throws -> (ArticleChange, [RemovedPart]) {
        var removed: [RemovedPart] = []
        request.body.passOver(membersOf: .articleWithTopics)
        var change = ArticleChange(&request.body)
        if let html = request.body.change("body", { $0.string("body") }) {
            let clean = cleaner.clean(html)
            (change.body, removed) = (clean.body, clean.removed)
        }
        change.createsMissing = createsMissing
        try request.finish()
        return (change, removed)
    }
}

extension ArticleChange {
    /// What the members of a body set, but for the text itself.
    init(_ body: inout BodyReader) {
        self.init()
        slug = body.change("slug") { $0.slug() }
        language = body.change("language") { $0.language("language") }
        title = body.change("title") { $0.line("title", atMost: Self.maximumTitle) }
        kicker = body.patch("kicker") { $0.line("kicker", atMost: Self.maximumKicker) }
        subtitle = body.patch("subtitle") { $0.line("subtitle", atMost: Self.maximumSubtitle) }
        // That of an article without text is empty.
        summary = body.patch("summary") {
            $0.value("summary") == .string("") ? nil : $0.paragraphs("summary", atMost: Self.maximumSummary)
        }
        section = body.change("section") { $0.reference("section") }
        authors = body.patch("authors") { $0.references("authors", atMost: Self.maximumReferences) }?.orNone
        tags = body.patch("tags") { $0.references("tags", atMost: Self.maximumReferences) }?.orNone
        topics = body.patch("topics") { $0.references("topics", atMost: Self.maximumReferences) }?.orNone
        galleries = body.patch("galleries") { $0.references("galleries", atMost: Self.maximumReferences) }?.orNone
        image = body.patch("image") { $0.media("image") }
        status = body.change("status") { $0.choice("status", of: EditorialStatus.settable) }
        publishedAt = body.patch("publishedAt") { $0.timestamp("publishedAt") }
        commentsOpen = body.change("commentsOpen") { $0.flag("commentsOpen") }
        corrections =
            body.patch("corrections") {
                $0.objects("corrections", atMost: Self.maximumCorrections) { CorrectionChange(&$0) }
            }?
            .orNone
        canonicalURL = body.patch("canonicalUrl") { $0.url("canonicalUrl") }
        source = body.patch("source") { $0.object("source") { ArticleSource(&$0) } }
        optsOutOfRelated = body.change("optsOutOfRelated") { $0.flag("optsOutOfRelated") }
    }
}

extension Optional where Wrapped: RangeReplaceableCollection {
    /// `null` in place of a list is an empty one.
    fileprivate var orNone: Wrapped {
        self ?? Wrapped()
    }
}

extension CorrectionChange {
    fileprivate init?(_ body: inout BodyReader) {
        body.require("text")
        let at = body.timestamp("at")
        guard let text = body.paragraphs("text", atMost: ArticleChange.maximumCorrection) else { return nil }
        self.init(at: at, text: text)
    }
}

extension ArticleSource {
    fileprivate init?(_ body: inout BodyReader) {
        body.require("name")
        let url = body.url("url")
        guard let name = body.line("name", atMost: CatalogueChange.maximumName) else { return nil }
        self.init(name: name, url: url)
    }
}

extension Answer {
    /// An article as it is after a change.
    fileprivate static func article(
        _ outcome: EditorialOutcome,
        status: HTTPResponse.Status = .ok,
        removed: [RemovedPart],
        _ addresses: SiteAddresses
    ) -> Answer {
        guard case .article(let article) = outcome else { return Answer(status: .noContent) }
        var answer = Answer.json(PageWriter.written(article, .article, removed: removed, addresses: addresses))
            .tagged(article)
        answer.status = status
        if status == .created {
            answer.headers[.location] = "/v1/articles/\(PercentEncoding.encode(article.summary.slug))"
        }
        return answer
    }

    /// The answer with the tag of an article's version, where it has one.
    fileprivate func tagged(_ article: Article) -> Answer {
        article.edition.map { tagged(version: $0.version) } ?? self
    }
}
