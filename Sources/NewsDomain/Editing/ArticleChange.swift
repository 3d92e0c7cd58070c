/// What an editor sets of an article; nil where it stays as it is. A new article is a change of an empty one.
package struct ArticleChange: Sendable {
    package var slug: Slug?
    package var language: LanguageTag?
    /// Plain text in one line.
    package var title: String?
    package var kicker: String??
    package var subtitle: String??
    /// Nil inside has it made of the text.
    package var summary: String??
    /// Sanitised.
    package var body: Body?
    package var section: ResourceReference?
    /// In place of a slug a name will do, of a topic any of its names; with ``createsMissing`` that of what is to be made.
    package var authors: [ResourceReference]?
    package var tags: [ResourceReference]?
    package var topics: [ResourceReference]?
    package var galleries: [ResourceReference]?
    /// The id of a media item.
    package var image: Int64??
    package var status: EditorialStatus?
    package var publishedAt: Timestamp??
    package var commentsOpen: Bool?
    /// All of them, oldest first.
    package var corrections: [CorrectionChange]?
    package var canonicalURL: String??
    package var source: ArticleSource??
    package var optsOutOfRelated: Bool?
    /// Whether authors, tags and topics that there are not yet are made.
    package var createsMissing = false

    package init() {}

    /// The most characters of each.
    package static let maximumTitle = 300
    package static let maximumKicker = 100
    package static let maximumSubtitle = 300
    package static let maximumSummary = 2_000
    package static let maximumCorrection = 2_000
    /// The most authors, tags, topics and galleries, and the most corrections, of one article.
    package static let maximumReferences = 50
    package static let maximumCorrections = 100
    /// No article was published before: 1900-01-01T00:00:00Z.
    package static let earliest = Timestamp(seconds: -2_208_988_800)
}

/// The fields of an article of which revisions are kept.
package enum ArticleField: String, Sendable, CaseIterable {
    case slug, language, title, kicker, subtitle, summary, body, section, authors, tags, topics, galleries, image
    case status, publishedAt, commentsOpen, corrections, canonicalURL, source, optsOutOfRelated
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

/// A correction that an editor writes.
package struct CorrectionChange: Hashable, Sendable {
    /// Nil for the moment of the change.
    package var at: Timestamp?
    package var text: String

    package init(at: Timestamp?, text: String) {
        self.at = at
        self.text = text
    }
}

/// The curated related articles of an article, and those never to be shown beside it.
package struct RelatedSelection: Sendable {
    /// In the editor's order.
    package var articles: [ResourceReference]
    /// Nil leaves the excluded ones as they are.
    package var excluded: [ResourceReference]?

    package init(articles: [ResourceReference], excluded: [ResourceReference]? = nil) {
        self.articles = articles
        self.excluded = excluded
    }

    /// The most of each.
    package static let maximum = RelatedArticle.maximumLimit
    package static let maximumExcluded = 100
}
