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

    /// The deepest a reply stands below the comment that began its thread (the schema holds it); one that replies to
    /// such a deep one stands beside it.
    private static let maximumDepth = 63

    fileprivate init(id: Int64, parent: Int64?, thread: Int64, depth: Int) {
        (self.id, self.parent, self.thread, self.depth) = (id, parent, thread, depth)
    }

    /// The place of a new comment below `parent`, or of one that begins a thread.
    init(id: Int64, below parent: CommentPosition?) {
        guard let parent else {
            self.init(id: id, parent: nil, thread: id, depth: 0)
            return
        }
        let isDeepest = parent.depth >= Self.maximumDepth
        self.init(
            id: id,
            parent: isDeepest ? parent.parent : parent.id,
            thread: parent.thread,
            depth: min(parent.depth + 1, Self.maximumDepth)
        )
    }
}

extension Database {
    /// Where a comment of an article stands; nil where the article has no such comment.
    func position(ofComment id: Int64, article: Int64) throws -> CommentPosition? {
        let sql = "SELECT id, parentId, threadId, depth FROM comment WHERE id = ? AND articleId = ?"
        return try lookUp(sql, id, article) { columns in
            CommentPosition(
                id: columns.next(),
                parent: columns.optional(),
                thread: columns.next(),
                depth: columns.next()
            )
        }
    }
}
