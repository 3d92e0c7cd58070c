internal import NewsDomain

/// An article as it is to be stored: ids in place of names, and everything that is worked out of its text.
struct ArticleContent {
    var article: ImportedArticle
    var slug: Slug
    var summary: String
    var wordCount: Int
    var section: Int64
    var authors: [Int64]
    var tags: [Int64]
    var topics: [(id: Int64, origin: String, occurrences: [TextRange])]
    var galleries: [Int64]
    var image: Int64?
    var keyTerms: [KeyTerm]

    init(
        _ article: ImportedArticle,
        _ prepared: PreparedArticle,
        section: Int64,
        authors: [Int64],
        tags: [Int64],
        topics: [Int64],
        galleries: [Int64],
        image: Int64?,
        keyTerms: [KeyTerm]
    ) {
        self.article = article
        slug = article.slug ?? Slug(from: article.title) ?? Slug(trusted: "article")
        summary = prepared.summary
        wordCount = prepared.wordCount
        self.section = section
        self.authors = authors.withoutRepeats
        self.tags = tags.withoutRepeats
        let chosen = topics.withoutRepeats
        self.topics =
            chosen.map { id in (id, "editor", prepared.topics.first { $0.topicID == id }?.occurrences ?? []) }
            + prepared.topics.filter { !chosen.contains($0.topicID) }.map { ($0.topicID, "text", $0.occurrences) }
        self.galleries = galleries
        self.image = image
        self.keyTerms = keyTerms
    }

    /// The moment from which readers see it; nil where they do not.
    func listedAt(_ now: Timestamp) -> Timestamp? {
        article.status == .published ? publishedAt(now) : nil
    }

    /// A published article without a date of its own is published now.
    func publishedAt(_ now: Timestamp) -> Timestamp? {
        article.status == .draft ? article.publishedAt : article.publishedAt ?? now
    }
}

extension [Int64] {
    /// The numbers in their order, each once.
    fileprivate var withoutRepeats: [Int64] {
        guard count > 1 else { return self }
        var seen: Set<Int64> = []
        return filter { seen.insert($0).inserted }
    }
}
