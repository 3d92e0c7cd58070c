internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func commentThreads(
        of article: ResourceReference,
        _ query: CommentQuery,
        at now: Timestamp
    ) throws -> LookupResult<Page<CommentThread, CommentCursor>> {
        try read { db in
            try db.locate(article, at: now).map { try db.commentThreads(of: $0.id, query) }
        }
    }

    package func comments(
        of article: ResourceReference,
        _ query: CommentQuery,
        at now: Timestamp
    ) throws -> LookupResult<Page<Comment, CommentCursor>> {
        try read { db in
            try db.locate(article, at: now).map { try db.comments(of: $0.id, query) }
        }
    }
}

/// The columns of a comment that readers may see.
enum CommentRow {
    static let columns = names.joined(separator: ", ")

    /// The columns, of the table or alias `table`.
    static func columns(_ table: String) -> String {
        names.map { "\(table).\($0)" }.joined(separator: ", ")
    }

    private static let names = ["id", "articleId", "parentId", "threadId", "status", "name", "text", "createdAt"]

    static func read(_ columns: inout ColumnReader) -> Comment {
        let (id, articleID): (Int64, Int64) = (columns.next(), columns.next())
        let (parentID, threadID): (Int64?, Int64) = (columns.optional(), columns.next())
        let isDeleted = CommentStatus(rawValue: columns.next()) != .approved
        let (name, text): (String?, String) = (columns.optional(), columns.next())
        return Comment(
            id: id,
            articleID: articleID,
            parentID: parentID,
            threadID: threadID,
            isDeleted: isDeleted,
            name: isDeleted ? nil : name,
            text: isDeleted ? nil : text,
            createdAt: Timestamp(seconds: columns.next())
        )
    }
}

extension Database {
    /// A page of an article's threads: as many as are asked for, or as come with
    /// ``CommentQuery/maximumReplies`` replies.
    func commentThreads(of article: Int64, _ query: CommentQuery) throws -> Page<CommentThread, CommentCursor> {
        let place = CommentPlace(query)
        let sql = """
            SELECT replyCount, \(CommentRow.columns) FROM comment INDEXED BY comment_thread_by_time
            WHERE articleId = ? AND isShown = 1 AND depth = 0 AND \(place.sql) LIMIT ?
            """
        var roots = try rows(sql, [article] + place.arguments + [query.limit + 1]) { columns in
            let replyCount: Int = columns.next()
            return CommentThread(comment: CommentRow.read(&columns), replyCount: replyCount)
        }
        var replies = 0
        let fitting = roots.prefix(query.limit).prefix { root in
            replies += root.replyCount ?? 0
            return replies <= CommentQuery.maximumReplies
        }
        // One thread is always answered, however long.
        let kept = max(min(1, roots.count), fitting.count)
        let more = roots.count > kept
        roots.removeSubrange(kept...)
        return Page(
            items: try withReplies(roots),
            next: more ? roots.last.map { CommentCursor(createdAt: $0.comment.createdAt, id: $0.comment.id) } : nil,
            total: query.counts
                ? try count(
                    (
                        """
                        SELECT count(*) FROM (SELECT 1 FROM comment INDEXED BY comment_thread_by_time
                        WHERE articleId = ? AND isShown = 1 AND depth = 0 LIMIT \(Total.limit + 1))
                        """, [article]
                    )
                ) : nil
        )
    }

    /// A page of an article's comments, or of one thread's, one by one.
    func comments(of article: Int64, _ query: CommentQuery) throws -> Page<Comment, CommentCursor> {
        let place = CommentPlace(query)
        let index = query.thread == nil ? "comment_by_time" : "comment_of_thread"
        let condition = query.thread == nil ? "articleId = ?" : "threadId = ? AND articleId = ?"
        let keys: StatementArguments = query.thread.map { [$0, article] } ?? [article]
        let source = "FROM comment INDEXED BY \(index) WHERE \(condition) AND isShown = 1"
        let comments = try rows(
            "SELECT \(CommentRow.columns) \(source) AND \(place.sql) LIMIT ?",
            keys + place.arguments + [query.limit + 1]
        ) { CommentRow.read(&$0) }
        var page = Page(fetched: comments, limit: query.limit) { CommentCursor(createdAt: $0.createdAt, id: $0.id) }
        if query.counts {
            page.total = try count(("SELECT count(*) FROM (SELECT 1 \(source) LIMIT \(Total.limit + 1))", keys))
        }
        return page
    }

    private func withReplies(_ roots: [CommentThread]) throws -> [CommentThread] {
        let sql = """
            SELECT \(CommentRow.columns) FROM comment INDEXED BY comment_of_thread
            WHERE threadId IN (SELECT value FROM json_each(?)) AND isShown = 1 AND depth > 0
            ORDER BY threadId, createdAt, id LIMIT ?
            """
        let withReplies = roots.filter { $0.replyCount != 0 }.map(\.comment.id)
        guard !withReplies.isEmpty else { return roots }
        let replies = try rows(sql, [idList(withReplies), CommentQuery.maximumReplies + 1]) { CommentRow.read(&$0) }
        return ThreadBuilder.attach(replies.prefix(CommentQuery.maximumReplies), to: roots)
    }
}

/// Where a list of comments goes on, and its order.
private struct CommentPlace {
    let sql: String
    let arguments: StatementArguments

    init(_ query: CommentQuery) {
        let (beyond, direction) = query.order == .oldest ? (">", "ASC") : ("<", "DESC")
        let start = query.order == .oldest ? Int64.min : Int64.max
        let (at, id) = query.cursor.map { ($0.createdAt.seconds, $0.id) } ?? (start, start)
        sql = """
            createdAt \(beyond)= ? AND (createdAt \(beyond) ? OR id \(beyond) ?)
            ORDER BY createdAt \(direction), id \(direction)
            """
        arguments = [at, at, id]
    }
}
