internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func sections(_ query: NamedQuery) throws -> Page<Section, NamedCursor> {
        try read { db in
            let languages = try query.languages.map { try db.languages(ofArticles: $0) }
            guard languages?.isEmpty != true else { return Page(nothing: query.counts) }
            let source = CountedResourceStatement.along("section_by_position", of: .section, in: languages)
            // Without a language those that are empty are listed, too.
            let isCounted = languages == nil ? "1" : "\(source.count) > 0"
            let sql = """
                SELECT \(NamedRow.sectionColumns(source.count)) FROM \(source.sql)
                WHERE t.position >= ? AND (t.position > ? OR t.id > ?) AND \(isCounted) ORDER BY t.position, t.id LIMIT ?
                """
            let arguments = source.arguments + positionPlace(of: query.cursor) + [query.limit + 1]
            let sections = try db.rows(sql, arguments) { NamedRow.section(&$0) }
            var page = Page(fetched: sections, limit: query.limit) { NamedCursor.articles($0.position, id: $0.id) }
            if query.counts {
                page.total = try db.count(("SELECT count(*) FROM \(source.sql) WHERE \(isCounted)", source.arguments))
            }
            return page
        }
    }

    package func section(_ reference: ResourceReference) throws -> Section {
        try one(.section, reference, "SELECT \(NamedRow.sectionColumns()) FROM section t", visibleAt: nil) {
            NamedRow.section(&$0)
        }
    }

    package func tags(_ query: NamedQuery) throws -> Page<Tag, NamedCursor> {
        try named(.tag, query, NamedRow.tagColumns) {
            NamedRow.tag(&$0)
        } cursor: {
            query.order == .name ? .name(SortKey.of($0.name), id: $0.id) : .articles($0.articleCount, id: $0.id)
        }
    }

    package func tag(_ reference: ResourceReference, isEditorial: Bool, at now: Timestamp) throws -> Tag {
        let sql = "SELECT \(NamedRow.tagColumns()) FROM tag t"
        return try one(.tag, reference, sql, visibleAt: isEditorial ? nil : now) { NamedRow.tag(&$0) }
    }

    package func authors(_ query: NamedQuery) throws -> Page<Author, NamedCursor> {
        try named(.author, query, NamedRow.authorColumns, joins: NamedRow.authorJoins) {
            NamedRow.author(&$0)
        } cursor: {
            query.order == .name ? .name(SortKey.of($0.name), id: $0.id) : .articles($0.articleCount, id: $0.id)
        }
    }

    package func author(_ reference: ResourceReference, isEditorial: Bool, at now: Timestamp) throws -> Author {
        let sql = "SELECT \(NamedRow.authorColumns()) FROM author t \(NamedRow.authorJoins)"
        return try one(.author, reference, sql, visibleAt: isEditorial ? nil : now) { NamedRow.author(&$0) }
    }

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
        _ kind: CatalogueKind,
        _ query: NamedQuery,
        _ columns: @escaping (String) -> String,
        joins: String = "",
        _ make: @Sendable (inout ColumnReader) -> Value,
        cursor: @Sendable (Value) -> NamedCursor
    ) throws -> Page<Value, NamedCursor> {
        try read { db in
            let languages = try query.languages.map { try db.languages(ofArticles: $0) }
            guard languages?.isEmpty != true else { return Page(nothing: query.counts) }
            let statement = NamedListStatement(kind, columns: columns, joins: joins, in: languages, query)
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
