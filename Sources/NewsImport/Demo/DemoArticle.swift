internal import NewsDomain

/// An article of the demo newsroom as it is written down: everything refers by slug, and time is told from "now".
struct DemoArticle: Sendable {
    var slug: String
    var language = "en"
    var kicker: String
    var title: String
    var summary: String
    var section: String
    var authors: [String]
    var tags: [String]
    var topics: [String] = []
    var galleries: [String] = []
    var hero: DemoMedia?
    var status = ArticleStatus.published
    var published: DemoTime
    var updated: DemoTime?
    var commentsOpen = true
    var corrections: [DemoCorrection] = []
    var canonicalURL: String?
    var source: ArticleSource?
    var comments: [DemoComment] = []
    /// The body; it goes through the sanitiser as any other does.
    var html: String
}

/// A correction of a demo article.
struct DemoCorrection: Sendable {
    var at: DemoTime
    var text: String
}
