internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func front(parts: ArticleParts, at now: Timestamp) throws -> FrontPage {
        try readWithNames { db, names in
            let sections = try db.newestOfSections(at: now)
            let rankings = try RankingPeriod.allCases.map { period in
                try db.storedRanking(.views, period, "all", limit: FrontPage.articlesPerRanking, at: now)
            }
            // An article stands in several places of a home page: each is loaded once.
            let ids = Set(sections.flatMap(\.articles) + rankings.flatMap { $0.places.map(\.article) })
            let articles = try db.summaries(ids.sorted(), parts, names)
            let byID = Dictionary(articles.map { ($0.id, $0) }) { first, _ in first }
            return FrontPage(
                collections: try db.collections(limit: FrontPage.maximumCollections, parts, at: now, names),
                sections: sections.map { section, ids in
                    FrontPage.SectionNews(section: section, articles: ids.compactMap { byID[$0] })
                },
                mostViewed: rankings.map { ranking, places in
                    var ranking = ranking
                    ranking.entries = places.ranked(places.compactMap { byID[$0.article] })
                    return ranking
                },
                photoGalleries: try db.newestGalleries(.photo, limit: FrontPage.galleriesPerKind, at: now),
                filmGalleries: try db.newestGalleries(.film, limit: FrontPage.galleriesPerKind, at: now)
            )
        }
    }
}

extension Database {
    /// The newest articles of each section, by id; sections in the editor's order.
    fileprivate func newestOfSections(at now: Timestamp) throws -> [(section: NamedReference, articles: [Int64])] {
        let found = try rows(
            Self.newestOfSectionsSQL,
            [FrontPage.maximumSections, now.seconds, FrontPage.articlesPerSection]
        ) { columns in
            (NamedReference(id: columns.next(), slug: columns.next(), name: columns.next()), columns.next() as Int64)
        }
        var sections: [(section: NamedReference, articles: [Int64])] = []
        for (section, article) in found {
            if sections.last?.section.id == section.id {
                sections[sections.count - 1].articles.append(article)
            } else {
                sections.append((section, [article]))
            }
        }
        return sections
    }

    static let newestOfSectionsSQL = """
        SELECT s.id, s.slug, s.name, a.id
        FROM (SELECT id, slug, name, position FROM section WHERE articleCount > 0 ORDER BY position, id LIMIT ?) s
        CROSS JOIN article a ON a.id IN (
            SELECT id FROM article INDEXED BY article_by_section
            WHERE status = 'published' AND sectionId = s.id AND publishedAt <= ?
            ORDER BY publishedAt DESC, id DESC LIMIT ?)
        ORDER BY s.position, s.id, a.publishedAt DESC, a.id DESC
        """
}
