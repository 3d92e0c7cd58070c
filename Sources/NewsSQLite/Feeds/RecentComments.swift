internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func recentComments(_ query: RecentCommentQuery, at now: Timestamp) throws -> [RecentComment] {
        try readWithNames { db, names in
            let article = try query.article.map { try db.presentArticle($0, at: now) }
            let comments = try db.recentComments(on: article, limit: query.limit, at: now)
            let articles = try db.summaries(Array(Set(comments.map(\.articleID))), [], names)
            let byID = Dictionary(articles.map { ($0.id, $0) }) { first, _ in first }
            return comments.compactMap { comment in
                byID[comment.articleID].map { RecentComment(comment: comment, article: $0) }
            }
        }
    }
}

extension Database {
    /// The newest approved comments on an article that was found live, or on any live article.
    fileprivate func recentComments(on article: Int64?, limit: Int, at now: Timestamp) throws -> [Comment] {
        let newest = article.map { (Self.newestOfArticleSQL, [$0] as StatementArguments) } ?? (Self.newestSQL, [])
        // In the order of the subquery, which SQLite takes as it comes: to have it sorted would have all of it read first.
        let sql = """
            SELECT \(CommentRow.columns("c"))
            FROM (\(newest.0) LIMIT \(RecentCommentQuery.maximumLookedAt))
                CROSS JOIN comment c ON c.id = newestId CROSS JOIN article a ON a.id = c.articleId
            WHERE c.status = 'approved' AND a.status = 'published' AND a.publishedAt <= ? LIMIT ?
            """
        return try rows(sql, newest.1 + [now.seconds, limit]) { CommentRow.read(&$0) }
    }

    private static let newestSQL = """
        SELECT id AS newestId FROM comment INDEXED BY comment_by_status WHERE status = 'approved'
        ORDER BY createdAt DESC, id DESC
        """

    private static let newestOfArticleSQL = """
        SELECT id AS newestId FROM comment INDEXED BY comment_by_time WHERE articleId = ? AND isShown = 1
        ORDER BY createdAt DESC, id DESC
        """
}
