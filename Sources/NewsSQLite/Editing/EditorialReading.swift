internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func version(of item: CatalogueItem) throws -> Int? {
        // No media item has a slug.
        if item.kind == .media, case .slug = item.reference { return nil }
        let sql = "SELECT version FROM \(item.kind.rawValue) WHERE \(item.reference.column) = ?"
        return try read { db in try db.lookUp(sql, item.reference) { $0.next() } }
    }

    package func media(after: Int64?, limit: Int) async throws -> Page<Media, Int64> {
        try read { db in
            let sql = "SELECT \(MediaRow.columns("m")) FROM media m WHERE id < ? ORDER BY id DESC LIMIT ?"
            let found = try db.rows(sql, [after ?? Int64.max, limit + 1]) { MediaRow.read(&$0) }
            return Page(fetched: found.compactMap(\.self), limit: limit, cursor: \.id)
        }
    }

    package func media(_ id: Int64) async throws -> Media {
        try read { db in
            if let media = try db.mediaItem(id) { return media }
            let sql = "SELECT resourceId FROM former_id WHERE kind = 'media' AND id = ?"
            guard let other: Int64 = try db.lookUp(sql, id, row: { $0.next() }) else {
                throw CatalogueKind.media.notFound
            }
            throw Moved(to: String(other))
        }
    }
}

extension Database {
    /// The media item of that id.
    func media(_ id: Int64) throws -> Media {
        guard let media = try mediaItem(id) else { throw CatalogueKind.media.notFound }
        return media
    }

    fileprivate func mediaItem(_ id: Int64) throws -> Media? {
        try firstRow("SELECT \(MediaRow.columns("m")) FROM media m WHERE id = ?", [id], { MediaRow.read(&$0) }) ?? nil
    }

    /// An article as editors see it.
    func editorialArticle(_ id: Int64, at now: Timestamp) throws -> Article {
        var query = ArticleDetailQuery(article: .id(id))
        query.isEditorial = true
        guard let article = try article(query, at: now)?.0 else { throw NewsError.noSuchArticle }
        return article
    }

    /// What editors see of an article beyond what readers do.
    func edition(ofArticle id: Int64) throws -> EditorialDetails? {
        let sql = """
            SELECT a.version, ifnull(r.at, a.updatedAt), a.optsOutOfRelated
            FROM article a LEFT JOIN article_revision r ON r.articleId = a.id AND r.number = 1 WHERE a.id = ?
            """
        return try firstRow(sql, [id]) { columns in
            EditorialDetails(
                version: columns.next(),
                createdAt: Timestamp(seconds: columns.next()),
                optsOutOfRelated: columns.next()
            )
        }
    }

    /// The articles of these ids as editors see them in a list, in the order of the ids: those that lie in the trash, or
    /// those that do not.
    func editorialSummaries(
        _ ids: [Int64],
        _ parts: ArticleParts,
        inTrash: Bool = false,
        at now: Timestamp
    ) throws -> [ArticleSummary] {
        var summaries = try summaries(ids, parts)
        try markStatus(of: &summaries, at: now)
        return summaries.filter { ($0.status == .trashed) == inTrash }
    }

    /// Says of each article what has become of it, and when it was put into the trash.
    func markStatus(of summaries: inout [ArticleSummary], at now: Timestamp) throws {
        let sql =
            "SELECT a.id, a.deletedAt, \(Publication.columns) FROM json_each(?) j JOIN article a ON a.id = j.value"
        let found = try rows(sql, [idList(summaries.map(\.id))]) { columns in
            let id: Int64 = columns.next()
            let deletedAt = (columns.optional() as Int64?).map(Timestamp.init(seconds:))
            let status = EditorialStatus(Publication(&columns), isTrashed: deletedAt != nil, at: now)
            return (id, (status: status, deletedAt: deletedAt))
        }
        let states = Dictionary(found) { first, _ in first }
        for index in summaries.indices {
            let state = states[summaries[index].id]
            (summaries[index].status, summaries[index].deletedAt) = (state?.status, state?.deletedAt)
        }
    }
}
