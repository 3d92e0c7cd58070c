internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    @discardableResult
    package func publishDueArticles(at now: Timestamp) throws -> Int {
        try reportingFailures {
            let isDue = try readers.read { db in try !db.dueArticles(at: now).isEmpty || db.hasDueChanges(at: now) }
            guard isDue else { return 0 }
            return try write { db in try db.publishDueArticles(at: now) }
        }
    }
}

extension Database {
    /// Counts articles whose time has come as live, and returns how many there were; logs what else has come or gone by the
    /// clock. Readers see them by the clock: an edit that takes one away does this first, so that its log tells of something
    /// that was there.
    @discardableResult
    func publishDueArticles(at now: Timestamp) throws -> Int {
        let due = try dueArticles(at: now)
        for id in due {
            try run("UPDATE article SET isLive = 1 WHERE id = ?", [id])
            try logChange(.create, "article", id, at: now)
            try ReferenceLog(self, by: nil, at: now).note(article: id)
            try SearchIndexing(self).follow(id)
        }
        if try hasDueChanges(at: now) { try logDueChanges(at: now) }
        return due.count
    }

    fileprivate func dueArticles(at now: Timestamp) throws -> [Int64] {
        try rows(Self.dueSQL, [now.seconds]) { $0.next() }
    }

    static let dueSQL = """
        SELECT id FROM article INDEXED BY article_due WHERE status = 'published' AND isLive = 0 AND publishedAt <= ?
        """
}
