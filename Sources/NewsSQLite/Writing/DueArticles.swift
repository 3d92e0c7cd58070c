internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    @discardableResult
    package func publishDueArticles(at now: Timestamp) throws -> Int {
        try reportingFailures {
            let (due, isDue) = try readers.read { db in
                let due = try db.dueArticles(at: now)
                return (due, try !due.isEmpty || db.hasDueChanges(at: now))
            }
            guard isDue else { return 0 }
            let count = try write { db in try db.publishDueArticles(at: now) }
            for article in due { observer?.hasPublished(late: now.seconds - article.publishedAt.seconds) }
            return count
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
        for id in due.map(\.id) {
            try run("UPDATE article SET isLive = 1 WHERE id = ?", [id])
            try logChange(.create, "article", id, at: now)
            try ReferenceLog(self, by: nil, at: now).note(article: id)
            try SearchIndexing(self).follow(id)
        }
        if try hasDueChanges(at: now) { try logDueChanges(at: now) }
        return due.count
    }

    /// The articles whose time has come and that do not count as live yet, in no order.
    func dueArticles(at now: Timestamp) throws -> [(id: Int64, publishedAt: Timestamp)] {
        try rows(Self.dueSQL, [now.seconds]) { (id: $0.next(), publishedAt: Timestamp(seconds: $0.next())) }
    }

    static let dueSQL = """
        SELECT id, publishedAt FROM article INDEXED BY article_due WHERE status = 'published' AND isLive = 0 AND publishedAt <= ?
        """
}
