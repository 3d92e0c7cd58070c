internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    /// All comments that came with an e-mail address, oldest first.
    package func comments(ofEmail email: String) throws -> [ModeratedComment] {
        try reportingFailures {
            try pool.read { db in try db.moderated(try db.comments(ofEmail: email)) }
        }
    }

    /// Erases what is known of the reader from all comments that came with an e-mail address: name, address, text.
    /// Returns how many there were.
    package func eraseComments(ofEmail email: String, at now: Timestamp) throws -> Int {
        try reportingFailures {
            try pool.write { db in
                let ids = try db.comments(ofEmail: email)
                for id in ids {
                    if let comment = try db.storedComment(id) { try db.deleteComment(comment.own, at: now) }
                }
                return ids.count
            }
        }
    }
}

extension Database {
    fileprivate func comments(ofEmail email: String) throws -> [Int64] {
        let sql = """
            SELECT id FROM comment INDEXED BY comment_by_email WHERE email = ? COLLATE NOCASE ORDER BY createdAt, id
            """
        return try rows(sql, [email]) { $0.next() }
    }
}
