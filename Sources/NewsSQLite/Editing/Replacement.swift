internal import GRDB
internal import NewsDomain

/// Puts one thing in the place of another of its kind, everywhere, and deletes that. Its names lead to the other.
struct Replacement {
    private let db: Database
    private let kind: CatalogueKind
    private let actor: String?
    private let now: Timestamp

    init(_ db: Database, kind: CatalogueKind, by actor: String?, at now: Timestamp) {
        self.db = db
        self.kind = kind
        self.actor = actor
        self.now = now
    }

    func replace(_ id: Int64, with other: Int64) throws {
        let name = try db.name(of: kind, id)
        let slug = try db.slug(of: kind, id)
        try ReferenceLog(db, by: actor, at: now).note(kind, id, isLeft: true)
        switch kind {
        case .section: try db.run("UPDATE article SET sectionId = ? WHERE sectionId = ?", other, id)
        case .tag, .author: try moveArticles(id, other, columns: "position, listedAt")
        case .topic:
            try moveArticles(id, other, columns: "position, origin, occurrences, listedAt")
            try movePicks(id, other)
            try moveNames(id, other)
        case .gallery:
            try db.run(
                """
                DELETE FROM article_gallery WHERE galleryId = ?1
                    AND articleId IN (SELECT articleId FROM article_gallery WHERE galleryId = ?2)
                """,
                id,
                other
            )
            try db.run("UPDATE article_gallery SET galleryId = ? WHERE galleryId = ?", other, id)
            try movePicks(id, other)
        case .media:
            for (table, column) in [
                ("article", "imageId"), ("author", "pictureId"), ("topic", "imageId"), ("gallery_item", "mediaId"),
                ("gallery", "posterId"), ("site", "logoId"),
            ] { try db.run("UPDATE \(table) SET \(column) = ? WHERE \(column) = ?", other, id) }
        case .collection:
            throw NewsError(.conflict, "A collection cannot take the place of another: set its items.")
        }
        try db.moveNames(kind, of: id, to: other)
        try db.moveImport(of: kind.rawValue, id, to: other)
        try db.run("DELETE FROM \(kind.rawValue) WHERE id = ?", id)
        try db.forgetRankings(of: kind, id)
        try db.moveVersion(of: kind, other)
        try log(id, called: name, slug, replacedBy: other)
    }

    private func log(_ id: Int64, called name: String?, _ slug: String?, replacedBy other: Int64) throws {
        let entry = ChangeEntry(
            operation: .delete,
            kind: kind.rawValue,
            id: id,
            actor: actor,
            reason: .merged,
            slug: slug,
            replacement: other,
            name: name
        )
        try db.log(entry, at: now)
        try db.logChange(.update, kind.rawValue, other, at: now, by: actor)
    }

    /// An article that has both keeps the place of the one that stays. Inserted and deleted rather than changed, for the
    /// triggers that count.
    private func moveArticles(_ id: Int64, _ other: Int64, columns: String) throws {
        let (table, key) = ("article_\(kind.rawValue)", "\(kind.rawValue)Id")
        try db.run(
            """
            INSERT OR IGNORE INTO \(table) (articleId, \(key), \(columns))
            SELECT articleId, ?1, \(columns) FROM \(table) WHERE \(key) = ?2
            """,
            other,
            id
        )
        try db.run("DELETE FROM \(table) WHERE \(key) = ?", id)
    }

    /// Texts may go on calling it by the names that it had, as far as there is room for them.
    private func moveNames(_ id: Int64, _ other: Int64) throws {
        let names: [String] = try db.rows("SELECT name FROM topic_name WHERE topicId = ? ORDER BY position", [id]) {
            $0.next()
        }
        let last: Int =
            try db.firstRow("SELECT ifnull(max(position), 0) FROM topic_name WHERE topicId = ?", [other]) { $0.next() }
            ?? 0
        try db.run("DELETE FROM topic_name WHERE topicId = ?", id)
        let room = max(0, CatalogueChange.maximumAliases - last)
        for (index, name) in names.prefix(room).enumerated() {
            let sql = "INSERT INTO topic_name (topicId, position, name, sortKey) VALUES (?, ?, ?, ?)"
            try db.run(sql, other, last + 1 + index, name, SortKey.of(name))
        }
    }

    /// A collection that has both keeps the one that stays.
    private func movePicks(_ id: Int64, _ other: Int64) throws {
        let key = "\(kind.rawValue)Id"
        try db.run(
            """
            DELETE FROM collection_item WHERE \(key) = ?1
                AND collectionId IN (SELECT collectionId FROM collection_item WHERE \(key) = ?2)
            """,
            id,
            other
        )
        try db.run("UPDATE collection_item SET \(key) = ? WHERE \(key) = ?", other, id)
    }
}

extension Database {
    /// An import that runs again goes on with what has taken a thing's place.
    fileprivate func moveImport(of kind: String, _ id: Int64, to other: Int64) throws {
        let sql = """
            UPDATE import_record SET resourceId = ?
            WHERE sourceId IN (SELECT id FROM import_source) AND kind = ? AND resourceId = ?
            """
        try run(sql, other, kind, id)
    }

    /// An import that runs again makes anew what was deleted.
    func forgetImport(of kind: String, _ id: Int64) throws {
        let sql = """
            DELETE FROM import_record
            WHERE sourceId IN (SELECT id FROM import_source) AND kind = ? AND resourceId = ?
            """
        try run(sql, kind, id)
    }

    /// Deletes the rankings within a thing that is no more.
    func forgetRankings(of kind: CatalogueKind, _ id: Int64) throws {
        try run(
            """
            DELETE FROM ranking WHERE measure IN ('views', 'comments') AND period IN ('day', 'week', 'month') AND scope = ?
            """,
            "\(kind.rawValue):\(id)"
        )
    }
}
