internal import GRDB
internal import NewsDomain

extension CatalogueEditing {
    /// Puts these picks in place of those that a collection has; whether they are others.
    func set(_ picks: [Pick], of collection: Int64) throws -> Bool {
        var references = References(db, at: now)
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
            row.set("position", index + 1)
            rows.append(row)
        }
        try references.faults.finish()
        let before = try stored(in: collection)
        try db.run("DELETE FROM collection_item WHERE collectionId = ?", collection)
        for row in rows { _ = try row.insert(into: "collection_item", db) }
        return try stored(in: collection) != before
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
        _ references: inout References
    ) throws -> (key: String?, member: String) {
        switch target {
        case .article(let article):
            let id = try references.id(of: article, in: "\(item)/article")
            row.set("articleId", id)
            return (id.map { "article \($0)" }, "\(item)/article")
        case .topic(let topic):
            let id = try references.id(of: topic, .topic, in: "\(item)/topic")
            row.set("topicId", id)
            return (id.map { "topic \($0)" }, "\(item)/topic")
        case .gallery(let gallery):
            let id = try references.id(of: gallery, .gallery, in: "\(item)/gallery")
            row.set("galleryId", id)
            return (id.map { "gallery \($0)" }, "\(item)/gallery")
        case .link(let link):
            row.set("linkUrl", link.url)
            row.set("linkTitle", link.title)
            row.set("linkImageUrl", link.imageURL)
            return ("link \(link.url)", "\(item)/link")
        }
    }
}
