internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: ChangeRepository {
    package func changes(after sequence: Int64, limit: Int) throws -> [Change] {
        try read { db in
            let condition = "l.number IS NOT NULL AND l.number > ?1 ORDER BY l.number LIMIT ?2"
            return try db.rows(Change.sql("l.number", condition), [sequence, limit], Change.read)
        }
    }

    package func latestChange() throws -> Int64 {
        try read { db in
            try db.firstRow("SELECT ifnull(max(number), 0) FROM change WHERE number IS NOT NULL") { $0.next() } ?? 0
        }
    }

    package func oldestChange() throws -> Int64 {
        try read { db in
            try db.firstRow("SELECT ifnull(min(number), 0) FROM change WHERE number IS NOT NULL") { $0.next() } ?? 0
        }
    }

    package func identity() throws -> NewsroomIdentity {
        try read { db in
            let sql = "SELECT uid, history FROM newsroom_uid CROSS JOIN newsroom"
            guard let identity = try db.firstRow(sql, [], { NewsroomIdentity(uid: $0.next(), history: $0.next()) })
            else { throw NewsError(.internal, "The newsroom has no identity.") }
            return identity
        }
    }

    package func log(_ query: ChangeLogQuery) throws -> Page<Change, Int64> {
        try read { db in
            let order = query.newestFirst ? "DESC" : "ASC"
            let condition = """
                l.sequence \(query.newestFirst ? "<" : ">") ?1 \(query.kinds.isEmpty ? "" : "AND l.kind IN (\(query.kinds.list))") \
                AND (?2 IS NULL OR l.resourceId = ?2) ORDER BY l.sequence \(order) LIMIT ?3
                """
            let start = query.cursor ?? (query.newestFirst ? .max : 0)
            let changes = try db.rows(
                Change.sql("l.sequence", condition),
                [start, query.id, query.limit + 1],
                Change.read
            )
            let page = Array(changes.prefix(query.limit))
            return Page(items: page, next: changes.count > query.limit ? page.last?.sequence : nil)
        }
    }

    package func onChange(_ wake: @escaping @Sendable () -> Void) {
        notes.onChange(wake)
    }
}

extension Set<ChangeKind> {
    fileprivate var list: String { map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ") }
}

extension Change {
    /// A statement that reads changes of `change l`, by their places for readers (`l.number`) or for editors (`l.sequence`).
    static func sql(_ place: String, _ condition: String) -> String {
        """
        SELECT \(place), l.at, l.kind, l.resourceId, l.operation, l.reason, l.slug, l.name, l.replacementId, l.actor,
            l.isPublic, l.leaves, c.articleId
        FROM change l LEFT JOIN comment c ON l.kind = 'comment' AND c.id = l.resourceId WHERE \(condition)
        """
    }

    /// Reads what ``sql(_:)`` selects.
    static func read(_ columns: inout ColumnReader) -> Change {
        let (sequence, at): (Int64, Int64) = (columns.next(), columns.next())
        let kind = ChangeKind(rawValue: columns.next()) ?? .site
        return Change(
            sequence: sequence,
            at: Timestamp(seconds: at),
            kind: kind,
            id: columns.next(),
            operation: ChangeOperation(rawValue: columns.next()) ?? .update,
            reason: (columns.optional() as String?).flatMap(ChangeReason.init(rawValue:)),
            slug: columns.optional(),
            name: columns.optional(),
            replacement: columns.optional(),
            actor: columns.optional(),
            isPublic: columns.next(),
            leaves: (columns.optional() as String?).map(ChangeScope.init(stored:)) ?? ChangeScope(),
            article: columns.optional()
        )
    }
}
