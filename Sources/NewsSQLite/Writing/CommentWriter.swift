internal import GRDB
internal import NewsDomain

/// Where a comment stands in its thread.
struct CommentPosition {
    var id: Int64
    var parent: Int64?
    /// The comment that began the thread.
    var thread: Int64
    /// 0 for the one that began it.
    var depth: Int
}

/// Writes comments within a transaction.
final class CommentWriter {
    private let db: Database
    private let now: Timestamp
    private let rows: PendingRows
    private var lastID: Int64?

    /// A writer whose new comments are in the database once `rows` are flushed.
    init(_ db: Database, now: Timestamp, rows: PendingRows) {
        self.db = db
        self.now = now
        self.rows = rows
    }

    /// The deepest a reply stands below the comment that began its thread (the schema holds it); one that replies to
    /// such a deep one stands beside it.
    private static let maximumDepth = 63

    /// Writes a new comment below `parent`, or as the beginning of a thread.
    func insert(_ given: ImportedComment, article: Int64, below parent: CommentPosition?) throws -> CommentPosition {
        let comment = given.asKept
        let position = try position(below: parent)
        rows.comments.append(
            position.id,
            article,
            position.parent,
            position.thread,
            position.depth,
            comment.status.rawValue,
            comment.name,
            comment.email,
            comment.text,
            comment.createdAt.seconds
        )
        if comment.status == .approved { rows.logChange(.create, "comment", position.id, at: now) }
        return position
    }

    /// Writes a comment that a reader sent in.
    func insert(_ comment: NewComment, article: Int64, below parent: CommentPosition?) throws -> CommentPosition {
        let position = try position(below: parent)
        try db.run(
            """
            INSERT INTO comment
                (id, articleId, parentId, threadId, depth, status, name, email, text, createdAt, editToken, textHash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            position.id,
            article,
            position.parent,
            position.thread,
            position.depth,
            comment.status.rawValue,
            comment.name,
            comment.email,
            comment.text,
            now.seconds,
            comment.editToken,
            NewComment.textHash(comment.text)
        )
        if comment.status == .approved { try db.logChange(.create, "comment", position.id, at: now) }
        return position
    }

    /// Writes over a comment; its place in the thread stays.
    func update(_ id: Int64, _ given: ImportedComment) throws {
        let comment = given.asKept
        try db.run(
            "UPDATE comment SET status = ?, name = ?, email = ?, text = ?, createdAt = ? WHERE id = ?",
            [comment.status.rawValue, comment.name, comment.email, comment.text, comment.createdAt.seconds, id]
        )
        if comment.status == .approved { rows.logChange(.update, "comment", id, at: now) }
    }

    /// Where a comment of an article stands; nil where the article has no such comment.
    func position(of id: Int64, article: Int64) throws -> CommentPosition? {
        let sql = "SELECT id, parentId, threadId, depth FROM comment WHERE id = ? AND articleId = ?"
        return try db.firstRow(sql, [id, article]) { columns in
            CommentPosition(
                id: columns.next(),
                parent: columns.optional(),
                thread: columns.next(),
                depth: columns.next()
            )
        }
    }

    private func position(below parent: CommentPosition?) throws -> CommentPosition {
        let id = try nextID()
        guard let parent else { return CommentPosition(id: id, parent: nil, thread: id, depth: 0) }
        let isDeepest = parent.depth >= Self.maximumDepth
        return CommentPosition(
            id: id,
            parent: isDeepest ? parent.parent : parent.id,
            thread: parent.thread,
            depth: min(parent.depth + 1, Self.maximumDepth)
        )
    }

    /// Ids are given here, because a comment that begins a thread names itself.
    private func nextID() throws -> Int64 {
        let last = try lastID ?? db.firstRow("SELECT ifnull(max(id), 0) FROM comment") { $0.next() } ?? 0
        lastID = last + 1
        return last + 1
    }
}

extension ImportedComment {
    /// What is kept of it: of a deleted one its place alone, neither name nor address nor text.
    fileprivate var asKept: ImportedComment {
        guard status == .deleted else { return self }
        var kept = self
        (kept.name, kept.email, kept.text) = (nil, nil, "")
        return kept
    }
}
