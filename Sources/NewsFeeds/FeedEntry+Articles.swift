package import NewsDomain

extension FeedEntry {
    /// An article with its whole body where that was read; `body` makes of it what can be read anywhere, by the article's
    /// address.
    package init(
        _ article: ArticleSummary,
        _ addresses: AbsoluteAddresses,
        _ ids: NameBasedUUID,
        body: (_ html: String, _ address: String) -> String
    ) {
        let url = addresses.url(of: article.addressed)
        let publishedAt = article.publishedAt ?? article.updatedAt
        self.init(
            id: ids.urn("article/\(article.id)"),
            url: url,
            title: article.title,
            language: article.language,
            content: article.details?.body.map { body($0, url) },
            summary: article.summary.isEmpty ? nil : article.summary,
            authors: article.authors.map { author in
                let thing = AddressedThing(.author, id: author.id, slug: author.slug)
                return FeedPerson(name: author.name, url: addresses.url(of: thing))
            },
            categories: Self.categories(of: article),
            image: article.image.map { $0.served(below: addresses.service("")) },
            publishedAt: publishedAt,
            // One that was scheduled was changed before it came out.
            updatedAt: max(article.updatedAt, publishedAt)
        )
    }

    private static func categories(of article: ArticleSummary) -> [FeedCategory] {
        let named = ([article.section] + article.tags).map { FeedCategory(slug: $0.slug, name: $0.name) }
        let topics = (article.details?.topics ?? []).map { FeedCategory(slug: $0.topic.slug, name: $0.topic.title) }
        var seen: Set<String> = []
        return (named + topics).filter { seen.insert($0.name).inserted }
    }
}
