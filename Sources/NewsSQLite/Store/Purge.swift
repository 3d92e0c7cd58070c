internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    /// How many comments are deleted in one transaction.
    private static let commentsPerPurge = 200

    @discardableResult
    package func purge(at now: Timestamp) throws -> Int {
        try reportingFailures {
            try write { db in
                try db.run("DELETE FROM idempotency_key WHERE expiresAt <= ?", now.seconds)
            }
            var purged = 0
            while true {
                let count = try write { db in try db.purgeComments(at: now, limit: Self.commentsPerPurge) }
                purged += count
                if count < Self.commentsPerPurge { return purged }
            }
        }
    }
}

extension Database {
    /// Deletes comments that nobody approved in time; one that has replies keeps its place.
    fileprivate func purgeComments(at now: Timestamp, limit: Int) throws -> Int {
        let before = now.advanced(by: -CommentRetention.seconds).seconds
        let sql = """
            SELECT c.id, EXISTS (SELECT 1 FROM comment r WHERE r.parentId = c.id)
            FROM comment c INDEXED BY comment_by_status
            WHERE c.status IN ('pending', 'spam') AND c.createdAt < ? LIMIT ?
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
}
