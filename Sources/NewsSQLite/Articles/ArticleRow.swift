internal import GRDB
internal import NewsDomain

/// The columns of an article in a list, and the tables they come from.
enum ArticleRow {
    static let columns = """
        a.id, a.slug, a.language, a.title, a.summary, a.publishedAt, a.updatedAt, a.wordCount, \
        a.commentCount, \(texts.map { "a.\($0.name), " }.joined())s.id, s.slug, s.name, \(MediaRow.columns("m"))
        """

    /// The texts that need not be there.
    private static let texts = ArticleFields.columns.compactMap { column in
        column.shown.map { (name: column.name, place: $0) }
    }

    static let joins = "JOIN section s ON s.id = a.sectionId LEFT JOIN media m ON m.id = a.imageId"

    static func read(_ columns: inout ColumnReader) -> ArticleSummary {
        let (id, slug): (Int64, String) = (columns.next(), columns.next())
        let language = LanguageTag(trusted: columns.next())
        let (title, summary): (String, String) = (columns.next(), columns.next())
        let (publishedAt, updatedAt): (Int64?, Int64) = (columns.optional(), columns.next())
        let (wordCount, commentCount): (Int, Int) = (columns.next(), columns.next())
        var texts = columns
        columns.skip(Self.texts.count)
        let section = NamedReference(id: columns.next(), slug: columns.next(), name: columns.next())
        var article = ArticleSummary(
            id: id,
            slug: slug,
            language: language,
            title: title,
            kicker: nil,
            summary: summary,
            section: section,
            image: MediaRow.read(&columns),
            publishedAt: publishedAt.map(Timestamp.init(seconds:)),
            updatedAt: Timestamp(seconds: updatedAt),
            wordCount: wordCount,
            commentCount: commentCount
        )
        for text in Self.texts { article[keyPath: text.place] = texts.optional() }
        return article
    }
}

extension Database {
    /// The articles of these ids, in the order of the ids; ids without an article are left out. What is visible was
    /// decided when the ids were chosen.
    func summaries(
        _ ids: [Int64],
        _ parts: ArticleParts,
        _ names: NameCache = NameCache()
    ) throws -> [ArticleSummary] {
        try summaries(Self.summariesSQL, ids, parts, names)
    }

    /// The same, without those that readers do not see any more.
    func liveSummaries(_ ids: [Int64], _ parts: ArticleParts, _ names: NameCache) throws -> [ArticleSummary] {
        try summaries(Self.summariesSQL + " WHERE a.isLive = 1 AND a.deletedAt IS NULL", ids, parts, names)
    }

    private func summaries(
        _ sql: String,
        _ ids: [Int64],
        _ parts: ArticleParts,
        _ names: NameCache
    ) throws -> [ArticleSummary] {
        guard !ids.isEmpty else { return [] }
        let list = idList(ids)
        var summaries = try lookUpAll(sql, list) { ArticleRow.read(&$0) }
        if parts.contains(.authors) {
            try load(.author, list, names, into: &summaries) { $0.authors = $1 }
        }
        if parts.contains(.tags) {
            try load(.tag, list, names, into: &summaries) { $0.tags = $1 }
        }
        if parts.contains(.details) { try loadDetails(list, into: &summaries) }
        return summaries
    }

    static let summariesSQL = """
        SELECT \(ArticleRow.columns)
        FROM json_each(?) j CROSS JOIN article a ON a.id = j.value \(ArticleRow.joins)
        """

    /// The authors or tags of one article, in the editor's order.
    func references(_ kind: NameCache.Kind, ofArticle id: Int64, _ names: NameCache) throws -> [NamedReference] {
        try names.read(kind, self) { known in
            var references = OrderedReferences()
            try forEachRow(Self.referencesOfArticleSQL(kind), id) { columns in
                columns.skip(1)
                references.add(&columns, &known)
            }
            return references.take()
        }
    }

    static func referencesOfArticleSQL(_ kind: NameCache.Kind) -> String {
        switch kind {
        case .author: "SELECT articleId, position, authorId FROM article_author WHERE articleId = ?"
        case .tag: "SELECT articleId, position, tagId FROM article_tag WHERE articleId = ?"
        }
    }

    /// Sets the authors or tags of each article, in the editor's order. The rows come in the order of the list, which is
    /// that of the articles.
    private func load(
        _ kind: NameCache.Kind,
        _ list: String,
        _ names: NameCache,
        into summaries: inout [ArticleSummary],
        _ set: (inout ArticleSummary, [NamedReference]) -> Void
    ) throws {
        guard !summaries.isEmpty else { return }
        try names.read(kind, self) { known in
            var place = summaries.startIndex
            var references = OrderedReferences()
            try forEachRow(Self.referencesSQL(kind), list) { columns in
                let article: Int64 = columns.next()
                guard let next = summaries[place...].firstIndex(where: { $0.id == article }) else { return }
                if next > place { set(&summaries[place], references.take()) }
                place = next
                references.add(&columns, &known)
            }
            set(&summaries[place], references.take())
        }
    }

    static func referencesSQL(_ kind: NameCache.Kind) -> String {
        switch kind {
        case .author:
            """
            SELECT r.articleId, r.position, r.authorId
            FROM json_each(?) j CROSS JOIN article_author r ON r.articleId = j.value
            """
        case .tag:
            """
            SELECT r.articleId, r.position, r.tagId
            FROM json_each(?) j CROSS JOIN article_tag r ON r.articleId = j.value
            """
        }
    }
}

/// References of one article as they come, put into the order of their position.
private struct OrderedReferences {
    private var references: [NamedReference] = []
    private var positions: [Int] = []

    /// Takes the row's position and the id of what is named.
    @inline(__always)
    mutating func add(_ columns: inout ColumnReader, _ known: inout NameCache.Look) {
        let position: Int = columns.next()
        guard let reference = known[columns.next()] else { return }
        var place = positions.endIndex
        while place > 0, positions[place - 1] > position { place -= 1 }
        positions.insert(position, at: place)
        references.insert(reference, at: place)
    }

    /// Takes what there is.
    mutating func take() -> [NamedReference] {
        positions.removeAll(keepingCapacity: true)
        defer { references = [] }
        return references
    }
}
