internal import GRDB
internal import NewsDomain

// What the change log says of things of the catalogue, and who may know of them.

extension CatalogueEditing {
    func log(_ operation: ChangeOperation, _ kind: CatalogueKind, _ id: Int64, isPublic: Bool = true) throws {
        let entry = ChangeEntry(operation: operation, kind: kind.rawValue, id: id, actor: actor, isPublic: isPublic)
        try db.log(entry, at: now)
    }

    /// Notes an update: for readers it may be the thing's coming or its going, under the slug by which they knew it.
    func logUpdate(
        _ kind: CatalogueKind,
        _ id: Int64,
        wasVisible: Bool,
        _ formerSlug: String?,
        isRenamed: Bool
    ) throws {
        let isVisible = kind.visibility == .fromPublication ? try isVisible(kind, id) : wasVisible
        let operation = ChangeOperation(wasVisible: wasVisible, isVisible: isVisible)
        let isGone = operation == .delete
        let entry = ChangeEntry(
            operation: operation ?? .update,
            kind: kind.rawValue,
            id: id,
            actor: actor,
            isPublic: operation != nil,
            reason: isGone ? .unpublished : nil,
            slug: isGone ? formerSlug : nil
        )
        try db.log(entry, at: now)
        if isRenamed || operation != .update || kind == .media {
            try ReferenceLog(db, by: actor, at: now).note(kind, id)
        }
    }

    /// Whether readers know of it.
    func isVisible(_ kind: CatalogueKind, _ id: Int64) throws -> Bool {
        guard kind.visibility == .withArticles else { return try isPublic(kind, id) }
        return try db.lookUp("SELECT articleCount > 0 FROM \(kind.rawValue) WHERE id = ?", id) { $0.next() } ?? false
    }

    /// Whether readers see it, or would if an article had it.
    func isPublic(_ kind: CatalogueKind, _ id: Int64) throws -> Bool {
        guard kind.visibility == .fromPublication else { return true }
        let sql = "SELECT publishedAt <= ? FROM \(kind.rawValue) WHERE id = ? AND publishedAt IS NOT NULL"
        return try db.lookUp(sql, now.seconds, id, row: { $0.next() }) ?? false
    }
}
