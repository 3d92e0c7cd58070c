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

    package func section(_ reference: ResourceReference) throws -> Section {
        try one(.section, reference, "SELECT \(NamedRow.sectionColumns) FROM section t", visibleAt: nil) {
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

    package func tag(_ reference: ResourceReference, isEditorial: Bool, at now: Timestamp) throws -> Tag {
        let sql = "SELECT \(NamedRow.tagColumns) FROM tag t"
        return try one(.tag, reference, sql, visibleAt: isEditorial ? nil : now) { NamedRow.tag(&$0) }
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

    package func author(_ reference: ResourceReference, isEditorial: Bool, at now: Timestamp) throws -> Author {
        let sql = "SELECT \(NamedRow.authorColumns) FROM author t \(NamedRow.authorJoins)"
        return try one(.author, reference, sql, visibleAt: isEditorial ? nil : now) { NamedRow.author(&$0) }
    }

    private static let sectionsSQL = """
        SELECT \(NamedRow.sectionColumns) FROM section t INDEXED BY section_by_position
        WHERE t.position >= ? AND (t.position > ? OR t.id > ?) ORDER BY t.position, t.id LIMIT ?
        """

    private func one<Value: Sendable>(
        _ kind: CatalogueKind,
        _ reference: ResourceReference,
        _ sql: String,
        visibleAt now: Timestamp?,
        _ make: @Sendable (inout ColumnReader) -> Value
    ) throws -> Value {
        let visibility = Visibility(of: kind, at: now)
        let arguments = reference.argument + visibility.arguments
        return try read { db in
            let condition = "t.\(reference.column) = ? AND \(visibility.sql)"
            guard let value = try db.firstRow("\(sql) WHERE \(condition)", arguments, make) else {
                throw try db.missing(kind, reference, visibleAt: now)
            }
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
            let (sql, arguments) = try statement.page(isWide: statement.mayBeWide && db.isWide(statement))
            let values = try db.rows(sql, arguments, make)
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

extension Database {
    /// Whether so many names begin with what is asked for that it is dearer to sort them than to look for them in order.
    fileprivate func isWide(_ statement: NamedListStatement) throws -> Bool {
        let (sql, arguments) = statement.width
        return try firstRow(sql, arguments) { $0.next() as Int } ?? 0 > NamedListStatement.sortedLimit
    }
}

/// The statement that lists tags or authors.
struct NamedListStatement {
    /// The most names that are sorted by how many articles they have.
    static let sortedLimit = 2_000

    private let table: String
    private let columns: String
    private let joins: String
    private let query: NamedQuery
    /// The names that are listed in all: conditions and their values.
    private var conditions: [String]
    private var values: StatementArguments = []

    init(table: String, columns: String, joins: String = "", _ query: NamedQuery) {
        (self.table, self.columns, self.joins, self.query) = (table, columns, joins, query)
        // What readers see has an index of its own: of what only drafts have there may be any number.
        conditions = query.isEditorial ? [] : ["t.articleCount > 0"]
        if let prefix = query.prefix {
            let (low, high) = PrefixRange.of(prefix)
            conditions.append("t.sortKey >= ? AND t.sortKey < ?")
            values += [low, high]
        }
    }

    private var nameIndex: String { query.isEditorial ? "\(table)_by_name" : "\(table)_live_by_name" }

    /// Whether the index that has the names does not have their order.
    var mayBeWide: Bool { query.prefix != nil && query.order == .articles }

    /// Counts the names, as far as matters for how to look for them.
    var width: (sql: String, arguments: StatementArguments) { counting(atMost: Self.sortedLimit) }

    /// Counts the names, as far as ``Total/limit``.
    var count: (sql: String, arguments: StatementArguments) { counting(atMost: Total.limit) }

    private func counting(atMost limit: Int) -> (sql: String, arguments: StatementArguments) {
        let source = "\(table) t INDEXED BY \(nameIndex) \(conditions.asWhere)"
        return ("SELECT count(*) FROM (SELECT 1 FROM \(source) LIMIT \(limit + 1))", values)
    }

    /// Selects a page, and one more.
    func page(isWide: Bool) -> (sql: String, arguments: StatementArguments) {
        var (conditions, values) = (conditions, values)
        switch query.cursor {
        case .name(let key, let id):
            conditions.append("t.sortKey >= ? AND (t.sortKey > ? OR t.id > ?)")
            values += [key, key, id]
        case .articles(let articles, let id):
            conditions.append("t.articleCount <= ? AND (t.articleCount < ? OR t.id < ?)")
            values += [articles, articles, id]
        case nil: break
        }
        let byArticles = query.order == .articles
        let index = byArticles && (query.prefix == nil || isWide) ? "\(table)_by_articles" : nameIndex
        let order = byArticles ? "t.articleCount DESC, t.id DESC" : "t.sortKey, t.id"
        let sql = """
            SELECT \(columns) FROM \(table) t INDEXED BY \(index) \(joins) \(conditions.asWhere)
            ORDER BY \(order) LIMIT ?
            """
        return (sql, values + [query.limit + 1])
    }
}
