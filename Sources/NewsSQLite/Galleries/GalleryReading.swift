internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func galleries(_ query: GalleryQuery, at now: Timestamp) async throws -> Page<Gallery, ArticleCursor> {
        try await read { db in
            let statement = GalleryListStatement(query, at: now)
            let galleries = try db.rows(statement.sql, statement.arguments) { GalleryRow.read(&$0) }
            var page = Page(fetched: galleries, limit: query.limit) {
                ArticleCursor(publishedAt: $0.publishedAt, id: $0.id)
            }
            if query.counts { page.total = try db.count(statement.count) }
            return page
        }
    }

    package func gallery(_ slug: String, at now: Timestamp) async throws -> Gallery {
        try await read { db in
            let sql =
                "SELECT \(GalleryRow.columns) FROM gallery g \(GalleryRow.joins) WHERE g.slug = ? AND g.publishedAt <= ?"
            guard var gallery = try db.firstRow(sql, [slug, now.seconds], { GalleryRow.read(&$0) }) else {
                throw NewsError(.notFound, "There is no such gallery.")
            }
            gallery.items = try db.galleryItems([gallery.id])[gallery.id] ?? []
            return gallery
        }
    }
}

/// The columns of a gallery with its cover, and the tables they come from.
enum GalleryRow {
    static let columns = """
        g.id, g.slug, g.kind, g.language, g.title, g.description, g.publishedAt, g.itemCount, \(MediaRow.columns("m"))
        """

    static let joins = """
        LEFT JOIN media m ON m.id =
            (SELECT mediaId FROM gallery_item WHERE galleryId = g.id ORDER BY position LIMIT 1)
        """

    static func read(_ columns: inout ColumnReader) -> Gallery {
        let (id, slug): (Int64, String) = (columns.next(), columns.next())
        let kind = GalleryKind(rawValue: columns.next()) ?? .photo
        let language = LanguageTag(trusted: columns.next())
        let (title, description): (String, String?) = (columns.next(), columns.optional())
        let publishedAt = Timestamp(seconds: columns.next())
        let itemCount: Int = columns.next()
        return Gallery(
            id: id,
            slug: slug,
            kind: kind,
            language: language,
            title: title,
            description: description,
            publishedAt: publishedAt,
            itemCount: itemCount,
            cover: MediaRow.read(&columns)
        )
    }
}

extension Database {
    /// By gallery, its items in order.
    func galleryItems(_ ids: [Int64]) throws -> [Int64: [Gallery.Item]] {
        let sql = """
            SELECT i.galleryId, ifnull(i.caption, m.caption), ifnull(i.credit, m.credit), \(MediaRow.columns("m"))
            FROM json_each(?) j CROSS JOIN gallery_item i ON i.galleryId = j.value JOIN media m ON m.id = i.mediaId
            """
        var items: [Int64: [Gallery.Item]] = [:]
        let found = try rows(sql, [idList(ids)]) { columns -> (Int64, Gallery.Item?) in
            let (id, caption, credit): (Int64, String?, String?) = (
                columns.next(), columns.optional(), columns.optional()
            )
            return (id, MediaRow.read(&columns).map { Gallery.Item(media: $0, caption: caption, credit: credit) })
        }
        for (id, item) in found {
            if let item { items[id, default: []].append(item) }
        }
        return items
    }

    /// The newest galleries of a kind, without their items.
    func newestGalleries(_ kind: GalleryKind, limit: Int, at now: Timestamp) throws -> [Gallery] {
        var query = GalleryQuery()
        (query.kind, query.limit) = (kind, limit)
        let statement = GalleryListStatement(query, at: now)
        return Array(try rows(statement.sql, statement.arguments) { GalleryRow.read(&$0) }.prefix(limit))
    }

    /// The published galleries of an article in their order, with their items.
    func galleries(ofArticle id: Int64, at now: Timestamp) throws -> [Gallery] {
        let sql = """
            SELECT \(GalleryRow.columns) FROM article_gallery ag JOIN gallery g ON g.id = ag.galleryId \(GalleryRow.joins)
            WHERE ag.articleId = ? AND g.publishedAt <= ? ORDER BY ag.position
            """
        var galleries = try rows(sql, [id, now.seconds]) { GalleryRow.read(&$0) }
        let items = try galleryItems(galleries.map(\.id))
        for index in galleries.indices { galleries[index].items = items[galleries[index].id] ?? [] }
        return galleries
    }
}

/// The statement that lists galleries, newest first.
private struct GalleryListStatement {
    let sql: String
    let arguments: StatementArguments
    let count: (sql: String, arguments: StatementArguments)

    init(_ query: GalleryQuery, at now: Timestamp) {
        var conditions = ["g.publishedAt <= ?"]
        var values: StatementArguments = [now.seconds]
        if let kind = query.kind {
            conditions.append("g.kind = ?")
            values += [kind.rawValue]
        }
        count = (
            "SELECT count(*) FROM (SELECT 1 FROM gallery g \(conditions.asWhere) LIMIT \(Total.limit + 1))", values
        )
        if let cursor = query.cursor {
            conditions.append("g.publishedAt <= ? AND (g.publishedAt < ? OR g.id < ?)")
            values += [cursor.publishedAt.seconds, cursor.publishedAt.seconds, cursor.id]
        }
        sql = """
            SELECT \(GalleryRow.columns)
            FROM gallery g INDEXED BY \(query.kind == nil ? "gallery_by_time" : "gallery_by_kind") \(GalleryRow.joins)
            \(conditions.asWhere) ORDER BY g.publishedAt DESC, g.id DESC LIMIT ?
            """
        arguments = values + [query.limit + 1]
    }
}
