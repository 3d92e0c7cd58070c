internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func collections(
        _ query: NamedQuery,
        parts: ArticleParts,
        at now: Timestamp
    ) throws -> Page<PickCollection, NamedCursor> {
        try readWithNames { db, names in
            let sql = """
                SELECT id, slug, title, position FROM collection
                WHERE position >= ? AND (position > ? OR id > ?) ORDER BY position, id LIMIT ?
                """
            var found = try db.rows(sql, positionPlace(of: query.cursor) + [query.limit + 1]) { columns in
                (Self.emptyCollection(&columns), columns.next() as Int)
            }
            let more = found.count > query.limit
            if more { found.removeLast() }
            let asked = try query.languages.map { try db.asked($0, at: now) }
            let next = more ? found.last.map { NamedCursor.articles($0.1, id: $0.0.id) } : nil
            return Page(
                items: try db.withItems(found.map(\.0), in: asked, parts, at: now, names),
                next: next,
                total: query.counts ? try db.count(("SELECT count(*) FROM collection", [])) : nil
            )
        }
    }

    package func collection(
        _ reference: ResourceReference,
        in languages: LanguageRanges?,
        parts: ArticleParts,
        isEditorial: Bool,
        at now: Timestamp
    ) throws -> PickCollection {
        try readWithNames { db, names in
            let sql = "SELECT id, slug, title FROM collection WHERE \(reference.column) = ?"
            guard let collection = try db.firstRow(sql, reference.argument, { Self.emptyCollection(&$0) }) else {
                throw try db.missing(.collection, reference, visibleAt: now)
            }
            let asked = try languages.map { try db.asked($0, at: now) }
            return try db.withItems([collection], in: asked, parts, isEditorial: isEditorial, at: now, names)[0]
        }
    }

    fileprivate static func emptyCollection(_ columns: inout ColumnReader) -> PickCollection {
        PickCollection(id: columns.next(), slug: columns.next(), title: columns.next(), items: [])
    }
}

/// A pick as it is stored.
private struct PickRow {
    var collection: Int64
    var article: Int64?
    var topic: Int64?
    var gallery: Int64?
    var link: OutsideLink?
    var label: String?
    var endsAt: Timestamp?
}

extension Database {
    /// The first collections in the editor's order, with their items.
    func collections(
        limit: Int,
        in languages: AskedLanguages?,
        _ parts: ArticleParts,
        at now: Timestamp,
        _ names: NameCache
    ) throws -> [PickCollection] {
        let sql = "SELECT id, slug, title FROM collection ORDER BY position, id LIMIT ?"
        let collections = try rows(sql, [limit]) { SQLiteNewsroom.emptyCollection(&$0) }
        return try withItems(collections, in: languages, parts, at: now, names)
    }

    /// A collection as editors see it: with what is not live, and what has ended.
    func editorialCollection(_ id: Int64, at now: Timestamp) throws -> PickCollection {
        let sql = "SELECT id, slug, title FROM collection WHERE id = ?"
        let found = try rows(sql, [id]) { SQLiteNewsroom.emptyCollection(&$0) }
        guard let collection = try withItems(found, isEditorial: true, at: now).first else {
            throw NewsError(.notFound, "There is no such collection.")
        }
        return collection
    }

    /// The collections with their items: one statement for the picks and one or two for each kind of thing picked. Where
    /// languages are given, without what is in others.
    fileprivate func withItems(
        _ collections: [PickCollection],
        in languages: AskedLanguages? = nil,
        _ parts: ArticleParts = .all,
        isEditorial: Bool = false,
        at now: Timestamp,
        _ names: NameCache = NameCache()
    ) throws -> [PickCollection] {
        let picks = try picks(of: collections.map(\.id), endingAfter: isEditorial ? nil : now)
        let articleIDs = picks.compactMap(\.article)
        let articles =
            isEditorial
            ? try editorialSummaries(articleIDs, parts, at: now).byID
            : try visibleArticles(articleIDs, parts, at: now, names)
        let topics = try topics(picks.compactMap(\.topic), at: now)
        let galleries = try galleries(picks.compactMap(\.gallery), publishedBy: isEditorial ? nil : now)
        return collections.map { collection in
            var collection = collection
            collection.items = picks.filter { $0.collection == collection.id }
                .compactMap { pick in
                    let target: PickCollection.Target? =
                        pick.article.flatMap { articles[$0] }.map { .article($0) }
                        ?? pick.topic.flatMap { topics[$0] }.map { .topic($0) }
                        ?? pick.gallery.flatMap { galleries[$0] }.map { .gallery($0) }
                        ?? pick.link.map { .link($0) }
                    guard let target, languages?.include(target) ?? true else { return nil }
                    return PickCollection.Item(target: target, label: pick.label, endsAt: pick.endsAt)
                }
            return collection
        }
    }

