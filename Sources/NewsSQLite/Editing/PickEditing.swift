internal import GRDB
internal import NewsDomain

extension CatalogueEditing {
    /// Puts these picks in place of those that a collection has; whether they are others.
    func set(_ picks: [Pick], of collection: Int64) throws -> Bool {
        let rows = try rows(of: picks, in: collection, behind: 0)
        let before = try stored(in: collection)
        try db.run("DELETE FROM collection_item WHERE collectionId = ?", collection)
        for row in rows { _ = try row.insert(into: "collection_item", db) }
        return try stored(in: collection) != before
    }

    /// The rows of picks behind a place of a collection. Throws all that is wrong with them.
    private func rows(of picks: [Pick], in collection: Int64, behind position: Int) throws -> [RowChange] {
        var references = ReferenceResolver(db, at: now)
        var rows: [RowChange] = []
        var seen: Set<String> = []
        for (index, pick) in picks.enumerated() {
            var row = RowChange()
            let (key, member) = try set(pick.target, "items/\(index)", of: &row, &references)
            if let key, !seen.insert(key).inserted {
                references.faults.add(member, "repeated", "This stands in the list twice.")
            }
            row.set("label", pick.label)
            row.set("endsAt", pick.endsAt?.seconds)
            row.set("collectionId", collection)
            row.set("position", position + index + 1)
            rows.append(row)
        }
        try references.faults.finish()
        return rows
    }

    /// The collection of that slug, which is made where there is none.
    func collection(_ slug: Slug, titled title: String) throws -> (id: Int64, isNew: Bool) {
        if let id = try db.id(of: CatalogueItem(.collection, .slug(slug.text))) { return (id, false) }
        var change = CollectionChange()
        (change.slug, change.title) = (slug, title)
        return (try create(.collection(change)).id, true)
    }

    /// Adds picks behind those that a collection has, as far as there is room; those that are there already are not repeated.
    func add(_ picks: [Pick], to collection: Int64) throws -> Bool {
        let present = try self.picks(of: collection)
        let keys = Set(present.map(\.target.key))
        let others = picks.filter { !keys.contains($0.target.key) }
        let added = Array(others.prefix(PickCollection.maximumItems - present.count))
        guard !added.isEmpty else { return false }
        let last: Int =
            try db.firstRow("SELECT ifnull(max(position), 0) FROM collection_item WHERE collectionId = ?", [collection])
        {
            $0.next()
        } ?? 0
        for row in try rows(of: added, in: collection, behind: last) { _ = try row.insert(into: "collection_item", db) }
        try db.moveVersion(of: .collection, collection)
        try log(.update, .collection, collection)
        return true
    }

    private func picks(of collection: Int64) throws -> [Pick] {
        let sql = """
            SELECT articleId, topicId, galleryId, linkUrl, linkTitle, linkImageUrl, label, endsAt
            FROM collection_item WHERE collectionId = ? ORDER BY position
            """
        return try db.lookUpAll(sql, collection) { columns in
            let (article, topic, gallery): (Int64?, Int64?, Int64?) =
                (columns.optional(), columns.optional(), columns.optional())
            let link = OutsideLink(url: columns.next(), title: columns.next(), imageURL: columns.optional())
            let target: Pick.Target =
                article.map { .article(.id($0)) } ?? topic.map { .topic(.id($0)) } ?? gallery.map { .gallery(.id($0)) }
                ?? .link(link)
            let label: String? = columns.optional()
            return Pick(target, label: label, endsAt: (columns.optional() as Int64?).map(Timestamp.init(seconds:)))
        }
    }

    /// The picks of a collection as texts, to tell whether they have changed.
    private func stored(in collection: Int64) throws -> [String] {
        let sql = """
            SELECT json_array(articleId, topicId, galleryId, linkUrl, linkTitle, linkImageUrl, label, endsAt)
            FROM collection_item WHERE collectionId = ? ORDER BY position
            """
        return try db.rows(sql, [collection]) { $0.next() }
    }

    /// Sets what a pick is of. Returns what tells it from others, and the member that names it.
    private func set(
        _ target: Pick.Target,
        _ item: String,
        of row: inout RowChange,
        _ references: inout ReferenceResolver
    ) throws -> (key: String?, member: String) {
        switch target {
        case .article(let article):
            let id = try references.id(of: article, in: "\(item)/article")
            row.set("articleId", id)
            return (id.map { Pick.Target.article(.id($0)).key }, "\(item)/article")
        case .topic(let topic):
            let id = try references.id(of: topic, .topic, in: "\(item)/topic")
            row.set("topicId", id)
            return (id.map { Pick.Target.topic(.id($0)).key }, "\(item)/topic")
        case .gallery(let gallery):
            let id = try references.id(of: gallery, .gallery, in: "\(item)/gallery")
            row.set("galleryId", id)
            return (id.map { Pick.Target.gallery(.id($0)).key }, "\(item)/gallery")
        case .link(let link):
            row.set("linkUrl", link.url)
            row.set("linkTitle", link.title)
            row.set("linkImageUrl", link.imageURL)
            return (target.key, "\(item)/link")
        }
    }
}

extension Pick.Target {
    /// What tells it from others, where things are named by id.
    var key: String {
        switch self {
        case .article(let article): "article \(article)"
        case .topic(let topic): "topic \(topic)"
        case .gallery(let gallery): "gallery \(gallery)"
        case .link(let link): "link \(link.url)"
        }
    }
}
