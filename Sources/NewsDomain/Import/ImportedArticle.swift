/// An article to import, with its comments.
package struct ImportedArticle: Sendable {
    /// The article's id in its source.
    package var sourceID: String
    /// The slug wished for; made from the title where nil, numbered where taken.
    package var slug: Slug?
    package var language: LanguageTag
    /// Plain text, not empty.
    package var title: String
    package var kicker: String?
    /// Plain text; made from the body where nil.
    package var summary: String?
    package var body: Body
    /// `sourceID`s: of a section, of authors, tags, topics and galleries in their order, of the hero image's media.
    package var section: String
    package var authors: [String]
    package var tags: [String]
    package var topics: [String]
    package var galleries: [String]
    package var heroImage: String?
    /// What an editor said of it; `published` with a `publishedAt` ahead is scheduled.
    package var status: ArticleStatus
    /// When it was or is to be published; nil only for a draft.
    package var publishedAt: Timestamp?
    package var updatedAt: Timestamp?
    package var commentsOpen: Bool
    package var corrections: [Correction]
    package var canonicalURL: String?
    package var source: ArticleSource?
    /// Whether related articles are not computed for it, nor it shown among others'.
    package var optsOutOfRelated: Bool
    package var comments: [ImportedComment]
    /// How often it was read, by the hour. Taken over when the article is first imported, not again: readers have gone on
    /// reading it since.
    package var views: [ImportedViewHour]
    /// Where it was on the site that it comes from, with the site's host.
    package var formerAddresses: [FormerAddress]

    package init(
        sourceID: String,
        slug: Slug? = nil,
        language: LanguageTag,
        title: String,
        kicker: String? = nil,
        summary: String? = nil,
        body: Body,
        section: String,
        authors: [String] = [],
        tags: [String] = [],
        topics: [String] = [],
        galleries: [String] = [],
        heroImage: String? = nil,
        status: ArticleStatus,
        publishedAt: Timestamp?,
        updatedAt: Timestamp? = nil,
        commentsOpen: Bool = true,
        corrections: [Correction] = [],
        canonicalURL: String? = nil,
        source: ArticleSource? = nil,
        optsOutOfRelated: Bool = false,
        comments: [ImportedComment] = [],
        views: [ImportedViewHour] = [],
        formerAddresses: [FormerAddress] = []
    ) {
        self.sourceID = sourceID
        self.slug = slug
        self.language = language
        self.title = title
        self.kicker = kicker
        self.summary = summary
        self.body = body
        self.section = section
        self.authors = authors
        self.tags = tags
        self.topics = topics
        self.galleries = galleries
        self.heroImage = heroImage
        self.status = status
        self.publishedAt = publishedAt
        self.updatedAt = updatedAt
        self.commentsOpen = commentsOpen
        self.corrections = corrections
        self.canonicalURL = canonicalURL
        self.source = source
        self.optsOutOfRelated = optsOutOfRelated
        self.comments = comments
        self.views = views
        self.formerAddresses = formerAddresses
    }
}

/// How often an article was read within an hour.
package struct ImportedViewHour: Sendable, Equatable {
    /// Hours since 1970.
    package var hour: Int64
    /// At least 1.
    package var views: Int

    package init(hour: Int64, views: Int) {
        self.hour = hour
        self.views = views
    }
}

/// A comment to import, within its article.
package struct ImportedComment: Sendable {
    /// The comment's id in its source.
    package var sourceID: String
    /// The `sourceID` of the comment it replies to, of the same article; where there is none such, it starts a thread.
    package var parent: String?
    package var status: CommentStatus
    /// Plain texts; nil where the reader gave none.
    package var name: String?
    package var email: String?
    package var text: String
    package var createdAt: Timestamp

    package init(
        sourceID: String,
        parent: String? = nil,
        status: CommentStatus,
        name: String?,
        email: String? = nil,
        text: String,
        createdAt: Timestamp
    ) {
        self.sourceID = sourceID
        self.parent = parent
        self.status = status
        self.name = name
        self.email = email
        self.text = text
        self.createdAt = createdAt
    }
}
