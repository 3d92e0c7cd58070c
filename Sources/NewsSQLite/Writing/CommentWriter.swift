internal import GRDB
internal import NewsDomain

/// Writes imported comments within a transaction.
final class CommentWriter {
    private let db: Database
    private let now: Timestamp
    private let rows: PendingRows
    /// Ids that were taken for comments to come.
    private var reserved: Range<Int64> = 0..<0

    /// A writer whose new comments are in the database once `rows` are flushed.
    init(_ db: Database, now: Timestamp, rows: PendingRows) {
        self.db = db
        self.now = now
        self.rows = rows
    }

    /// Writes a new comment below `parent`, or as the beginning of a thread.
    func insert(_ given: ImportedComment, article: Int64, below parent: CommentPosition?) throws -> CommentPosition {
        let comment = given.asKept
        let position = CommentPosition(id: try nextID(), below: parent)
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

    /// Writes over a comment; its place in the thread stays.
    func update(_ id: Int64, _ given: ImportedComment) throws {
        let comment = given.asKept
        try db.run(
            "UPDATE comment SET status = ?, name = ?, email = ?, text = ?, createdAt = ? WHERE id = ?",
            [comment.status.rawValue, comment.name, comment.email, comment.text, comment.createdAt.seconds, id]
        )
        if comment.status == .approved { rows.logChange(.update, "comment", id, at: now) }
    }

    /// Takes the ids of so many new comments at once: one statement for all of an article.
    func reserve(_ count: Int) throws {
        if count > 0 { reserved = try db.newIDs(count, in: "comment") }
    }

    /// Ids are given here, because a comment that begins a thread names itself.
    private func nextID() throws -> Int64 {
        if reserved.isEmpty { try reserve(1) }
        defer { reserved = reserved.dropFirst() }
        return reserved.lowerBound
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
