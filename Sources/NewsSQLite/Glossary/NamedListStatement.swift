internal import GRDB
internal import NewsDomain

/// The statement that lists tags or authors.
///
/// It goes along their names or along their counts, whichever is in the order that is asked for. Where the other side is
/// narrowed down to a few, by how they begin or by the language, it takes those and sorts them.
struct NamedListStatement {
    /// The most that are sorted.
    static let sortedLimit = 2_000

    private let kind: CatalogueKind
    private let columns: (String) -> String
    private let joins: String
    private let query: NamedQuery
    /// Those asked for, as far as there are live articles in them.
    private let languages: [LanguageKey]?
    /// What is listed in all: conditions and their values.
    private var conditions: [String] = []
    private var values: StatementArguments = []

    /// `columns` are those to select, where the count of articles is in a given one.
    init(
        _ kind: CatalogueKind,
        columns: @escaping (String) -> String,
        joins: String = "",
        in languages: [LanguageKey]?,
        _ query: NamedQuery
    ) {
        (self.kind, self.columns, self.joins, self.query) = (kind, columns, joins, query)
        self.languages = languages
        if let live { conditions.append("t.\(live)") }
        if let prefix = query.prefix {
            let (low, high) = PrefixRange.of(prefix)
            conditions.append("t.sortKey >= ? AND t.sortKey < ?")
            values += [low, high]
        }
    }

    /// What readers see has an index of its own: of what only drafts have there may be any number.
    private var live: String? { query.isEditorial ? nil : "articleCount > 0" }

    private var alongNames: CountedResourceStatement { alongNames(in: languages) }

    private func alongNames(in languages: [LanguageKey]?) -> CountedResourceStatement {
        .along("\(kind.rawValue)\(live == nil ? "" : "_live")_by_name", of: kind, where: live, in: languages)
    }

    private var alongCounts: CountedResourceStatement {
        guard let languages else { return .along("\(kind.rawValue)_by_articles", of: kind, in: nil) }
        return .byCount(kind, in: languages)
    }

    private var isByArticles: Bool { query.order == .articles }

    /// Whether the side that is narrowed down is not the one that has the order.
    var mayBeWide: Bool { isByArticles ? query.prefix != nil : languages != nil }

    /// Counts what that side has, as far as matters for how to look for it.
    var width: (sql: String, arguments: StatementArguments) {
        isByArticles
            ? counting(alongNames(in: nil), conditions, values, atMost: Self.sortedLimit)
            : counting(alongCounts, [], [], atMost: Self.sortedLimit)
    }

    /// Counts the names, as far as ``Total/limit``.
    var count: (sql: String, arguments: StatementArguments) {
        guard languages != nil else { return counting(alongNames, conditions, values, atMost: Total.limit) }
        guard query.prefix != nil else { return counting(alongCounts, [], [], atMost: Total.limit) }
        return counting(alongNames, conditions + ["\(alongNames.count) > 0"], values, atMost: Total.limit)
    }

    private func counting(
        _ source: CountedResourceStatement,
        _ conditions: [String],
        _ values: StatementArguments,
        atMost limit: Int
    ) -> (sql: String, arguments: StatementArguments) {
        (
            "SELECT count(*) FROM (SELECT 1 FROM \(source.sql) \(conditions.asWhere) LIMIT \(limit + 1))",
            source.arguments + values
        )
    }

    /// Selects a page, and one more.
    func page(isWide: Bool) -> (sql: String, arguments: StatementArguments) {
        let hasOrder = !mayBeWide || isWide
        let source = hasOrder == isByArticles ? alongCounts : alongNames
        let count = source.count
        var (conditions, values) = (conditions, values)
        if languages != nil { conditions.append("\(count) > 0") }
        switch query.cursor {
        case .name(let key, let id):
            conditions.append("t.sortKey >= ? AND (t.sortKey > ? OR t.id > ?)")
            values += [key, key, id]
        case .articles(let articles, let id):
            conditions.append("\(count) <= ? AND (\(count) < ? OR t.id < ?)")
            values += [articles, articles, id]
        case nil: break
        }
        let order = isByArticles ? "\(count) DESC, t.id DESC" : "t.sortKey, t.id"
        let sql = """
            SELECT \(columns(count)) FROM \(source.sql) \(joins) \(conditions.asWhere) ORDER BY \(order) LIMIT ?
            """
        return (sql, source.arguments + values + [query.limit + 1])
    }
}

extension Database {
    /// Whether so much is on the side that does not have the order that it is dearer to sort it than to look for it in order.
    func isWide(_ statement: NamedListStatement) throws -> Bool {
        let (sql, arguments) = statement.width
        return try firstRow(sql, arguments) { $0.next() as Int } ?? 0 > NamedListStatement.sortedLimit
    }
}
