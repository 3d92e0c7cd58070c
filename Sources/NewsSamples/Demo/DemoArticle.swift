internal import CResources
internal import NewsDomain

/// An article of the demo newsroom: the header of a page whose HTML is the text. Everything refers by slug, and time is
/// told from "now".
struct DemoArticle: Decodable, Sendable {
    var slug: String
    /// English, where it is not set.
    var language: String?
    var kicker: String
    var title: String
    var summary: String
    var section: String
    var authors: [String]
    var tags: [String]
    var topics: [String]?
    var galleries: [String]?
    var hero: DemoMedia?
    /// What stands in the text.
    var pictures: [DemoMedia]?
    /// Published, where it is not set.
    var status: ArticleStatus?
    var published: DemoTime
    var updated: DemoTime?
    /// Open, where it is not set.
    var commentsOpen: Bool?
    var corrections: [DemoCorrection]?
    var canonicalURL: String?
    var source: DemoSource?

    /// Every article, in the order in which they are imported.
    static let all: [DemoPage<DemoArticle>] = DemoFiles.pages(demo_articles)

    /// The record to import.
    func record(body: Body, comments: [DemoComment], now: Timestamp) -> ImportedArticle {
        let publishedAt = published.timestamp(from: now)
        return ImportedArticle(
            sourceID: slug,
            slug: Slug(trusted: slug),
            language: language.map(LanguageTag.init(trusted:)) ?? .english,
            title: title,
            kicker: kicker,
            summary: summary,
            body: body,
            section: section,
            authors: authors,
            tags: tags,
            topics: topics ?? [],
            galleries: galleries ?? [],
            heroImage: hero?.name,
            status: status ?? .published,
            publishedAt: status == .draft ? nil : publishedAt,
            updatedAt: updated?.timestamp(from: now),
            commentsOpen: commentsOpen ?? true,
            corrections: (corrections ?? []).map { Correction(at: $0.at.timestamp(from: now), text: $0.text) },
            canonicalURL: canonicalURL,
            source: source.map { ArticleSource(name: $0.name, url: $0.url) },
            comments: comments.enumerated().flatMap { index, comment in
                comment.records(article: slug, id: "\(index + 1)", parent: nil, published: publishedAt)
            },
            views: views(publishedAt: publishedAt, now: now)
        )
    }

    /// How it was read, drawn from a stream of its own. What readers do not see was not.
    private func views(publishedAt: Timestamp, now: Timestamp) -> [ImportedViewHour] {
        guard status ?? .published == .published, publishedAt <= now else { return [] }
        var random = SyntheticRandom(seed: slug.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
        return SyntheticViews.hours(
            publishedAt: publishedAt,
            now: now,
            draws: 60 + random.below(180),
            handful: 4 + random.below(40),
            &random
        )
    }
}

/// A correction of a demo article.
struct DemoCorrection: Decodable, Sendable {
    var at: DemoTime
    var text: String
}

/// Where a demo article was taken from.
struct DemoSource: Decodable, Sendable {
    var name: String
    var url: String?
}
