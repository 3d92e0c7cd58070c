/// A reader's comment as it was sent in.
package struct CommentSubmission: Sendable {
    package var article: ResourceReference
    package var name: String?
    package var email: String?
    package var text: String
    package var parentID: Int64?
    /// Whether the field that people do not see was filled in.
    package var isTrapped = false
    /// SHA-256 of the token that the reader gets to change the comment with.
    package var editToken: [UInt8]
    /// Where it came from, for the limits alone: it is kept in memory for an hour, and never stored.
    package var client: IPAddress?

    package init(article: ResourceReference, text: String, editToken: [UInt8]) {
        self.article = article
        self.text = text
        self.editToken = editToken
    }
}

/// What a reader changes of a comment; nil where it stays.
package struct CommentChange: Sendable {
    package var text: String?
    /// `.some(nil)` takes the name away.
    package var name: String??

    package init(text: String? = nil, name: String?? = nil) {
        self.text = text
        self.name = name
    }

    /// Whether everything stays.
    package var isEmpty: Bool {
        text == nil && name == nil
    }

    /// The change with its texts cleaned. Throws ``NewsError/Code/unprocessable`` where they then break a rule.
    func cleaned() throws -> CommentChange {
        let clean = CommentChange(
            text: text.map(PlainText.paragraphs),
            name: name.map { $0.flatMap(PlainText.visibleLine) }
        )
        let faults =
            (clean.text.map { CommentPolicy.faults(text: $0, sentAs: text ?? $0) } ?? [])
            + (clean.name.map { CommentPolicy.faults(name: $0, sentAs: name ?? $0) } ?? [])
        guard faults.isEmpty else { throw NewsError(.unprocessable, "The comment breaks a rule.", faults: faults) }
        return clean
    }
}

/// A comment as its author or a moderator sees it.
package struct OwnComment: Sendable {
    package var comment: Comment
    package var status: CommentStatus
    /// From 1; goes up with each change of it.
    package var version: Int

    package init(comment: Comment, status: CommentStatus, version: Int = 1) {
        self.comment = comment
        self.status = status
        self.version = version
    }

    /// How long its author may change it, in seconds.
    package static let editableFor: Int64 = 15 * 60

    /// The comment with what its author is told of its status: one taken for spam waits, for all that its sender knows.
    package var asToldToItsAuthor: OwnComment {
        var told = self
        if status == .spam { told.status = .pending }
        return told
    }

    /// Until when its author may change it.
    package var editableUntil: Timestamp {
        comment.createdAt.advanced(by: Self.editableFor)
    }

    /// Whether its author may still see and change it at a moment.
    package func isEditable(at now: Timestamp) -> Bool {
        status != .deleted && editableUntil > now
    }
}

/// A comment to be stored: what the reader sent, cleaned and judged.
package struct NewComment: Sendable {
    package var article: ResourceReference
    package var name: String?
    package var email: String?
    package var text: String
    package var parentID: Int64?
    package var status: CommentStatus
    package var editToken: [UInt8]

    package init(_ submission: CommentSubmission, status: CommentStatus) {
        article = submission.article
        name = submission.name
        email = submission.email
        text = submission.text
        parentID = submission.parentID
        editToken = submission.editToken
        self.status = status
    }

    /// What tells a text that was sent before: the same letters, whatever the case and the space between them.
    package static func textHash(_ text: String) -> Int64 {
        var hash = StableHash()
        for scalar in CaseFolding.fold(text).unicodeScalars where !scalar.properties.isWhitespace {
            hash.combine(Int64(scalar.value))
        }
        return Int64(bitPattern: hash.value)
    }

    /// For how long a text is known as sent before, in seconds.
    package static let duplicateWindow: Int64 = 24 * 3600
}
