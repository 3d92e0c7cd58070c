package import NewsDomain

extension Shape where Value == OwnComment {
    /// A comment as its author sees it while it may be changed.
    package static let ownComment = Shape(commentWithStatus + [.timestamp("editableUntil") { $0.editableUntil }])

    /// What authors and moderators both see.
    fileprivate static let commentWithStatus: [Field] =
        Shape<Comment>.comment.fields.map { $0.of { $0.comment } } + [
            .custom("articleId") { $1.integer($0.comment.articleID) },
            .string("status") { $0.status.rawValue },
        ]
}

/// A comment that was just sent in, with the token that opens it for its author: shown this once.
package struct SubmittedComment: Sendable {
    package var own: OwnComment
    package var editToken: String

    package init(own: OwnComment, editToken: String) {
        self.own = own
        self.editToken = editToken
    }
}

extension Shape where Value == SubmittedComment {
    /// The answer to a comment that was sent in.
    package static let submittedComment = Shape(
        Shape<OwnComment>.ownComment.fields.map { $0.of { $0.own } } + [Field.string("editToken") { $0.editToken }]
    )
}

extension Shape where Value == ModeratedComment {
    /// A comment as moderators see it.
    package static let moderatedComment = Shape(
        Shape<OwnComment>.commentWithStatus.map { $0.of { $0.comment } } + [
            Field.object("article", .titled) { $0.article },
            Field.list("decisions", .decision) { $0.decisions },
        ]
    )
}

extension Shape where Value == TitledReference {
    /// Something with a title.
    static let titled = Shape([
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
        .string("title") { $0.title },
    ])
}

extension Shape where Value == CommentDecision {
    /// What a moderator decided.
    static let decision = Shape([
        .timestamp("at") { $0.at },
        .string("by") { $0.actor },
        .string("status") { $0.status.rawValue },
    ])
}
