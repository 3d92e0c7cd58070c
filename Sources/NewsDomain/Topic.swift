/// An entry of the "In Focus" glossary, as it stands in a list.
package struct TopicSummary: Sendable {
    package var id: Int64
    package var slug: String
    package var title: String
    package var type: TopicType
    package var language: LanguageTag
    /// Sanitised HTML.
    package var definition: String
    package var aliases: [String]
    package var image: Media?
    /// Whether it belongs to the "In Focus" strip.
    package var inFocus: Bool
    /// URLs of pages about the same thing elsewhere.
    package var sameAs: [String]
    /// Live articles.
    package var articleCount: Int

    package init(
        id: Int64,
        slug: String,
        title: String,
        type: TopicType,
        language: LanguageTag,
        definition: String,
        aliases: [String] = [],
        image: Media?,
        inFocus: Bool,
        sameAs: [String] = [],
        articleCount: Int
    ) {
        self.id = id
        self.slug = slug
        self.title = title
        self.type = type
        self.language = language
        self.definition = definition
        self.aliases = aliases
        self.image = image
        self.inFocus = inFocus
        self.sameAs = sameAs
        self.articleCount = articleCount
    }
}

/// A topic with its newest articles.
package struct Topic: Sendable {
    package var summary: TopicSummary
    /// Newest first, at most ``newestArticles``.
    package var articles: [ArticleSummary]

    package init(summary: TopicSummary, articles: [ArticleSummary]) {
        self.summary = summary
        self.articles = articles
    }

    /// How many of its newest articles come with a topic.
    package static let newestArticles = 10
}

/// Which topics to list; always by title.
package struct TopicQuery: Sendable {
    /// Only those of which title or an alias begins with this, whatever its case or accents.
    package var prefix: String?
    /// Only those whose title begins with this letter.
    package var letter: Character?
    package var inFocus: Bool?
    /// Only those that are written in these.
    package var languages: LanguageRanges?
    /// The place of the topic that the page before ended with; always `.name`.
    package var cursor: NamedCursor?
    package var limit = 20
    package var counts = false

    package init() {}
}
