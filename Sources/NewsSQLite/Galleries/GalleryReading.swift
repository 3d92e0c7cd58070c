internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func galleries(_ query: GalleryQuery, at now: Timestamp) throws -> Page<Gallery, ArticleCursor> {
        try read { db in
            let languages =
                query.status == nil ? try query.languages.map { try db.languages(ofGalleries: $0, at: now) } : nil
            guard languages?.isEmpty != true else { return Page(nothing: query.counts) }
            let statement = GalleryListStatement(query, in: languages, at: now)
            let galleries = try db.rows(statement.sql, statement.arguments) { GalleryRow.read(&$0) }
            var page = Page(fetched: galleries, limit: query.limit) {
                ArticleCursor(moment: $0.publishedAt ?? Timestamp(seconds: 0), id: $0.id)
            }
            if query.counts { page.total = try db.count(statement.count) }
            return page
        }
    }

    package func gallery(_ reference: ResourceReference, isEditorial: Bool, at now: Timestamp) throws -> Gallery {
        try read { db in
            let sql = """
                SELECT \(GalleryRow.columns) FROM gallery g \(GalleryRow.joins) WHERE g.\(reference.column) = ?
                """
            guard let gallery = try db.firstRow(sql, reference.argument, { GalleryRow.read(&$0) }) else {
                throw try db.missing(.gallery, reference, visibleAt: isEditorial ? nil : now)
            }
            // A draft is as unknown as one that never was.
            guard isEditorial || gallery.publishedAt.map({ $0 <= now }) ?? false else {
                throw NewsError(.notFound, "There is no such gallery.")
            }
            return try db.withItems(gallery)
        }
    }
}

/// The columns of a gallery with its cover and poster, and the tables they come from.
enum GalleryRow {
    static let columns = """
        g.id, g.slug, g.kind, g.language, g.title, g.description, g.publishedAt, g.itemCount, \(MediaRow.columns("m")), \
        \(MediaRow.columns("p"))
        """

    static let joins = """
        LEFT JOIN media m ON m.id =
            (SELECT mediaId FROM gallery_item WHERE galleryId = g.id ORDER BY position LIMIT 1)
        LEFT JOIN media p ON p.id = g.posterId
        """

    static func read(_ columns: inout ColumnReader) -> Gallery {
        let (id, slug): (Int64, String) = (columns.next(), columns.next())
        let kind = GalleryKind(rawValue: columns.next()) ?? .photo
        let language = LanguageTag(trusted: columns.next())
        let (title, description): (String, String?) = (columns.next(), columns.optional())
        let publishedAt = (columns.optional() as Int64?).map(Timestamp.init(seconds:))
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
            cover: MediaRow.read(&columns),
            chosenPoster: MediaRow.read(&columns)
        )
    }
}

extension Database {
    /// A gallery of any status with its items.
    func editorialGallery(_ id: Int64) throws -> Gallery {
        let sql = "SELECT \(GalleryRow.columns) FROM gallery g \(GalleryRow.joins) WHERE g.id = ?"
        guard let gallery = try firstRow(sql, [id], { GalleryRow.read(&$0) }) else {
            throw NewsError(.notFound, "There is no such gallery.")
        }
        return try withItems(gallery)
    }

    fileprivate func withItems(_ gallery: Gallery) throws -> Gallery {
        var gallery = gallery
        gallery.items = try galleryItems([gallery.id])[gallery.id] ?? []
        return gallery
    }

    /// By gallery, its items in order.
    func galleryItems(_ ids: [Int64]) throws -> [Int64: [Gallery.Item]] {
        let sql = """
            SELECT i.galleryId, i.title, ifnull(i.caption, m.caption), ifnull(i.credit, m.credit), \(MediaRow.columns("m"))
            FROM json_each(?) j CROSS JOIN gallery_item i ON i.galleryId = j.value JOIN media m ON m.id = i.mediaId
            """
        var items: [Int64: [Gallery.Item]] = [:]
        let found = try rows(sql, [idList(ids)]) { columns -> (Int64, Gallery.Item?) in
            let (id, title): (Int64, String?) = (columns.next(), columns.optional())
            let (caption, credit): (String?, String?) = (columns.optional(), columns.optional())
            let item = MediaRow.read(&columns)
                .map { Gallery.Item(media: $0, title: title, caption: caption, credit: credit) }
            return (id, item)
        }
        for (id, item) in found {
            if let item { items[id, default: []].append(item) }
        }
        return items
    }

    /// The newest galleries of a kind for a home page, in the languages where some are given, without their items.
    func newestGalleries(_ kind: GalleryKind, in languages: [String]?, at now: Timestamp) throws -> [Gallery] {
        guard languages?.isEmpty != true else { return [] }
        var query = GalleryQuery()
        (query.kind, query.limit) = (kind, FrontPage.galleriesPerKind)
        let statement = GalleryListStatement(query, in: languages, at: now)
        return Array(try rows(statement.sql, statement.arguments) { GalleryRow.read(&$0) }.prefix(query.limit))
    }

    /// The galleries of an article in their order, with their items: those that are published, without a moment all.
    func galleries(ofArticle id: Int64, publishedBy now: Timestamp?) throws -> [Gallery] {
        let sql = """
            SELECT \(GalleryRow.columns) FROM article_gallery ag JOIN gallery g ON g.id = ag.galleryId \(GalleryRow.joins)
            WHERE ag.articleId = ? AND ifnull(g.publishedAt, \(Int64.max)) <= ? ORDER BY ag.position
            """
        var galleries = try rows(sql, [id, now?.seconds ?? Int64.max]) { GalleryRow.read(&$0) }
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

    /// `languages` are those looked up; without them what the query's ranges hold.
    init(_ query: GalleryQuery, in languages: [String]?, at now: Timestamp) {
        // Drafts have no moment: they are in the order in which they were made.
        let isDrafts = query.status == .draft
        var conditions = [
            isDrafts ? "g.publishedAt IS NULL" : "g.publishedAt \(query.status == .scheduled ? ">" : "<=") ?"
        ]
        var values: StatementArguments = isDrafts ? [] : [now.seconds]
        if let kind = query.kind {
            conditions.append("g.kind = ?")
            values += [kind.rawValue]
        }
        if let languages {
            conditions.append("g.language IN (\(placeholders(languages.count)))")
            values += StatementArguments(languages)
        } else if let (condition, ranges) = query.languages?.isWithin("g.language") {
            conditions.append(condition)
            values += ranges
        }
        count = (
            "SELECT count(*) FROM (SELECT 1 FROM gallery g \(conditions.asWhere) LIMIT \(Total.limit + 1))", values
        )
        if let cursor = query.cursor {
            conditions.append(isDrafts ? "g.id < ?" : "g.publishedAt <= ? AND (g.publishedAt < ? OR g.id < ?)")
            if !isDrafts { values += [cursor.moment.seconds, cursor.moment.seconds] }
            values += [cursor.id]
        }
        // Of one language they are in order in an index of their own.
        let index =
            isDrafts
            ? "gallery_draft"
            : languages?.count == 1 ? "gallery_by_language" : query.kind == nil ? "gallery_by_time" : "gallery_by_kind"
        sql = """
            SELECT \(GalleryRow.columns)
            FROM gallery g INDEXED BY \(index) \(GalleryRow.joins)
            \(conditions.asWhere) ORDER BY \(isDrafts ? "" : "g.publishedAt DESC, ")g.id DESC LIMIT ?
            """
        arguments = values + [query.limit + 1]
    }
}
