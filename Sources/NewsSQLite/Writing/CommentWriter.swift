internal import GRDB
internal import NewsDomain

/// Writes comments within a transaction.
struct CommentWriter {
    let db: Database
    let now: Timestamp

    init(_ db: Database, now: Timestamp) {
        self.db = db
        self.now = now
    }

    /// The deepest a reply stands below the comment that began its thread (the schema holds it); one that replies to
    /// such a deep one stands beside it.
    private static let maximumDepth = 63

    /// Writes a comment, anew or over the one with this id, and returns its id.
    func write(_ comment: ImportedComment, article: Int64, parent: Int64?, id known: Int64?) throws -> Int64 {
        if let known {
            try db.run(
                "UPDATE comment SET status = ?, name = ?, email = ?, text = ?, createdAt = ? WHERE id = ?",
                [
                    comment.status.rawValue, comment.name, comment.email, comment.text, comment.createdAt.seconds, known,
                ]
            )
            if comment.status == .approved { try db.logChange(.update, "comment", known, at: now) }
            return known
        }
        let position = try parent.flatMap { try place(below: $0, article: article) }
        let last: Int64? = try db.firstRow("SELECT max(id) FROM comment") { $0.optional() } ?? nil
        let id = (last ?? 0) + 1
        try db.run(
            """
            INSERT INTO comment (id, articleId, parentId, threadId, depth, status, name, email, text, createdAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, article, position?.parent, position?.thread ?? id, position?.depth ?? 0, comment.status.rawValue,
                comment.name, comment.email, comment.text, comment.createdAt.seconds,
            ]
        )
        if comment.status == .approved { try db.logChange(.create, "comment", id, at: now) }
        return id
    }

    /// Where a reply to a comment of the same article stands; nil where the comment is of another.
    private func place(below parent: Int64, article: Int64) throws -> (parent: Int64, thread: Int64, depth: Int)? {
        let sql = "SELECT parentId, threadId, depth FROM comment WHERE id = ? AND articleId = ?"
        let found = try db.firstRow(sql, [parent, article]) { columns -> (Int64?, Int64, Int) in
            (columns.optional(), columns.next(), columns.next())
        }
        guard let (grandparent, thread, depth) = found else { return nil }
        if depth >= Self.maximumDepth, let grandparent { return (grandparent, thread, depth) }
        return (parent, thread, depth + 1)
    }
}
