internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    /// How many rows are deleted or folded in one transaction: a few milliseconds of work.
    private static let rowsPerStep = 200
    /// The same of articles, each of which takes rows of many tables with it.
    private static let articlesPerStep = 10

    @discardableResult
    package func purge(_ retention: Retention, at now: Timestamp) throws -> PurgedRows {
        try reportingFailures {
            let limit = Self.rowsPerStep
            try inSteps { db in try db.purgeMemos(at: now, limit: limit) }
            if retention.changeDays > 0 {
                let before = now.advanced(by: -Int64(retention.changeDays) * 24 * 3600)
                try inSteps { db in try db.purgeChanges(before: before, limit: limit) }
            }
            try inSteps { db in try db.purgePreviews(at: now, limit: limit) }
            try keepRevisions(retention.revisionsPerArticle)
            while try write({ db in try db.foldOldViews(limit: limit) }) {}
            return PurgedRows(
                comments: try inSteps { db in try db.purgeComments(at: now, limit: limit) },
                articles: try inSteps(Self.articlesPerStep) { db in
                    try db.purgeTrash(at: now, limit: Self.articlesPerStep)
                }
            )
        }
    }

    /// Does a step of at most so many rows after the other until one finds less to do; how many rows there were.
    @discardableResult
    private func inSteps(_ limit: Int = rowsPerStep, _ step: (Database) throws -> Int) throws -> Int {
        var total = 0
        while true {
            let count = try write { db in try step(db) }
            total += count
            if count < limit { return total }
        }
    }

    /// Tells the newsroom how many revisions it keeps of an article: whoever adds one deletes the oldest.
    private func keepRevisions(_ wanted: Int) throws {
        let count = wanted > 0 ? max(wanted, Retention.fewestRevisions) : 0
        let kept = try readers.read { db in try db.firstRow("SELECT revisionsKept FROM newsroom") { $0.next() as Int } }
        guard kept != count else { return }
        try write { db in try db.run("UPDATE newsroom SET revisionsKept = ?", count) }
    }
}

extension Database {
    /// Deletes comments that nobody approved in time; one that has replies keeps its place.
    fileprivate func purgeComments(at now: Timestamp, limit: Int) throws -> Int {
        let before = now.advanced(by: -CommentRetention.seconds).seconds
        let sql = """
            SELECT c.id, EXISTS (SELECT 1 FROM comment r WHERE r.parentId = c.id)
            FROM comment c INDEXED BY comment_by_status
            WHERE c.status IN ('pending', 'spam') AND c.createdAt < ?1 AND ifnull(c.receivedAt, c.createdAt) < ?1 LIMIT ?2
            """
        let old = try rows(sql, [before, limit]) { ($0.next() as Int64, $0.next() as Bool) }
        for (id, hasReplies) in old {
            if hasReplies, let comment = try storedComment(id) {
                try deleteComment(comment.own, at: now)
            } else {
                try run("DELETE FROM comment WHERE id = ?", id)
            }
        }
        return old.count
    }

    fileprivate func purgeMemos(at now: Timestamp, limit: Int) throws -> Int {
        try run(
            """
            DELETE FROM idempotency_key WHERE hash IN
                (SELECT hash FROM idempotency_key INDEXED BY idempotency_key_by_expiry WHERE expiresAt <= ? LIMIT ?)
            """,
            now.seconds,
            limit
        )
        return changesCount
    }

    /// The log is in the order of time: its oldest rows come first. The newest one stays, and the newest for readers, so that
    /// all know where it ends; and so does what a webhook has yet to be told of.
    fileprivate func purgeChanges(before moment: Timestamp, limit: Int) throws -> Int {
        try run(
            """
            DELETE FROM change WHERE sequence IN (SELECT sequence FROM change ORDER BY sequence LIMIT ?2) AND at < ?1
                AND sequence < (SELECT max(sequence) FROM change)
                AND (number IS NULL OR number < (SELECT max(number) FROM change WHERE number IS NOT NULL)
                    AND number <= ifnull((SELECT min(position) FROM webhook WHERE disabledAt IS NULL), number))
            """,
            moment.seconds,
            limit
        )
        return changesCount
    }
}
