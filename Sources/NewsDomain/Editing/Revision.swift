/// A change of an article that was made: who, when and what.
package struct Revision: Sendable {
    /// From 1, which made the article.
    package var number: Int
    package var at: Timestamp
    /// The name of the key, or of what imported it.
    package var actor: String
    /// By field, in the order of ``ArticleField``.
    package var changes: [FieldChange]

    package init(number: Int, at: Timestamp, actor: String, changes: [FieldChange]) {
        self.number = number
        self.at = at
        self.actor = actor
        self.changes = changes
    }
}

/// What a revision did to one field.
package struct FieldChange: Sendable {
    package var field: ArticleField
    package var before: FieldValue
    package var after: FieldValue

    package init(field: ArticleField, before: FieldValue, after: FieldValue) {
        self.field = field
        self.before = before
        self.after = after
    }
}

/// What a field held.
package enum FieldValue: Hashable, Sendable {
    case none
    case text(String)
    case flag(Bool)
    case moment(Timestamp)
    case id(Int64)
    /// Slugs.
    case names([String])
    case corrections([Correction])
    case source(ArticleSource)
}

/// A revision in a list: without what its fields held.
package struct RevisionSummary: Sendable {
    package var number: Int
    package var at: Timestamp
    package var actor: String
    package var fields: [ArticleField]

    package init(number: Int, at: Timestamp, actor: String, fields: [ArticleField]) {
        self.number = number
        self.at = at
        self.actor = actor
        self.fields = fields
    }
}

/// Which revisions to list; always newest first.
package struct RevisionQuery: Sendable {
    /// The number that the page before ended with.
    package var cursor: Int?
    package var limit = 20

    package init() {}
}
