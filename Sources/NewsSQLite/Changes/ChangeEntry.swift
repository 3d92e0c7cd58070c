internal import GRDB
internal import NewsDomain

/// What the change log says of a change.
struct ChangeEntry {
    var operation: ChangeOperation
    var kind: String
    var id: Int64
    /// The name of the key, or of what imported it; nil for the newsroom itself and for readers.
    var actor: String?
    /// Whether readers can see what was changed.
    var isPublic = true
    /// Why it is gone.
    var reason: ChangeReason?
    /// The slug of what is gone, as readers knew it.
    var slug: String?
    /// What took the place of what was deleted.
    var replacement: Int64?
    /// What it was called that was deleted.
    var name: String?
}

extension Database {
    /// Appends to the change log, within the change's own transaction.
    func log(_ entry: ChangeEntry, at now: Timestamp) throws {
        let sql = """
            INSERT INTO change (at, kind, resourceId, operation, isPublic, reason, slug, actor, replacementId, name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        try run(
            sql,
            now.seconds,
            entry.kind,
            entry.id,
            entry.operation.rawValue,
            entry.isPublic,
            entry.reason?.rawValue,
            entry.slug,
            entry.actor,
            entry.replacement,
            entry.name
        )
    }
}
