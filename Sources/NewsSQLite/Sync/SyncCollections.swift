internal import GRDB
internal import NewsDomain

extension SyncThings {
    /// The states of collections: with what readers see of their picks.
    func collections(_ ids: [Int64]) throws -> [Int64: SyncState] {
        let sql = """
            SELECT t.id, t.slug, t.title, (SELECT count(*) FROM collection_item WHERE collectionId = t.id)
            \(Self.chosen("collection"))
            """
        var rows = SyncRows(ids)
        var collections: [SyncCollection] = []
        try db.forEachNeededRow(sql, idList(ids)) { columns in
            let collection = SyncCollection(id: columns.next(), slug: columns.next(), title: columns.next())
            collections.append(collection)
            return rows.add(collection.id, .hidden, bytes: Self.bytesOfItem * columns.next())
        }
        let items = try items(of: collections.map(\.id))
        for var collection in collections {
            collection.items = items[collection.id] ?? []
            rows.states[collection.id] = .present(.collection(collection))
        }
        return rows.states
    }

    private func items(of collections: [Int64]) throws -> [Int64: [SyncCollection.Item]] {
        var items: [Int64: [SyncCollection.Item]] = [:]
        try db.forEachRow(Self.itemsSQL, idList(collections), now.seconds) { columns in
            let (collection, label): (Int64, String?) = (columns.next(), columns.optional())
            let endsAt = (columns.optional() as Int64?).map(Timestamp.init(seconds:))
            guard let target = Self.target(&columns) else { return }
            items[collection, default: []].append(SyncCollection.Item(target: target, label: label, endsAt: endsAt))
        }
        return items
    }

    /// What a pick is of; nil where readers do not see it.
    private static func target(_ columns: inout ColumnReader) -> SyncCollection.Target? {
        for kind in [SyncKind.article, .topic, .gallery] {
            let (id, slug): (Int64?, String?) = (columns.optional(), columns.optional())
            if let id, let slug { return .thing(kind, SyncReference(id: id, slug: slug)) }
        }
        let (url, title, image): (String?, String?, String?) = (
            columns.optional(), columns.optional(), columns.optional()
        )
        guard let url, let title else { return nil }
        return .link(OutsideLink(url: url, title: title, imageURL: image))
    }

    private static let itemsSQL = """
        SELECT i.collectionId, i.label, i.endsAt, a.id, a.slug, t.id, t.slug, g.id, g.slug, i.linkUrl, i.linkTitle,
            i.linkImageUrl
        FROM json_each(?1) j CROSS JOIN collection_item i ON i.collectionId = j.value
        LEFT JOIN article a ON a.id = i.articleId AND a.status = 'published' AND a.publishedAt <= ?2
        LEFT JOIN topic t ON t.id = i.topicId
        LEFT JOIN gallery g ON g.id = i.galleryId AND g.publishedAt <= ?2
        WHERE i.endsAt IS NULL OR i.endsAt > ?2
        ORDER BY j.key, i.position
        """
}
