internal import GRDB
internal import NewsDomain

/// An article as it is to be stored: what an editor set, and everything that is worked out of its text.
struct ArticleContent {
    let fields: ArticleFields
    /// Nil for the moment of publication.
    let updatedAt: Timestamp?
    let summary: String
    let wordCount: Int
    let topics: [(id: Int64, origin: String, occurrences: [TextRange])]
    let keyTerms: [KeyTerm]

    init(_ fields: ArticleFields, updatedAt: Timestamp?, _ text: PreparedText, keyTerms: [KeyTerm]) {
        self.fields = fields
        self.updatedAt = updatedAt
        summary = text.summary
        wordCount = text.wordCount
        topics =
            fields.topics.map { id in (id, "editor", text.topics.first { $0.topicID == id }?.occurrences ?? []) }
            + text.topics.filter { !fields.topics.contains($0.topicID) }.map { ($0.topicID, "text", $0.occurrences) }
        self.keyTerms = keyTerms
    }

    /// The content of these fields alone, with the newsroom's topics and words as they are. `isNew` counts its words in;
    /// `ties` are the topics of the text, where they are known.
    init(
        _ fields: ArticleFields,
        updatedAt: Timestamp?,
        _ db: Database,
        isNew: Bool = false,
        ties: [TopicMatcher.Match]? = nil
    ) throws {
        var text = PreparedText(
            title: fields.title,
            body: fields.body,
            summary: fields.summary,
            matcher: TopicMatcher(ties == nil ? try db.topicNames() : [])
        )
        text.topics = ties ?? text.topics
        let statistics = try TermStatistics(
            db,
            adding: DocumentFrequencies(isNew ? [text.terms] : []),
            known: isNew ? [] : [text.terms]
        )
        self.init(fields, updatedAt: updatedAt, text, keyTerms: statistics.keyTerms(of: text.terms))
    }

    /// The slug that a new article wishes for.
    var wishedSlug: Slug {
        fields.slug ?? Slug(from: fields.title, language: fields.language) ?? Slug(trusted: "article")
    }

    /// The fields with what stands in place of those that are not set.
    func stored(slug: Slug, at now: Timestamp) -> ArticleFields {
        var stored = fields
        stored.slug = slug
        stored.summary = summary
        // A published article without a date of its own is published now.
        if stored.status != .draft { stored.publishedAt = stored.publishedAt ?? now }
        return stored
    }
}