    private func picks(of collections: [Int64], endingAfter now: Timestamp?) throws -> [PickRow] {
        let sql = """
            SELECT i.collectionId, i.articleId, i.topicId, i.galleryId, i.linkUrl, i.linkTitle, i.linkImageUrl, i.label,
                i.endsAt
            FROM json_each(?) j CROSS JOIN collection_item i ON i.collectionId = j.value
            WHERE i.endsAt IS NULL OR i.endsAt > ?
            """
        return try rows(sql, [idList(collections), now?.seconds ?? Int64.min]) { columns in
            var pick = PickRow(
                collection: columns.next(),
                article: columns.optional(),
                topic: columns.optional(),
                gallery: columns.optional()
            )
            let (url, title, image): (String?, String?, String?) = (
                columns.optional(), columns.optional(), columns.optional()
            )
            if let url, let title { pick.link = OutsideLink(url: url, title: title, imageURL: image) }
            pick.label = columns.optional()
            pick.endsAt = (columns.optional() as Int64?).map(Timestamp.init(seconds:))
            return pick
        }
    }

    private func visibleArticles(
        _ ids: [Int64],
        _ parts: ArticleParts,
        at now: Timestamp,
        _ names: NameCache
    ) throws -> [Int64: ArticleSummary] {
        let sql = """
            SELECT a.id FROM json_each(?) j CROSS JOIN article a ON a.id = j.value
            WHERE a.status = 'published' AND a.publishedAt <= ?
            """
        let visible: [Int64] = try rows(sql, [idList(ids), now.seconds]) { $0.next() }
        return try summaries(visible, parts, names).byID
    }

    private func topics(_ ids: [Int64], at now: Timestamp) throws -> [Int64: TopicSummary] {
        let sql =
            "SELECT \(TopicRow.columns) FROM json_each(?) j CROSS JOIN topic t ON t.id = j.value \(TopicRow.joins)"
        var topics = try rows(sql, [now.seconds, idList(ids)]) { TopicRow.read(&$0) }
        try loadNames(into: &topics)
        return Dictionary(topics.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Those that are published; without a moment all.
    private func galleries(_ ids: [Int64], publishedBy now: Timestamp?) throws -> [Int64: Gallery] {
        let sql = """
            SELECT \(GalleryRow.columns) FROM json_each(?) j CROSS JOIN gallery g ON g.id = j.value \(GalleryRow.joins)
            WHERE ifnull(g.publishedAt, \(Int64.max)) <= ?
            """
        let galleries = try rows(sql, [idList(ids), now?.seconds ?? Int64.max]) { GalleryRow.read(&$0) }
        return Dictionary(galleries.map { ($0.id, $0) }) { first, _ in first }
    }
}

extension AskedLanguages {
    /// Whether a pick is in them; a page elsewhere may be in any.
    fileprivate func include(_ target: PickCollection.Target) -> Bool {
        switch target {
        case .article(let article): articles.contains(article.language.text)
        case .topic(let topic): topics.contains(topic.language.text)
        case .gallery(let gallery): galleries.contains(gallery.language.text)
        case .link: true
        }
    }
}

extension [ArticleSummary] {
    fileprivate var byID: [Int64: ArticleSummary] {
        Dictionary(map { ($0.id, $0) }) { first, _ in first }
    }
}
