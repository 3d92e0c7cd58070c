/// Which articles to list, in which order, and which parts of them.
package struct ArticleQuery: Sendable {
    /// All filters hold at once; nil or empty is no filter.
    package var section: ResourceReference?
    package var author: ResourceReference?
    package var topic: ResourceReference?
    /// Every inner list must be met by at least one of its tags.
    package var tags: [[ResourceReference]] = []
    /// Looked up among the languages of live articles. Of what readers do not see (``status``) only what is within a range.
    package var languages: LanguageRanges?
    /// Strictly later, strictly earlier than.
    package var publishedAfter: Timestamp?
    package var publishedBefore: Timestamp?
    /// Strictly later, strictly earlier than.
    package var updatedAfter: Timestamp?
    package var updatedBefore: Timestamp?
    /// These and no others, in this order; empty for no such choice. No other filter goes with it, and no cursor.
    package var ids: [Int64] = []
    /// Ids to leave out.
    package var exclude: [Int64] = []
    package var order = ArticleOrder.newest
    /// Where the page before ended.
    package var cursor: ArticleCursor?
    package var limit = 20
    /// What an editor asks for; nil for what readers see. Drafts, withdrawn ones and all together are in the order of
    /// their last change.
    package var status: EditorialFilter?
    /// Whether to say how many there are in all.
    package var counts = false
    package var parts = ArticleParts.all

    package init() {}

    /// The most tags one query may name, over all its lists.
    package static let maximumTags = 10
    /// The most ids one query may leave out.
    package static let maximumExcluded = 100
    /// The most ids one query may name.
    package static let maximumIDs = 100
}

/// The order of a list of articles: by a moment, then by id.
package enum ArticleOrder: String, Sendable, CaseIterable {
    /// By publication.
    case newest, oldest
    /// By the last change, the latest first.
    case updated

    /// Whether later moments come first.
    package var isDescending: Bool { self != .oldest }
}

/// The place of an article in a list: what a page ended with.
package struct ArticleCursor: Hashable, Sendable {
    /// That of publication, or of the last change, as the list is ordered.
    package var moment: Timestamp
    package var id: Int64

    package init(moment: Timestamp, id: Int64) {
        self.moment = moment
        self.id = id
    }
}

/// The parts of an article that cost something to load. What was not asked for is empty, not loaded.
package struct ArticleParts: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package static let authors = ArticleParts(rawValue: 1)
    package static let tags = ArticleParts(rawValue: 2)
    package static let topics = ArticleParts(rawValue: 4)
    package static let corrections = ArticleParts(rawValue: 8)
    package static let body = ArticleParts(rawValue: 16)
    /// Of articles in a list, what a list does not show by itself; see ``ArticleDetails``.
    package static let details = ArticleParts(rawValue: 32)
    /// Of one article whose topics are asked for whole, where its text speaks of them.
    package static let mentions = ArticleParts(rawValue: 64)
    /// Every part of one article, and of a list what it shows by itself.
    package static let all: ArticleParts = [.authors, .tags, .topics, .corrections, .body, .mentions]
}

/// How one article is to be answered.
package struct ArticleDetailQuery: Sendable {
    package var article: ResourceReference
    package var parts = ArticleParts.all
    package var format = BodyFormat.html
    /// Whether a body in HTML links to the topics that it speaks of.
    package var linksTopics = false
    package var extras: ArticleExtras = []
    /// Whether an editor asks, who sees it whatever its status.
    package var isEditorial = false
    /// Whether it is shown whatever its status, and all beside it as readers see that.
    package var isPreview = false

    package init(article: ResourceReference) {
        self.article = article
    }
}

extension ArticleDetailQuery {
    /// Whether the mentions of topics are answered: those in the whole text, and those in blocks.
    package var showsMentions: Bool {
        extras.contains(.topics) && (parts.contains(.mentions) || format == .blocks && parts.contains(.body))
    }

    /// Whether it takes to know where in the plain text the topics are mentioned.
    package var needsMentions: Bool { showsMentions || linksTopics }

    /// Whether the plain text is needed, whatever the form of the body.
    package var needsText: Bool { needsMentions || format == .blocks && parts.contains(.body) }
}

/// The form of a body in an answer.
package enum BodyFormat: String, Sendable, CaseIterable {
    case html, text, blocks
}

/// What may be asked for beside an article.
package struct ArticleExtras: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package static let related = ArticleExtras(rawValue: 1)
    package static let comments = ArticleExtras(rawValue: 2)
    package static let topics = ArticleExtras(rawValue: 4)
    package static let neighbours = ArticleExtras(rawValue: 8)
    package static let galleries = ArticleExtras(rawValue: 16)
    package static let views = ArticleExtras(rawValue: 32)
}
