internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: ModerationRepository {
    package func comments(_ query: ModerationQuery) async throws -> Page<ModeratedComment, CommentCursor> {
        try read { db in
            let article = try query.article.map { try db.requireArticle($0) }
            let statement = ModerationStatement(query, article: article)
            var page = try db.page(statement, query)
            page.items = try db.withDecisions(page.items)
            return page
        }
    }

    package func moderated(_ id: Int64) async throws -> ModeratedComment {
        try read { db in
            guard let comment = try db.moderated([id]).first else { throw NewsError.noSuchComment }
            return comment
        }
    }

    package func change(
        _ id: Int64,
        _ change: ModerationChange,
        _ condition: VersionCondition,
        by actor: String,
        at now: Timestamp
    ) async throws -> ModeratedComment {
        try await commits.write { db in
            guard let stored = try db.storedComment(id) else { throw NewsError.noSuchComment }
            try condition.require(stored.own.version, of: "comment")
            try db.moderate(id, change, by: actor, at: now)
            guard let comment = try db.moderated([id]).first else { throw NewsError.noSuchComment }
            return comment
        }
    }

    package func moderate(
        _ ids: [Int64],
        _ status: CommentStatus,
        by actor: String,
        at now: Timestamp
    ) async throws -> [ModeratedComment] {
        try await commits.write { db in
            let faults = try ids.indices.filter { try db.storedComment(ids[$0]) == nil }
                .map { index in
                    let detail = "There is no comment \(ids[index])."
                    let params = FaultParams(unknown: String(ids[index]))
                    return Fault(.pointer("/ids/\(index)"), code: "unknown", detail: detail, params)
                }
            guard faults.isEmpty else {
                throw NewsError(.unprocessable, "Some of the comments do not exist.", faults: faults)
            }
            for id in ids { try db.moderate(id, ModerationChange(status: status), by: actor, at: now) }
            return try db.moderated(ids)
        }
    }
}

extension Database {
    fileprivate func moderate(_ id: Int64, _ change: ModerationChange, by actor: String, at now: Timestamp) throws {
        guard let before = try storedComment(id)?.own else { throw NewsError.noSuchComment }
        guard before.status != .deleted else {
            if change.status == .deleted, change.change.isEmpty { return }
            throw NewsError(.conflict, "Comment \(id) was deleted; what it said is gone.")
        }
        if change.status == .deleted {
            try deleteComment(before, at: now, by: actor)
        } else {
            var after = before
            after.comment.apply(change.change)
            after.status = change.status ?? before.status
            try write(after, over: before, at: now, by: actor)
        }
        guard let status = change.status, status != before.status else { return }
        try run(
            """
            INSERT INTO comment_decision (commentId, number, at, actor, status)
            SELECT ?1, 1 + (SELECT count(*) FROM comment_decision WHERE commentId = ?1), ?2, ?3, ?4
            """,
            id,
            now.seconds,
            actor,
            status.rawValue
        )
    }

    /// An article of any status.
    fileprivate func requireArticle(_ reference: ResourceReference) throws -> Int64 {
        let sql = "SELECT a.id FROM article a WHERE a.\(reference.column) = ?"
        guard let id: Int64 = try lookUp(sql, reference, row: { $0.next() }) else {
            let fault = Fault(.parameter("article"), code: "unknown", detail: "There is no such article.")
            throw NewsError(.invalid, "A filter names something that does not exist.", faults: [fault])
        }
        return id
    }

    /// A page of what the statement finds, and where its search goes on: behind the page, or behind the last comment
    /// that was looked at.
    fileprivate func page(
        _ statement: ModerationStatement,
        _ query: ModerationQuery
    ) throws -> Page<ModeratedComment, CommentCursor> {
        var last: CommentCursor?
        var looked = 0
        var found: [ModeratedComment] = []
        let candidates = try rows(statement.sql, statement.arguments) { columns -> (ModeratedComment, Bool) in
            let matches: Bool = columns.next()
            return (ModeratedRow.read(&columns), matches)
        }
        for (comment, matches) in candidates {
            if found.count == query.limit { return Page(items: found, next: last) }
            looked += 1
            let own = comment.comment.comment
            last = CommentCursor(createdAt: own.createdAt, id: own.id)
            if matches { found.append(comment) }
        }
        return Page(items: found, next: looked == statement.limit ? last : nil)
    }

