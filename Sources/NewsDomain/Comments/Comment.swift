/// A reader's comment, as other readers may see it.
package struct Comment: Sendable {
    package var id: Int64
    package var articleID: Int64
    package var parentID: Int64?
    /// The comment that began the thread; its own id where it is that one.
    package var threadID: Int64
    /// True for a deleted comment that stays because of its replies: it has neither name nor text.
    package var isDeleted: Bool
    /// Plain text; nil where the reader gave none.
    package var name: String?
    /// Plain text with newlines; nil where deleted.
    package var text: String?
    package var createdAt: Timestamp

    package init(
        id: Int64,
        articleID: Int64,
        parentID: Int64?,
        threadID: Int64,
        isDeleted: Bool,
        name: String?,
        text: String?,
        createdAt: Timestamp
    ) {
        self.id = id
        self.articleID = articleID
        self.parentID = parentID
        self.threadID = threadID
        self.isDeleted = isDeleted
        self.name = name
        self.text = text
        self.createdAt = createdAt
    }
}

/// A comment with what was replied to it.
package struct CommentThread: Sendable {
    package var comment: Comment
    /// Oldest first.
    package var replies: [CommentThread]
    /// Replies in the whole thread below a comment that began one, whether they came along or not; nil for others.
    package var replyCount: Int?

    package init(comment: Comment, replies: [CommentThread] = [], replyCount: Int?) {
        self.comment = comment
        self.replies = replies
        self.replyCount = replyCount
    }
}

/// Which comments of an article to list.
package struct CommentQuery: Sendable {
    package var order = CommentOrder.oldest
    /// Only the comments of one thread, by the id of the comment that began it.
    package var thread: Int64?
    package var cursor: CommentCursor?
    package var limit = 20
    package var counts = false

    package init() {}

    /// The most replies that come along with a page of threads. A page ends early before it would go over, and only
    /// of a single thread longer than this are some left out: `thread` pages through them all.
    package static let maximumReplies = 1_000
}

/// The order of comments: by time, then id.
package enum CommentOrder: String, Sendable, CaseIterable {
    case oldest, newest
}

/// The place of a comment in its list.
package struct CommentCursor: Hashable, Sendable {
    package var createdAt: Timestamp
    package var id: Int64

    package init(createdAt: Timestamp, id: Int64) {
        self.createdAt = createdAt
        self.id = id
    }
}
