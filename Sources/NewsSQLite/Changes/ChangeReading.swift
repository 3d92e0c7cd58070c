internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: ChangeRepository {
    package func changes(after sequence: Int64, limit: Int) async throws -> [Change] {
        try read { db in
            let sql = """
                SELECT l.sequence, l.kind, l.resourceId, c.articleId
                FROM change l LEFT JOIN comment c ON l.kind = 'comment' AND c.id = l.resourceId
                WHERE l.sequence > ? AND l.isPublic ORDER BY l.sequence LIMIT ?
                """
            return try db.rows(sql, [sequence, limit]) { columns in
                Change(sequence: columns.next(), subject: columns.subject())
            }
        }
    }

    package func latestChange() async throws -> Int64 {
        try read { db in
            try db.firstRow("SELECT ifnull(max(sequence), 0) FROM change") { $0.next() } ?? 0
        }
    }
}

extension ColumnReader {
    /// Reads `kind, resourceId, articleId`.
    fileprivate mutating func subject() -> Change.Subject {
        let (kind, id, article) = (next() as String, next() as Int64, optional() as Int64?)
        return switch kind {
        case "article": .article(id)
        case "comment": .comment(article: article)
        default: .catalogue
        }
    }
}
