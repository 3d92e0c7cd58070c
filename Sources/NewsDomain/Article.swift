/// An article as it stands in a list: everything but its body.
package struct ArticleSummary: Sendable {
    package var id: Int64
    package var slug: String
    package var language: LanguageTag
    package var title: String
    package var kicker: String?
    /// The line below the title.
    package var subtitle: String?
    /// Plain text.
    package var summary: String
    package var section: NamedReference
    /// In the editor's order; empty where the query did not ask for them.
    package var authors: [NamedReference]
    /// In the editor's order; empty where the query did not ask for them.
    package var tags: [NamedReference]
    package var image: Media?
    /// Nil only for a draft.
    package var publishedAt: Timestamp?
    package var updatedAt: Timestamp
    package var wordCount: Int
    /// Approved comments.
    package var commentCount: Int
    /// Nil where readers ask: what they see is published.
    package var status: EditorialStatus?
    /// When it was put into the trash; nil where it does not lie there.
    package var deletedAt: Timestamp?
    /// Nil where the query did not ask for whole articles.
    package var details: ArticleDetails?

    package init(
        id: Int64,
        slug: String,
        language: LanguageTag,
        title: String,
        kicker: String?,
        summary: String,
        section: NamedReference,
        authors: [NamedReference] = [],
        tags: [NamedReference] = [],
        image: Media?,
        publishedAt: Timestamp?,
        updatedAt: Timestamp,
        wordCount: Int,
        commentCount: Int
    ) {
        self.id = id
        self.slug = slug
        self.language = language
        self.title = title
        self.kicker = kicker
        self.summary = summary
        self.section = section
        self.authors = authors
        self.tags = tags
        self.image = image
        self.publishedAt = publishedAt
        self.updatedAt = updatedAt
        self.wordCount = wordCount
        self.commentCount = commentCount
    }

    /// Minutes that reading takes, at least one.
    package var readingMinutes: Int {
        ReadingTime.minutes(forWords: wordCount)
    }
}

/// One article whole, with the extras that were asked for.
package struct Article: Sendable {
    package var summary: ArticleSummary
    /// In the form that was asked for, beside blocks as plain text; nil where the query did not ask for it.
    package var body: String?
    /// The body as plain text, where that is needed beside HTML.
    package var text: String?
    /// The body in blocks, where it was asked for in these.
    package var blocks: [Block]?
    /// Where ``text`` speaks of the topics, in its order; nil where that was not asked for.
    package var mentions: [TopicMention]?
    package var topics: [ArticleTopic]
    package var commentsOpen: Bool
    /// Oldest first.
    package var corrections: [Correction]
    package var canonicalURL: String?
    package var source: ArticleSource?
    /// Nil where readers ask.
    package var edition: EditorialDetails?
    /// Nil where not asked for.
    package var related: [RelatedArticle]?
    package var comments: Page<CommentThread, CommentCursor>?
    package var neighbours: Neighbours?
    package var galleries: [Gallery]?
    package var views: ViewCounts?

    package init(
        summary: ArticleSummary,
        body: String?,
        topics: [ArticleTopic] = [],
        commentsOpen: Bool,
        corrections: [Correction] = [],
        canonicalURL: String?,
        source: ArticleSource?,
        related: [RelatedArticle]? = nil,
        comments: Page<CommentThread, CommentCursor>? = nil,
        neighbours: Neighbours? = nil,
        galleries: [Gallery]? = nil
    ) {
        self.summary = summary
        self.body = body
        self.topics = topics
        self.commentsOpen = commentsOpen
        self.corrections = corrections
        self.canonicalURL = canonicalURL
        self.source = source
        self.related = related
        self.comments = comments
        self.neighbours = neighbours
        self.galleries = galleries
    }
}

/// What editors see of an article beyond what readers do.
package struct EditorialDetails: Hashable, Sendable {
    /// Goes up by one with every change.
    package var version: Int
    package var createdAt: Timestamp
    package var optsOutOfRelated: Bool

    package init(version: Int, createdAt: Timestamp, optsOutOfRelated: Bool) {
        self.version = version
        self.createdAt = createdAt
        self.optsOutOfRelated = optsOutOfRelated
    }
}

/// A topic of an article, and where in its plain text the topic is spoken of.
package struct ArticleTopic: Sendable {
    package var topic: TopicSummary
    /// In the order of the text; at most ``TopicMatcher/maximumOccurrences``.
    package var occurrences: [TextRange]

    package init(topic: TopicSummary, occurrences: [TextRange] = []) {
        self.topic = topic
        self.occurrences = occurrences
    }
}

/// A piece of a text, in UTF-16 code units, as JavaScript, Swift and Java count them on screens.
package struct TextRange: Hashable, Sendable {
    package var start: Int
    package var length: Int

    package init(start: Int, length: Int) {
        self.start = start
        self.length = length
    }
}

/// The articles published just before and just after one, in the same section.
package struct Neighbours: Sendable {
    package var previous: ArticleSummary?
    package var next: ArticleSummary?

    package init(previous: ArticleSummary?, next: ArticleSummary?) {
        self.previous = previous
        self.next = next
    }
}
