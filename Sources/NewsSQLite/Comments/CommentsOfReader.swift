internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    /// All comments that came with an e-mail address in whatever case, oldest first, each with the address as it came.
    package func comments(ofEmail email: String) throws -> [(comment: ModeratedComment, email: String)] {
        try reportingFailures {
            try readers.read { db in
                let found = try db.comments(ofEmail: email)
                let addresses = Dictionary(found.map { ($0.id, $0.email) }) { first, _ in first }
                return try db.moderated(found.map(\.id)).map { ($0, addresses[$0.comment.comment.id] ?? email) }
            }
        }
    }

    /// Erases what is known of the reader from all comments that came with an e-mail address: name, address, text.
    /// Returns how many there were.
    package func eraseComments(ofEmail email: String, at now: Timestamp) throws -> Int {
        try reportingFailures {
            try write { db in
                let ids = try db.comments(ofEmail: email).map(\.id)
                for id in ids {
                    if let comment = try db.storedComment(id) { try db.deleteComment(comment.own, at: now) }
                }
                return ids.count
            }
        }
    }
}

extension Database {
    fileprivate func comments(ofEmail email: String) throws -> [(id: Int64, email: String)] {
        let sql = """
            SELECT id, email FROM comment INDEXED BY comment_by_email WHERE email = ? COLLATE NOCASE ORDER BY createdAt, id
            """
        return try rows(sql, [email]) { (id: $0.next(), email: $0.next()) }
    }
}
