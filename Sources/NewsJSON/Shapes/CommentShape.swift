package import NewsDomain

extension Shape where Value == Comment {
    /// A comment alone.
    package static let comment = Shape([
        .custom("id") { $1.integer($0.id) },
        .custom("parentId") { comment, json in
            if let parent = comment.parentID { json.integer(parent) } else { json.null() }
        },
        .custom("threadId") { $1.integer($0.threadID) },
        .boolean("deleted") { $0.isDeleted },
        .string("name") { $0.name },
        .string("text") { $0.text },
        .timestamp("createdAt") { $0.createdAt },
    ])
}

extension Shape where Value == CommentThread {
    /// A comment with its replies.
    package static let thread = Shape(ownFields + [replyCount, .list("replies", .reply) { $0.replies }])

    private static let ownFields: [Field] = Shape<Comment>.comment.fields.map { $0.of { $0.comment } }
    private static let replyCount: Field = Field.integer("replyCount") { $0.replyCount }.onlyIf { $0.replyCount != nil }

    /// A reply, with the ones below it. Names its fields as far as the comment itself: a path does not go on for ever.
    private static let reply: Shape<CommentThread> = Shape(ownFields + [repliesBelow])

    private static let repliesBelow: Field = Field(
        "replies",
        write: { source, json, selection in
            json.array(source.replies) { Shape<CommentThread>.reply.write($1, to: &$0, selection) }
        }
    )
}

extension Shape where Value == Page<CommentThread, CommentCursor> {
    /// The first threads of an article, inside it.
    static let threads = Shape([
        .list("data", .thread) { $0.items },
        .custom("page") { page, json in
            PageWriter.write(
                limit: CommentQuery().limit,
                next: page.next.map(Cursor.encode),
                total: page.total,
                to: &json
            )
        },
    ])
}
