/// Builds the trees of threads from their comments.
package enum ThreadBuilder {
    /// The threads with their replies, each below the comment it replies to, oldest first.
    ///
    /// A reply whose parent did not come along (a thread that was cut short) is left out: it could not be placed.
    package static func attach(_ replies: some Sequence<Comment>, to roots: [CommentThread]) -> [CommentThread] {
        var children: [Int64: [Comment]] = [:]
        for reply in replies {
            if let parent = reply.parentID { children[parent, default: []].append(reply) }
        }
        for parent in children.keys {
            children[parent]?.sort { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
        }
        // Recursion is safe: storage bounds the depth of a thread.
        func thread(_ comment: Comment, replyCount: Int?) -> CommentThread {
            CommentThread(
                comment: comment,
                replies: (children[comment.id] ?? []).map { thread($0, replyCount: nil) },
                replyCount: replyCount
            )
        }
        return roots.map { thread($0.comment, replyCount: $0.replyCount) }
    }
}
