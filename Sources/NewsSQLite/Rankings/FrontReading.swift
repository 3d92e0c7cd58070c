internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func front(in languages: LanguageRanges?, parts: ArticleParts, at now: Timestamp) throws -> FrontPage {
        try readWithNames { db, names in
            let asked = try languages.map { try db.asked($0, at: now) }
            let sections = try db.newestOfSections(in: asked?.articles, at: now)
            let scopes = asked?.rankingScopes ?? ["all"]
            let rankings = try RankingPeriod.allCases.map { period in
                try db.storedRanking(.views, period, scopes, limit: FrontPage.articlesPerRanking, at: now)
            }
            // An article stands in several places of a home page: each is loaded once.
            let ids = Set(sections.flatMap(\.articles) + rankings.flatMap { $0.places.map(\.article) })
            let articles = try db.summaries(ids.sorted(), parts, names)
            let byID = Dictionary(articles.map { ($0.id, $0) }) { first, _ in first }
            return FrontPage(
                collections: try db.collections(limit: FrontPage.maximumCollections, in: asked, parts, at: now, names),
                sections: sections.map { section, ids in
                    FrontPage.SectionNews(section: section, articles: ids.compactMap { byID[$0] })
                },
                mostViewed: rankings.map { ranking, places in
                    var ranking = ranking
                    ranking.entries = places.ranked(places.compactMap { byID[$0.article] })
                    return ranking
                },
                photoGalleries: try db.newestGalleries(.photo, in: asked?.galleries, at: now),
                filmGalleries: try db.newestGalleries(.film, in: asked?.galleries, at: now)
            )
        }
    }
}

extension Database {
    /// The newest articles of each section, in the languages where some are given, by id; sections in the editor's order.
    fileprivate func newestOfSections(
        in languages: [String]?,
        at now: Timestamp
    ) throws -> [(section: NamedReference, articles: [Int64])] {
        let (sql, places): (String, StatementArguments) =
            if let languages {
                (
                    Self.newestOfSectionsInLanguagesSQL,
                    [textList(languages), FrontPage.maximumSections, textList(languages)]
                )
            } else {
                (Self.newestOfSectionsSQL, [FrontPage.maximumSections])
            }
        let found = try rows(sql, places + [now.seconds, FrontPage.articlesPerSection]) { columns in
            (NamedReference(id: columns.next(), slug: columns.next(), name: columns.next()), columns.next() as Int64)
        }
        var sections: [(section: NamedReference, articles: [Int64])] = []
        for (section, article) in found {
            if let last = sections.last, last.section.id == section.id {
                // Of each language there are as many as of all.
                guard last.articles.count < FrontPage.articlesPerSection else { continue }
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

    /// The first sections that have something in the languages, and the newest of each language.
    static let newestOfSectionsInLanguagesSQL = """
        SELECT s.id, s.slug, s.name, a.id
        FROM (
            SELECT id, slug, name, position FROM section
            WHERE id IN (
                SELECT resourceId FROM language_count INDEXED BY language_count_by_articles
                WHERE kind = 'section' AND language IN (SELECT value FROM json_each(?)) AND articleCount > 0)
            ORDER BY position, id LIMIT ?) s
        CROSS JOIN json_each(?) l
        CROSS JOIN article a ON a.id IN (
            SELECT id FROM article INDEXED BY article_by_section_language
            WHERE status = 'published' AND sectionId = s.id AND language = l.value AND publishedAt <= ?
            ORDER BY publishedAt DESC, id DESC LIMIT ?)
        ORDER BY s.position, s.id, a.publishedAt DESC, a.id DESC
        """
}