    func moderated(_ ids: [Int64]) throws -> [ModeratedComment] {
        let sql = """
            SELECT \(ModeratedRow.columns)
            FROM json_each(?) j CROSS JOIN comment c ON c.id = j.value JOIN article a ON a.id = c.articleId
            """
        return try withDecisions(rows(sql, [idList(ids)]) { ModeratedRow.read(&$0) })
    }

    fileprivate func withDecisions(_ comments: [ModeratedComment]) throws -> [ModeratedComment] {
        let sql = """
            SELECT d.commentId, d.at, d.actor, d.status
            FROM json_each(?) j CROSS JOIN comment_decision d ON d.commentId = j.value
            """
        let found = try rows(sql, [idList(comments.map(\.comment.comment.id))]) { columns in
            let (id, at, actor): (Int64, Int64, String) = (columns.next(), columns.next(), columns.next())
            let status = CommentStatus(rawValue: columns.next()) ?? .pending
            return (id, CommentDecision(at: Timestamp(seconds: at), actor: actor, status: status))
        }
        let decisions = Dictionary(grouping: found, by: \.0)
        return comments.map { comment in
            var comment = comment
            comment.decisions = decisions[comment.comment.comment.id]?.map(\.1) ?? []
            return comment
        }
    }
}

private enum ModeratedRow {
    static let columns = "\(StoredComment.columns), a.id, a.slug, a.title"

    static func read(_ columns: inout ColumnReader) -> ModeratedComment {
        let stored = StoredComment.read(&columns)
        return ModeratedComment(
            comment: stored.own,
            article: TitledReference(id: columns.next(), slug: columns.next(), title: columns.next())
        )
    }
}

/// The statement that lists comments for moderators. A row is a comment that was looked at, and whether it matches.
struct ModerationStatement {
    /// How many comments a search for a text looks at.
    static let maximumCandidates = 2_000

    let sql: String
    let arguments: StatementArguments
    let limit: Int

    init(_ query: ModerationQuery, article: Int64?) {
        let searches = query.text != nil || (article != nil && query.status != nil)
        limit = searches ? Self.maximumCandidates : query.limit + 1
        var conditions: [String] = []
        var values: StatementArguments = []
        var matches = ["1"]
        var matchValues: StatementArguments = []
        if let article {
            conditions.append("c.articleId = ?")
            values += [article]
        }
        if let status = query.status {
            if article == nil { conditions.append("c.status = ?") } else { matches.append("c.status = ?") }
            if article == nil { values += [status.rawValue] } else { matchValues += [status.rawValue] }
        }
        if let text = query.text {
            matches.append("(c.text LIKE ? ESCAPE '\\' OR c.name LIKE ? ESCAPE '\\')")
            matchValues += [text.likePattern, text.likePattern]
        }
        let (beyond, direction) = query.order == .oldest ? (">", "ASC") : ("<", "DESC")
        conditions += ["c.createdAt >= ?", "c.createdAt < ?"]
        values += [query.createdFrom?.seconds ?? Int64.min, query.createdBefore?.seconds ?? Int64.max]
        if let cursor = query.cursor {
            conditions.append("c.createdAt \(beyond)= ? AND (c.createdAt \(beyond) ? OR c.id \(beyond) ?)")
            values += [cursor.createdAt.seconds, cursor.createdAt.seconds, cursor.id]
        }
        let index =
            article != nil ? "comment_of_article" : query.status == nil ? "comment_by_moment" : "comment_by_status"
        sql = """
            SELECT \(matches.joined(separator: " AND ")), \(ModeratedRow.columns)
            FROM comment c INDEXED BY \(index) JOIN article a ON a.id = c.articleId
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY c.createdAt \(direction), c.id \(direction) LIMIT ?
            """
        arguments = matchValues + values + [limit]
    }
}

extension String {
    /// The text as a part of another, for LIKE with `\` as its escape.
    fileprivate var likePattern: String {
        "%" + replacingScalars("\\", with: "\\\\").replacingScalars("%", with: "\\%").replacingScalars("_", with: "\\_")
            + "%"
    }
}
