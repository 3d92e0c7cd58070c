internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func article(_ query: ArticleDetailQuery, at now: Timestamp) throws -> LookupResult<Article> {
        try readWithNames { db, names in
            guard case (var article, let live)? = try db.article(query, at: now, names) else {
                return .moved(to: try db.formerSlugTarget(of: query.article, at: query.isEditorial ? nil : now))
            }
            try db.loadExtras(query, live, into: &article, at: now, names)
            return .here(article)
        }
    }
}

extension Database {
    /// The live article with its parts, nil where there is none of that name.
    func article(
        _ query: ArticleDetailQuery,
        at now: Timestamp,
        _ names: NameCache = NameCache()
    ) throws -> (Article, LiveArticle)? {
        let wantsBody = query.parts.contains(.body)
        let sql = Self.detailSQL(query.article, body: wantsBody ? query.format : nil, text: query.needsText)
        let found = try lookUp(sql, query.article) { columns in
            let publication = Publication(&columns)
            if !query.isEditorial, !query.isPreview { try publication.requireLive(at: now) }
            return Self.readDetail(&columns, hasBody: wantsBody, hasText: query.needsText)
        }
        guard case (var article, let live)? = found else { return nil }
        if query.parts.contains(.authors) {
            article.summary.authors = try references(.author, ofArticle: live.id, names)
        }
        if query.parts.contains(.tags) { article.summary.tags = try references(.tag, ofArticle: live.id, names) }
        if query.parts.contains(.topics) || query.needsMentions {
            let isWhole = query.extras.contains(.topics)
            article.topics = try topics(ofArticle: live.id, whole: isWhole, placed: query.needsMentions, at: now)
        }
        if query.parts.contains(.corrections) {
            let sql = "SELECT at, text FROM article_correction WHERE articleId = ? ORDER BY position"
            article.corrections = try lookUpAll(sql, live.id) { columns in
                Correction(at: Timestamp(seconds: columns.next()), text: columns.next())
            }
        }
        if query.isEditorial {
            article.edition = try edition(ofArticle: live.id)
            var summaries = [article.summary]
            try markStatus(of: &summaries, at: now)
            article.summary = summaries[0]
        }
        return (article, live)
    }

    private static func detailSQL(_ reference: ResourceReference, body: BodyFormat?, text: Bool) -> String {
        let bodyColumn = body.map { $0 == .text ? ", b.text" : ", b.html" } ?? ""
        return """
            SELECT \(Publication.columns), \(ArticleRow.columns), a.commentsOpen, a.canonicalUrl, a.sourceName,
                a.sourceUrl, a.sectionId, a.optsOutOfRelated\(bodyColumn)\(text ? ", b.text" : "")
            FROM article a \(ArticleRow.joins) \(body == nil && !text ? "" : "JOIN article_body b ON b.articleId = a.id")
            WHERE a.\(reference.column) = ?
            """
    }

    private static func readDetail(
        _ columns: inout ColumnReader,
        hasBody: Bool,
        hasText: Bool
    ) -> (Article, LiveArticle) {
        let summary = ArticleRow.read(&columns)
        var article = Article(
            summary: summary,
            body: nil,
            commentsOpen: columns.next(),
            canonicalURL: columns.optional(),
            source: (columns.optional() as String?).map { ArticleSource(name: $0) }
        )
        article.source?.url = columns.optional()
        if article.source == nil { columns.skip(1) }
        let live = LiveArticle(
            id: summary.id,
            publishedAt: summary.publishedAt ?? summary.updatedAt,
            sectionID: columns.next(),
            language: summary.language,
            optsOutOfRelated: columns.next()
        )
        if hasBody { article.body = columns.next() }
        if hasText { article.text = columns.next() }
        return (article, live)
    }

    fileprivate func loadExtras(
        _ query: ArticleDetailQuery,
        _ live: LiveArticle,
        into article: inout Article,
        at now: Timestamp,
        _ names: NameCache
    ) throws {
        let parts = query.parts.intersection([.authors, .tags])
        if query.extras.contains(.related) {
            article.related = try related(to: live, limit: RelatedArticle.defaultLimit, parts, at: now, names)
        }
        if query.extras.contains(.comments) {
            article.comments = try commentThreads(of: live.id, CommentQuery())
        }
        if query.extras.contains(.neighbours) {
            article.neighbours = try neighbours(of: live, parts, at: now, names)
        }
        if query.extras.contains(.galleries) {
            article.galleries = try galleries(ofArticle: live.id, publishedBy: query.isEditorial ? nil : now)
        }
        if query.extras.contains(.views) {
            article.views = try viewCounts(ofArticle: live.id)
        }
    }

    private func neighbours(
        of live: LiveArticle,
        _ parts: ArticleParts,
        at now: Timestamp,
        _ names: NameCache
    ) throws -> Neighbours {
        let place: StatementArguments = [live.sectionID, live.publishedAt.seconds, live.publishedAt.seconds, live.id]
        let previous: Int64? = try firstRow(Self.neighbourSQL(beyond: "<", "DESC"), place + [now.seconds]) { $0.next() }
        let next: Int64? = try firstRow(Self.neighbourSQL(beyond: ">", "ASC"), place + [now.seconds]) { $0.next() }
        let summaries = try summaries([previous, next].compactMap(\.self), parts, names)
        return Neighbours(
            previous: summaries.first { $0.id == previous },
            next: summaries.first { $0.id == next }
        )
    }

    static func neighbourSQL(beyond: String, _ direction: String) -> String {
        """
        SELECT id FROM article INDEXED BY article_by_section
        WHERE status = 'published' AND sectionId = ? AND publishedAt \(beyond)= ?
            AND (publishedAt \(beyond) ? OR id \(beyond) ?) AND publishedAt <= ?
        ORDER BY publishedAt \(direction), id \(direction) LIMIT 1
        """
    }
}
