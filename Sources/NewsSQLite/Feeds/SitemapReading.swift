internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: FeedRepository {
    package func sitemapParts(at now: Timestamp) throws -> [ListedSitemapPart] {
        try read { db in
            let changes = try db.lastChangesOfArticleParts(at: now)
            return try SitemapKind.allCases.flatMap { kind in
                try db.sitemapParts(kind, at: now).map { part in
                    ListedSitemapPart(part, lastModified: kind == .article ? changes[part.number] : nil)
                }
            }
        }
    }

    package func sitemapPages(of part: SitemapPart, at now: Timestamp) throws -> [SitemapPage] {
        try read { db in
            part.kind == .article ? try db.articlePages(of: part, at: now) : try db.pages(of: part, at: now)
        }
    }
}

extension Database {
    /// The parts of a kind that have anything: from the first id of each a step to the first one beyond it.
    fileprivate func sitemapParts(_ kind: SitemapKind, at now: Timestamp) throws -> [SitemapPart] {
        let (size, (condition, arguments)) = (SitemapPart.idsPerPart, kind.listed(at: now))
        let sql = """
            WITH RECURSIVE part (number) AS (
                VALUES (0) UNION ALL
                SELECT (SELECT (t.id - 1) / \(size) + 1 FROM \(kind.rawValue) t NOT INDEXED
                    WHERE t.id > part.number * \(size) AND \(condition) ORDER BY t.id LIMIT 1)
                FROM part WHERE part.number IS NOT NULL LIMIT \(SitemapPart.maximumParts + 1)
            ) SELECT number FROM part WHERE number > 0
            """
        return try rows(sql, arguments) { SitemapPart(kind, number: $0.next()) }.compactMap(\.self)
    }

    /// When an article of a part last changed, by the part's number: of the parts that the newest changes are in.
    fileprivate func lastChangesOfArticleParts(at now: Timestamp) throws -> [Int64: Timestamp] {
        let size = SitemapPart.idsPerPart
        let sql = """
            SELECT (id - 1) / \(size) + 1, max(at) FROM (
                SELECT id, max(updatedAt, publishedAt) AS at FROM article INDEXED BY article_published_by_update
                WHERE status = 'published' AND publishedAt <= ? ORDER BY updatedAt DESC, id DESC LIMIT \(size)
            ) GROUP BY 1
            """
        let parts = try rows(sql, [now.seconds]) { ($0.next() as Int64, Timestamp(seconds: $0.next())) }
        return Dictionary(parts) { first, _ in first }
    }

    fileprivate func articlePages(of part: SitemapPart, at now: Timestamp) throws -> [SitemapPage] {
        let sql = """
            SELECT a.id, a.slug, s.slug, a.language, a.publishedAt, max(a.updatedAt, a.publishedAt)
            FROM article a NOT INDEXED CROSS JOIN section s ON s.id = a.sectionId
            WHERE a.id BETWEEN ? AND ? AND a.status = 'published' AND a.publishedAt <= ? ORDER BY a.id
            """
        return try lookUpAll(sql, part.ids.lowerBound, part.ids.upperBound, now.seconds) { columns in
            let thing = AddressedThing(
                .article,
                id: columns.next(),
                slug: columns.next(),
                section: columns.next(),
                language: LanguageTag(trusted: columns.next()),
                date: Timestamp(seconds: columns.next())
            )
            return SitemapPage(thing, lastModified: Timestamp(seconds: columns.next()))
        }
    }

    /// The pages of what stands beside articles. A tag is there while a live article has it: then it has a newest one.
    fileprivate func pages(of part: SitemapPart, at now: Timestamp) throws -> [SitemapPage] {
        let hasLanguage = part.kind == .topic || part.kind == .gallery
        let sql = """
            SELECT t.id, t.slug, \(hasLanguage ? "t.language" : "NULL"), \(part.kind.newestSQL)
            FROM \(part.kind.rawValue) t NOT INDEXED WHERE t.id BETWEEN ?1 AND ?2 ORDER BY t.id
            """
        let pages = try lookUpAll(sql, part.ids.lowerBound, part.ids.upperBound, now.seconds) { columns in
            let (id, slug): (Int64, String) = (columns.next(), columns.next())
            let language = (columns.optional() as String?).map(LanguageTag.init(trusted:))
            let newest = (columns.optional() as Int64?).map(Timestamp.init(seconds:))
            let thing = AddressedThing(part.kind.addressed, id: id, slug: slug, language: language)
            return SitemapPage(thing, lastModified: newest)
        }
        return part.kind.isAlwaysListed ? pages : pages.filter { $0.lastModified != nil }
    }
}

extension SitemapKind {
    /// Whether readers know of it whether it has anything or not.
    fileprivate var isAlwaysListed: Bool { self == .section || self == .topic }

    /// The condition on a thing `t` that its page is listed. Of tags and authors by their counts, which follow the clock within
    /// a second.
    fileprivate func listed(at now: Timestamp) -> (sql: String, arguments: StatementArguments) {
        switch self {
        case .article: ("t.status = 'published' AND t.publishedAt <= ?", [now.seconds])
        case .gallery: ("t.publishedAt <= ?", [now.seconds])
        case .tag, .author: ("t.articleCount > 0", [])
        case .section, .topic: ("1", [])
        }
    }

    /// When the newest was published that the page of a thing `t` shows, by the moment that is the third parameter.
    fileprivate var newestSQL: String {
        switch self {
        case .article, .gallery: "iif(t.publishedAt <= ?3, t.publishedAt, NULL)"
        case .section:
            """
            (SELECT max(publishedAt) FROM article INDEXED BY article_by_section
                WHERE status = 'published' AND sectionId = t.id AND publishedAt <= ?3)
            """
        case .tag, .topic, .author:
            """
            (SELECT max(listedAt) FROM article_\(rawValue) INDEXED BY article_\(rawValue)_by_time
                WHERE \(rawValue)Id = t.id AND listedAt <= ?3)
            """
        }
    }
}
