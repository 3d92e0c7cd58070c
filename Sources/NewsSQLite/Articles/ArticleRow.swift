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
        var summaries = try lookUpAll(Self.summariesSQL, list) { ArticleRow.read(&$0) }
        try load(parts, into: &summaries, list: list)
        return summaries
    }

    /// Loads the authors and tags asked for, one statement each.
    func load(_ parts: ArticleParts, into summaries: inout [ArticleSummary], list: String) throws {
        guard !summaries.isEmpty else { return }
        if parts.contains(.authors) {
            try loadReferences(Self.authorsSQL, list, into: &summaries) { $0.authors = $1 }
        }
        if parts.contains(.tags) {
            try loadReferences(Self.tagsSQL, list, into: &summaries) { $0.tags = $1 }
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

    /// Sets what a join names for each article, in the editor's order. The rows come in the order of the list, which is
    /// that of the articles.
    private func loadReferences(
        _ sql: String,
        _ list: String,
        into summaries: inout [ArticleSummary],
        _ set: (inout ArticleSummary, [NamedReference]) -> Void
    ) throws {
        var place = summaries.startIndex
        var ordered = OrderedReferences()
        try forEachRow(sql, list) { columns in
            let article: Int64 = columns.next()
            guard let next = summaries[place...].firstIndex(where: { $0.id == article }) else { return }
            if next > place, let references = ordered.take() { set(&summaries[place], references) }
            place = next
            ordered.add(&columns)
        }
        if let references = ordered.take() { set(&summaries[place], references) }
    }
}

/// References of one article as they come, put into the order of their position.
private struct OrderedReferences {
    private var references: [NamedReference] = []
    private var positions: [Int] = []

    /// Takes the row's `position, id, slug, name`.
    mutating func add(_ columns: inout ColumnReader) {
        let position: Int = columns.next()
        let place = (positions.lastIndex { $0 <= position } ?? -1) + 1
        positions.insert(position, at: place)
        references.insert(NamedReference(id: columns.next(), slug: columns.next(), name: columns.next()), at: place)
    }

    /// Takes what there is; nil where nothing is.
    mutating func take() -> [NamedReference]? {
        guard !references.isEmpty else { return nil }
        positions.removeAll(keepingCapacity: true)
        defer { references = [] }
        return references
    }
}
