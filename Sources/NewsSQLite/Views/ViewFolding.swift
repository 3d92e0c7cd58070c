internal import GRDB
internal import NewsDomain

extension Database {
    private static let hoursPerDay: Int64 = 24

    /// Folds the hours of the oldest day that is beyond all windows into the day's first hour, at most `limit` buckets; false
    /// once there is no such day. The sums of an article's views stay what they are.
    func foldOldViews(limit: Int) throws -> Bool {
        let place: (fold: Int64, edge: Int64)? = try lookUp(
            "SELECT f.hour, (SELECT min(hour) FROM view_edge) FROM view_fold f",
            row: { ($0.next(), $0.next()) }
        )
        guard let (fold, edge) = place else { return false }
        let oldest: Int64? =
            try lookUp("SELECT min(hour) FROM view_hour WHERE hour >= ?", fold, row: { $0.optional() }) ?? nil
        guard let oldest else { return false }
        let day = oldest - oldest % Self.hoursPerDay
        guard day + Self.hoursPerDay <= edge else { return false }
        let folded = try foldViews(ofDay: day, limit: limit)
        if folded < limit { try run("UPDATE view_fold SET hour = ?", day + Self.hoursPerDay) }
        return true
    }

    /// Moves buckets of a day into its first hour; how many there were.
    private func foldViews(ofDay day: Int64, limit: Int) throws -> Int {
        let sql = """
            SELECT hour, articleId, views FROM view_hour WHERE hour > ? AND hour < ? ORDER BY hour, articleId LIMIT ?
            """
        let buckets = try lookUpAll(sql, day, day + Self.hoursPerDay, limit) {
            (hour: $0.next() as Int64, article: $0.next() as Int64, views: $0.next() as Int64)
        }
        for bucket in buckets {
            try run(
                """
                INSERT INTO view_hour (hour, articleId, views) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET views = views + excluded.views
                """,
                day,
                bucket.article,
                bucket.views
            )
            try run("DELETE FROM view_hour WHERE hour = ? AND articleId = ?", bucket.hour, bucket.article)
        }
        return buckets.count
    }
}
