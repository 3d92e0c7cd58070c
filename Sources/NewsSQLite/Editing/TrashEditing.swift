internal import GRDB
internal import NewsDomain

/// Puts articles into the trash and takes them out again, within a transaction.
struct TrashEditing {
    private let db: Database
    private let actor: String
    private let now: Timestamp

    init(_ db: Database, by actor: String, at now: Timestamp) {
        self.db = db
        self.actor = actor
        self.now = now
    }

    /// Puts an article into the trash that no reader has seen. What was scheduled is a draft from then on.
    func trash(_ id: Int64, _ stored: StoredArticle) throws {
        let sql = """
            UPDATE article SET deletedAt = ?1, status = 'draft', updatedAt = ?1, version = version + 1 WHERE id = ?2
            """
        try db.run(sql, now.seconds, id)
        try note(.delete, id, stored)
        try SearchIndexing(db).follow(id)
    }

    /// Takes an article out of the trash, under its slug, or a numbered form of that where others have it by now.
    func recover(_ id: Int64, _ stored: StoredArticle) throws {
        let slug = try db.freeSlug(Slug(trusted: stored.slug.text.droppingSuffix("-trashed-\(id)")), in: "article")
        let sql = "UPDATE article SET deletedAt = NULL, slug = ?, updatedAt = ?, version = version + 1 WHERE id = ?"
        try db.run(sql, slug.text, now.seconds, id)
        try note(.update, id, stored)
        try SearchIndexing(db).follow(id)
    }

    private func note(_ operation: ChangeOperation, _ id: Int64, _ before: StoredArticle) throws {
        try db.addRevision(to: id, before: differences(of: id, from: before), by: actor, at: now)
        let title = operation == .delete ? before.fields.title : nil
        let entry = ChangeEntry(
            operation: operation,
            kind: "article",
            id: id,
            actor: actor,
            isPublic: false,
            reason: operation == .delete ? .trashed : nil,
            name: title
        )
        try db.log(entry, at: now)
    }

    /// What revisions keep of what was changed.
    private func differences(of id: Int64, from before: StoredArticle) throws -> [String: String?] {
        guard let after = try db.storedArticle(id) else { return [:] }
        var texts = before.fields.differing(from: after.fields)
        if before.deletedAt != after.deletedAt {
            texts[RevisionText.deletedAt] = .some(before.deletedAt.map { String($0.seconds) })
        }
        return texts
    }
}

extension Database {
    /// Deletes for good what has lain in the trash for its time, and says so in the change log; how many there were.
    func purgeTrash(at now: Timestamp, limit: Int) throws -> Int {
        let sql = """
            SELECT id, title FROM article INDEXED BY article_trashed WHERE deletedAt IS NOT NULL AND deletedAt <= ? LIMIT ?
            """
        let before = now.advanced(by: -ArticleTrash.seconds).seconds
        let old = try rows(sql, [before, limit]) { ($0.next() as Int64, $0.next() as String) }
        for (id, title) in old {
            try run("DELETE FROM article WHERE id = ?", id)
            let entry = ChangeEntry(
                operation: .delete,
                kind: "article",
                id: id,
                isPublic: false,
                reason: .deleted,
                name: title
            )
            try log(entry, at: now)
        }
        return old.count
    }
}

extension String {
    fileprivate func droppingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
