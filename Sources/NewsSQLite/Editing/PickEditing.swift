internal import GRDB
internal import NewsDomain

extension CatalogueEditing {
    /// Puts these picks in place of those that a collection has.
    func set(_ picks: [Pick], of collection: Int64) throws {
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
        try db.run("DELETE FROM collection_item WHERE collectionId = ?", collection)
        for row in rows { _ = try row.insert(into: "collection_item", db) }
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
        case .topic(let slug):
            let id = try references.id(of: slug, .topic, in: "\(item)/topic")
            row.set("topicId", id)
            return (id.map { "topic \($0)" }, "\(item)/topic")
        case .gallery(let slug):
            let id = try references.id(of: slug, .gallery, in: "\(item)/gallery")
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
