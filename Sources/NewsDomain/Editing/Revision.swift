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

/// The fields of an article of which revisions are kept.
package enum ArticleField: String, Sendable, CaseIterable {
    case slug, language, title, kicker, summary, body, section, authors, tags, topics, galleries, image, status
    case publishedAt, commentsOpen, corrections, canonicalURL, source, optsOutOfRelated
    /// When it was put into the trash.
    case deletedAt
}

extension ArticleField {
    /// Whether readers of the article read something else when it changes: then it counts as updated. Where an article is
    /// filed, what is said beside it and to whom is no part of what it says.
    package var isContent: Bool {
        switch self {
        case .section, .tags, .topics, .commentsOpen, .optsOutOfRelated: false
        default: true
        }
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
