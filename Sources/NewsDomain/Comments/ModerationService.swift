/// A comment as moderators see it. Its e-mail address is not part of it: no answer holds one.
package struct ModeratedComment: Sendable {
    package var comment: OwnComment
    package var article: TitledReference
    /// Oldest first.
    package var decisions: [CommentDecision]

    package init(comment: OwnComment, article: TitledReference, decisions: [CommentDecision] = []) {
        self.comment = comment
        self.article = article
        self.decisions = decisions
    }
}

/// What a moderator decided of a comment.
package struct CommentDecision: Sendable {
    package var at: Timestamp
    /// The name of the key, or of the command.
    package var actor: String
    package var status: CommentStatus

    package init(at: Timestamp, actor: String, status: CommentStatus) {
        self.at = at
        self.actor = actor
        self.status = status
    }
}

/// Something with a title, by which it is spoken of.
package struct TitledReference: Sendable {
    package var id: Int64
    package var slug: String
    package var title: String

    package init(id: Int64, slug: String, title: String) {
        self.id = id
        self.slug = slug
        self.title = title
    }
}

/// Which comments moderators want to see.
package struct ModerationQuery: Sendable {
    /// Nil for comments of every status.
    package var status: CommentStatus? = .pending
    package var article: ResourceReference?
    /// A part of the text or the name, whatever the case.
    package var text: String?
    /// Not before, and before.
    package var createdFrom: Timestamp?
    package var createdBefore: Timestamp?
    package var order = CommentOrder.newest
    package var cursor: CommentCursor?
    package var limit = 20

    package init() {}
}

/// What a moderator changes of a comment; nil where it stays.
package struct ModerationChange: Sendable {
    package var status: CommentStatus?
    package var change: CommentChange

    package init(status: CommentStatus? = nil, change: CommentChange = CommentChange()) {
        self.status = status
        self.change = change
    }
}

/// Decides on readers' comments.
package struct ModerationService: Sendable {
    private let repository: any ModerationRepository
    private let clock: any NewsClock

    /// Moderation of a repository's comments by the clock.
    package init(repository: any ModerationRepository, clock: any NewsClock) {
        self.repository = repository
        self.clock = clock
    }

    /// Files comments under a status, all or none, in the name of `actor`. See ``ModerationRepository/moderate``.
    package func moderate(_ ids: [Int64], _ status: CommentStatus, by actor: String) async throws -> [ModeratedComment]
    {
        try await repository.moderate(ids, status, by: actor, at: clock.now())
    }

    /// Changes one comment in the name of `actor`, where its version is one that the condition allows.
    package func change(
        _ id: Int64,
        _ change: ModerationChange,
        _ condition: VersionCondition = .any,
        by actor: String
    ) async throws -> ModeratedComment {
        var change = change
        change.change = try change.change.cleaned()
        return try await repository.change(id, change, condition, by: actor, at: clock.now())
    }

    /// The most comments that one request may decide on.
    package static let maximumBatch = 100
}
