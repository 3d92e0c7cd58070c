internal import GRDB
internal import NewsDomain

/// The columns of an article in a list, and the tables they come from.
enum ArticleRow {
    static let columns = """
        a.id, a.slug, a.language, a.title, a.kicker, a.summary, a.publishedAt, a.updatedAt, a.wordCount, \
        a.commentCount, s.id, s.slug, s.name, \(MediaRow.columns("m"))
        """

    static let joins = "JOIN section s ON s.id = a.sectionId LEFT JOIN media m ON m.id = a.imageId"

    static func read(_ columns: inout ColumnReader) -> ArticleSummary {
        let (id, slug): (Int64, String) = (columns.next(), columns.next())
        let language = LanguageTag(trusted: columns.next())
        let (title, kicker, summary): (String, String?, String) = (columns.next(), columns.optional(), columns.next())
        let (publishedAt, updatedAt): (Int64?, Int64) = (columns.optional(), columns.next())
        let (wordCount, commentCount): (Int, Int) = (columns.next(), columns.next())
        let section = NamedReference(id: columns.next(), slug: columns.next(), name: columns.next())
        return ArticleSummary(
            id: id,
            slug: slug,
            language: language,
            title: title,
            kicker: kicker,
            summary: summary,
            section: section,
            image: MediaRow.read(&columns),
            publishedAt: publishedAt.map(Timestamp.init(seconds:)),
            updatedAt: Timestamp(seconds: updatedAt),
            wordCount: wordCount,
            commentCount: commentCount
        )
    }
}

extension Database {
    /// The articles of these ids, in the order of the ids; ids without an article are left out. What is visible was
    /// decided when the ids were chosen.
    func summaries(_ ids: [Int64], _ parts: ArticleParts) throws -> [ArticleSummary] {
        guard !ids.isEmpty else { return [] }
        let list = idList(ids)
        var summaries = try rows(Self.summariesSQL, [list]) { ArticleRow.read(&$0) }
        try load(parts, into: &summaries, list: list)
        return summaries
    }

    /// Loads the authors and tags asked for, one statement each.
    func load(_ parts: ArticleParts, into summaries: inout [ArticleSummary], list: String) throws {
        guard !summaries.isEmpty else { return }
        if parts.contains(.authors) {
            try forEachReferences(Self.authorsSQL, list, of: summaries) { summaries[$0].authors = $1 }
        }
        if parts.contains(.tags) {
            try forEachReferences(Self.tagsSQL, list, of: summaries) { summaries[$0].tags = $1 }
        }
    }

    static let summariesSQL = """
        SELECT \(ArticleRow.columns)
        FROM json_each(?) j CROSS JOIN article a ON a.id = j.value \(ArticleRow.joins)
        """

    static let authorsSQL = """
        SELECT r.articleId, r.position, t.id, t.slug, t.name
        FROM json_each(?) j CROSS JOIN article_author r ON r.articleId = j.value CROSS JOIN author t ON t.id = r.authorId
        """

    static let tagsSQL = """
        SELECT r.articleId, r.position, t.id, t.slug, t.name
        FROM json_each(?) j CROSS JOIN article_tag r ON r.articleId = j.value CROSS JOIN tag t ON t.id = r.tagId
        """

    /// Calls `body` with the place of each article that has any, and what a join names for it, in the editor's order.
    /// The rows come in the order of the list, which is that of the articles.
    private func forEachReferences(
        _ sql: String,
        _ list: String,
        of summaries: [ArticleSummary],
        _ body: (Int, [NamedReference]) -> Void
    ) throws {
        let rows = try rows(sql, [list]) { columns -> (article: Int64, position: Int, reference: NamedReference) in
            let (article, position): (Int64, Int) = (columns.next(), columns.next())
            return (article, position, NamedReference(id: columns.next(), slug: columns.next(), name: columns.next()))
        }
        var next = rows.startIndex
        for place in summaries.indices {
            let start = next
            while next < rows.endIndex, rows[next].article == summaries[place].id { next += 1 }
            guard next > start else { continue }
            body(place, rows[start..<next].sorted { $0.position < $1.position }.map(\.reference))
        }
    }
}
