internal import GRDB
internal import NewsDomain

extension SyncThings {
    /// The states of articles: whole, but for what they take from others.
    func articles(_ ids: [Int64]) throws -> [Int64: SyncState] {
        var states = try articleStates(ids)
        let chosen = ids.filter { if case .unread? = states[$0] { true } else { false } }
        let wholes = try wholeArticles(chosen)
        guard !wholes.isEmpty else { return states }
        let list = idList(wholes.map(\.id))
        let topics = parts.contains(.topics) ? try db.references(Self.topicsSQL, list) : [:]
        let galleries = try db.references(Self.galleriesSQL, list, now.seconds)
        let corrections = parts.contains(.corrections) ? try db.corrections(ofArticles: list) : [:]
        let summaries = try db.summaries(wholes.map(\.id), parts.intersection([.authors, .tags]), names)
        for (summary, whole) in zip(summaries, wholes) {
            var article = whole.article(summary)
            article.topics = topics[whole.id] ?? []
            article.galleries = galleries[whole.id] ?? []
            article.corrections = corrections[whole.id] ?? []
            states[whole.id] = .present(.article(article))
        }
        return states
    }

    /// Which are hidden or outside the filter; all others are unread.
    private func articleStates(_ ids: [Int64]) throws -> [Int64: SyncState] {
        let (condition, arguments) = filter.condition
        let sql = """
            SELECT a.id, a.slug, a.language, a.status = 'published' AND a.publishedAt <= ?, \(condition)
            \(Self.chosen("article", as: "a"))
            """
        var states: [Int64: SyncState] = [:]
        try db.forEach(sql, [now.seconds] + arguments + [idList(ids)]) { columns in
            let (id, slug): (Int64, String) = (columns.next(), columns.next())
            let language = LanguageTag(trusted: columns.next())
            guard columns.next() as Bool else {
                states[id] = .hidden
                return
            }
            let isInside = columns.next() as Bool && filter.includes(language)
            states[id] = isInside ? .unread : .outside(slug: slug)
        }
        return states
    }

    /// As many as there is room for, in their order.
    private func wholeArticles(_ ids: [Int64]) throws -> [WholeArticle] {
        guard !ids.isEmpty else { return [] }
        var rows = SyncRows(ids)
        var wholes: [WholeArticle] = []
        try db.forEachNeededRow(WholeArticle.sql(body: parts.contains(.body)), idList(ids)) { columns in
            let whole = WholeArticle(&columns)
            wholes.append(whole)
            return rows.add(whole.id, .unread, bytes: whole.body?.utf8.count)
        }
        return wholes
    }

    private static let topicsSQL = """
        SELECT r.articleId, t.id, t.slug
        FROM json_each(?) j CROSS JOIN article_topic r ON r.articleId = j.value CROSS JOIN topic t ON t.id = r.topicId
        ORDER BY j.key, r.position, t.id
        """

    private static let galleriesSQL = """
        SELECT r.articleId, g.id, g.slug
        FROM json_each(?) j CROSS JOIN article_gallery r ON r.articleId = j.value
        CROSS JOIN gallery g ON g.id = r.galleryId AND g.publishedAt <= ?
        ORDER BY j.key, r.position
        """
}

/// What a copy holds of an article beyond its summary, and reads from the article's own rows.
private struct WholeArticle {
    let id: Int64
    let version: Int
    let commentsOpen: Bool
    let canonicalURL: String?
    let source: ArticleSource?
    /// Nil where it was not selected.
    let body: String?

    static func sql(body: Bool) -> String {
        """
        SELECT a.id, a.version, a.commentsOpen, a.canonicalUrl, a.sourceName, a.sourceUrl, \(body ? "b.html" : "NULL")
        \(SyncThings.chosen("article", as: "a")) \(body ? "JOIN article_body b ON b.articleId = a.id" : "")
        """
    }

    init(_ columns: inout ColumnReader) {
        (id, version, commentsOpen) = (columns.next(), columns.next(), columns.next())
        canonicalURL = columns.optional()
        let (name, url): (String?, String?) = (columns.optional(), columns.optional())
        source = name.map { ArticleSource(name: $0, url: url) }
        body = columns.optional()
    }

    func article(_ summary: ArticleSummary) -> SyncArticle {
        SyncArticle(
            summary: summary,
            body: body,
            commentsOpen: commentsOpen,
            canonicalURL: canonicalURL,
            source: source,
            version: version
        )
    }
}

extension Database {
    /// By article, what a statement finds of each: id and slug.
    fileprivate func references<each Value: BindableValue>(
        _ sql: String,
        _ values: repeat each Value
    ) throws -> [Int64: [SyncReference]] {
        var references: [Int64: [SyncReference]] = [:]
        try forEachRow(sql, repeat each values) { columns in
            let article: Int64 = columns.next()
            references[article, default: []].append(SyncReference(id: columns.next(), slug: columns.next()))
        }
        return references
    }
}
