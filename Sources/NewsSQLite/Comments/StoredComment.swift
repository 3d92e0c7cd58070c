internal import GRDB
internal import NewsDomain

/// A comment as it is stored, whatever its status.
struct StoredComment {
    var own: OwnComment
    /// SHA-256 of the token that opens it; nil where there is none.
    var editToken: [UInt8]?

    static let columns =
        "c.id, c.articleId, c.parentId, c.threadId, c.status, c.name, c.text, c.createdAt, c.version, c.editToken"

    static func read(_ columns: inout ColumnReader) -> StoredComment {
        let (id, articleID): (Int64, Int64) = (columns.next(), columns.next())
        let (parentID, threadID): (Int64?, Int64) = (columns.optional(), columns.next())
        let status = CommentStatus(rawValue: columns.next()) ?? .pending
        let (name, text): (String?, String) = (columns.optional(), columns.next())
        let comment = Comment(
            id: id,
            articleID: articleID,
            parentID: parentID,
            threadID: threadID,
            isDeleted: status == .deleted,
            name: name,
            text: status == .deleted ? nil : text,
            createdAt: Timestamp(seconds: columns.next())
        )
        return StoredComment(
            own: OwnComment(comment: comment, status: status, version: columns.next()),
            editToken: columns.optional()
        )
    }
}

extension Database {
    /// The comment of that id; nil where there is none.
    func storedComment(_ id: Int64) throws -> StoredComment? {
        let sql = "SELECT \(StoredComment.columns) FROM comment c WHERE c.id = ?"
        return try lookUp(sql, id, row: { StoredComment.read(&$0) })
    }

    /// Writes a comment's texts and status over what was there, and logs what readers see of it; without an actor as its
    /// author's doing.
    func write(_ own: OwnComment, over before: OwnComment, at now: Timestamp, by actor: String? = nil) throws {
        let comment = own.comment
        let text = comment.text ?? ""
        try run(
            "UPDATE comment SET status = ?, name = ?, text = ?, textHash = ? WHERE id = ?",
            own.status.rawValue,
            comment.name,
            text,
            NewComment.textHash(text),
            comment.id
        )
        let operation = ChangeOperation(wasVisible: before.status == .approved, isVisible: own.status == .approved)
        guard let operation else { return }
        let reason: ChangeReason? = operation == .delete ? .moderated : nil
        try logChange(operation, "comment", comment.id, at: now, by: actor, because: reason)
    }

    /// Deletes a comment and what it said; its place stays where a reply to it is shown.
    func deleteComment(_ before: OwnComment, at now: Timestamp, by actor: String? = nil) throws {
        let sql = """
            UPDATE comment SET status = 'deleted', name = NULL, email = NULL, text = '', textHash = NULL, editToken = NULL
            WHERE id = ?
            """
        try run(sql, before.comment.id)
        guard before.status == .approved else { return }
        try logChange(.delete, "comment", before.comment.id, at: now, by: actor, because: .deleted)
    }
}
