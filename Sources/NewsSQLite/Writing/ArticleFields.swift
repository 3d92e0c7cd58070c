internal import NewsDomain

/// Everything of an article that an editor sets, with ids in place of names.
struct ArticleFields: Equatable {
    /// Nil has it made from the title, or keeps the one that there is.
    var slug: Slug?
    var language: LanguageTag
    var title: String
    var kicker: String?
    /// Nil has it made of the text.
    var summary: String?
    var body: Body
    var section: Int64
    /// In the editor's order, each once.
    var authors: [Int64]
    var tags: [Int64]
    /// Those that an editor chose; texts bring in others.
    var topics: [Int64]
    var galleries: [Int64]
    var image: Int64?
    var status: ArticleStatus
    var publishedAt: Timestamp?
    var commentsOpen = true
    var corrections: [Correction] = []
    var canonicalURL: String?
    var source: ArticleSource?
    var optsOutOfRelated = false

    /// Whether readers may have seen it.
    func wasPublished(by now: Timestamp) -> Bool {
        status != .draft && publishedAt.map { $0 <= now } ?? true
    }
}

extension [Int64] {
    /// The numbers in their order, each once.
    var withoutRepeats: [Int64] {
        guard count > 1 else { return self }
        var seen: Set<Int64> = []
        return filter { seen.insert($0).inserted }
    }
}
