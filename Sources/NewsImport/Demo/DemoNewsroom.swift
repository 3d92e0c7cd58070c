package import NewsDomain
internal import NewsMarkup

/// A newsroom to look at: a few dozen articles of an invented country, written for this project, with everything that
/// belongs to them. No person, organisation or event in it is real.
package enum DemoNewsroom {
    /// The whole newsroom, what is referred to before what refers to it: sections, tags, media, authors, topics,
    /// galleries, articles with their comments, collections, curated links.
    ///
    /// All times are told from `now`: the newest article is some hours old, the oldest about ten weeks, one is
    /// scheduled. The same `now` gives the same records.
    package static func records(publishedBefore now: Timestamp) -> [ImportRecord] {
        var records: [ImportRecord] = []
        records += DemoSections.all.map(ImportRecord.section)
        records += DemoTags.all.map(ImportRecord.tag)
        records += media.map { .media($0.record) }
        records += DemoAuthor.all.map { .author($0.record) }
        records += DemoTopic.all.map { .topic($0.record) }
        records += DemoGallery.all.map { .gallery($0.record(now: now)) }
        records += DemoArticle.all.map { .article($0.record(now: now)) }
        records += DemoCollections.all(now: now).map(ImportRecord.collection)
        records += DemoRelatedLinks.all.map(ImportRecord.relatedLinks)
        return records
    }

    /// Every picture and film once, in the order in which they are first used.
    private static var media: [DemoMedia] {
        var seen: Set<String> = []
        let used =
            DemoAuthor.all.map(\.picture) + DemoTopic.all.compactMap(\.image) + DemoGallery.all.flatMap(\.items)
            + DemoArticle.all.compactMap(\.hero)
        return used.filter { seen.insert($0.name).inserted }
    }
}

extension DemoArticle {
    /// The record to import, its body sanitised.
    func record(now: Timestamp) -> ImportedArticle {
        let markup = Markup.sanitize(html)
        let publishedAt = published.timestamp(from: now)
        var random = SyntheticRandom(seed: slug.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
        let isOut = status == .published && publishedAt <= now
        return ImportedArticle(
            sourceID: slug,
            slug: Slug(trusted: slug),
            language: LanguageTag(trusted: language),
            title: title,
            kicker: kicker,
            summary: summary,
            body: Body(html: markup.html, text: markup.text),
            section: section,
            authors: authors,
            tags: tags,
            topics: topics,
            galleries: galleries,
            heroImage: hero?.name,
            status: status,
            publishedAt: status == .draft ? nil : publishedAt,
            updatedAt: updated?.timestamp(from: now),
            commentsOpen: commentsOpen,
            corrections: corrections.map { Correction(at: $0.at.timestamp(from: now), text: $0.text) },
            canonicalURL: canonicalURL,
            source: source,
            comments: comments.enumerated().flatMap { index, comment in
                comment.records(article: slug, id: "\(index + 1)", parent: nil, published: publishedAt)
            },
            views: isOut
                ? SyntheticViews.hours(
                    publishedAt: publishedAt,
                    now: now,
                    draws: 60 + random.below(180),
                    handful: 4 + random.below(40),
                    &random
                ) : []
        )
    }
}
