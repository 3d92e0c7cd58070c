internal import NewsDomain

/// An article as it is to be stored: what an editor set, and everything that is worked out of its text.
struct ArticleContent {
    let fields: ArticleFields
    /// Nil for the moment of publication.
    let updatedAt: Timestamp?
    let slug: Slug
    let summary: String
    let wordCount: Int
    let topics: [(id: Int64, origin: String, occurrences: [TextRange])]
    let keyTerms: [KeyTerm]

    init(_ fields: ArticleFields, updatedAt: Timestamp?, _ text: PreparedText, keyTerms: [KeyTerm]) {
        self.fields = fields
        self.updatedAt = updatedAt
        slug = fields.slug ?? Slug(from: fields.title, language: fields.language) ?? Slug(trusted: "article")
        summary = text.summary
        wordCount = text.wordCount
        topics =
            fields.topics.map { id in (id, "editor", text.topics.first { $0.topicID == id }?.occurrences ?? []) }
            + text.topics.filter { !fields.topics.contains($0.topicID) }.map { ($0.topicID, "text", $0.occurrences) }
        self.keyTerms = keyTerms
    }

    /// The moment from which readers see it; nil where they do not.
    func listedAt(_ now: Timestamp) -> Timestamp? {
        fields.status == .published ? publishedAt(now) : nil
    }

    /// A published article without a date of its own is published now.
    func publishedAt(_ now: Timestamp) -> Timestamp? {
        fields.status == .draft ? fields.publishedAt : fields.publishedAt ?? now
    }
}
