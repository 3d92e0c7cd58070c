internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func sections(_ query: NamedQuery) throws -> Page<Section, NamedCursor> {
        try read { db in
            let arguments = positionPlace(of: query.cursor) + [query.limit + 1]
            let sections = try db.rows(Self.sectionsSQL, arguments) { NamedRow.section(&$0) }
            var page = Page(fetched: sections, limit: query.limit) { NamedCursor.articles($0.position, id: $0.id) }
            if query.counts { page.total = try db.count(("SELECT count(*) FROM section", [])) }
            return page
        }
    }

    package func section(_ slug: String) throws -> Section {
        try one(.section, slug, "SELECT \(NamedRow.sectionColumns) FROM section t WHERE t.slug = ?") {
            NamedRow.section(&$0)
        }
    }

    package func tags(_ query: NamedQuery) throws -> Page<Tag, NamedCursor> {
        try named(NamedListStatement(table: "tag", columns: NamedRow.tagColumns, query), query) {
            NamedRow.tag(&$0)
        } cursor: {
            query.order == .name ? .name(SortKey.of($0.name), id: $0.id) : .articles($0.articleCount, id: $0.id)
        }
    }

    package func tag(_ slug: String) throws -> Tag {
        try one(.tag, slug, "SELECT \(NamedRow.tagColumns) FROM tag t WHERE t.slug = ?") { NamedRow.tag(&$0) }
    }

    package func authors(_ query: NamedQuery) throws -> Page<Author, NamedCursor> {
        let statement = NamedListStatement(
            table: "author",
            columns: NamedRow.authorColumns,
            joins: NamedRow.authorJoins,
            query
        )
        return try named(statement, query) {
            NamedRow.author(&$0)
        } cursor: {
            query.order == .name ? .name(SortKey.of($0.name), id: $0.id) : .articles($0.articleCount, id: $0.id)
        }
    }

    package func author(_ slug: String) throws -> Author {
        let sql = """
            SELECT \(NamedRow.authorColumns) FROM author t \(NamedRow.authorJoins) WHERE t.slug = ?
            """
        return try one(.author, slug, sql) { NamedRow.author(&$0) }
    }

    private static let sectionsSQL = """
        SELECT \(NamedRow.sectionColumns) FROM section t INDEXED BY section_by_position
        WHERE t.position >= ? AND (t.position > ? OR t.id > ?) ORDER BY t.position, t.id LIMIT ?
        """

    private func one<Value: Sendable>(
        _ kind: CatalogueKind,
        _ slug: String,
        _ sql: String,
        _ make: @Sendable (inout ColumnReader) -> Value
    ) throws -> Value {
        try read { db in
            guard let value = try db.firstRow(sql, [slug], make) else { throw try db.missing(kind, slug) }
            return value
        }
    }

    private func named<Value: Sendable>(
        _ statement: NamedListStatement,
        _ query: NamedQuery,
        _ make: @Sendable (inout ColumnReader) -> Value,
        cursor: @Sendable (Value) -> NamedCursor
    ) throws -> Page<Value, NamedCursor> {
        try read { db in
            let values = try db.rows(statement.sql, statement.arguments, make)
            var page = Page(fetched: values, limit: query.limit, cursor: cursor)
            if query.counts { page.total = try db.count(statement.count) }
            return page
        }
    }
}

/// The place that a list in the editor's order goes on behind.
func positionPlace(of cursor: NamedCursor?) -> StatementArguments {
    if case .articles(let position, let id) = cursor {
        [position, position, id]
    } else {
        [Int.min, Int.min, Int64.min]
    }
}

extension Database {
    /// Counts rows, as far as ``Total/limit``.
    func count(_ statement: (sql: String, arguments: StatementArguments)) throws -> Total {
        let count: Int = try firstRow(statement.sql, statement.arguments) { $0.next() } ?? 0
        return Total(count: min(count, Total.limit), isExact: count <= Total.limit)
    }
}

/// The statement that lists tags or authors.
private struct NamedListStatement {
    let sql: String
    let arguments: StatementArguments
    let count: (sql: String, arguments: StatementArguments)

    init(table: String, columns: String, joins: String = "", _ query: NamedQuery) {
        var conditions: [String] = []
        var values: StatementArguments = []
        if let prefix = query.prefix {
            let (low, high) = PrefixRange.of(prefix)
            conditions.append("t.sortKey >= ? AND t.sortKey < ?")
            values += [low, high]
        }
        count = (
            "SELECT count(*) FROM (SELECT 1 FROM \(table) t \(conditions.asWhere) LIMIT \(Total.limit + 1))", values
        )
        switch query.cursor {
        case .name(let key, let id):
            conditions.append("t.sortKey >= ? AND (t.sortKey > ? OR t.id > ?)")
            values += [key, key, id]
        case .articles(let articles, let id):
            conditions.append("t.articleCount <= ? AND (t.articleCount < ? OR t.id < ?)")
            values += [articles, articles, id]
        case nil: break
        }
        let order = query.order == .name ? "t.sortKey, t.id" : "t.articleCount DESC, t.id DESC"
        sql = "SELECT \(columns) FROM \(table) t \(joins) \(conditions.asWhere) ORDER BY \(order) LIMIT ?"
        arguments = values + [query.limit + 1]
    }
}
