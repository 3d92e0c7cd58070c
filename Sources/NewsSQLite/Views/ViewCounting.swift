internal import GRDB
package import NewsDomain
internal import Synchronization

extension SQLiteNewsroom: ViewRepository {
    @discardableResult
    package func count(_ views: [View], at now: Timestamp) async throws -> Int {
        let noted = Mutex<[UInt64]>([])
        try await commits.write(changing: .views) {
            for print in noted.withLock(\.self) { self.recentViews.withLock { $0.withdraw(print) } }
        } _: { db in
            let articles = try db.viewedArticles(views, at: now)
            for (view, article) in zip(views, articles) {
                guard let print = self.admit(view.visitor, article, at: now) else { continue }
                noted.withLock { $0.append(print) }
                try db.countViews(1, of: article, inHour: now.hour)
            }
        }
        let count = noted.withLock(\.count)
        if count > 0 { rankingInputs.withLock { $0.countedViews += 1 } }
        return count
    }

    package func checkArticles(of views: [View], at now: Timestamp) async throws {
        try read { db in _ = try db.viewedArticles(views, at: now) }
    }

    /// Notes that the visitor saw the article, and returns what that was noted under; nil where it had been seen
    /// within the window.
    private func admit(_ visitor: Visitor, _ article: Int64, at now: Timestamp) -> UInt64? {
        recentViews.withLock { recent in
            if let previous = visitor.previous,
                recent.contains(Visitor.fingerprint(previous, article), at: now)
            {
                return nil
            }
            let print = Visitor.fingerprint(visitor.current, article)
            return recent.admit(print, at: now) ? print : nil
        }
    }
}

extension Database {
    /// The articles that were viewed, in the order of the views. Throws where one of them is not live.
    fileprivate func viewedArticles(_ views: [View], at now: Timestamp) throws -> [Int64] {
        if views.count == 1 { return [try presentArticle(views[0].article, at: now)] }
        var faults: [Fault] = []
        var articles: [Int64] = []
        for (index, view) in views.enumerated() {
            do {
                articles.append(try presentArticle(view.article, at: now))
            } catch let error as NewsError {
                let params = FaultParams(unknown: "\(view.article)")
                faults.append(Fault(.pointer("/views/\(index)/article"), code: "unknown", detail: error.detail, params))
            }
        }
        guard faults.isEmpty else {
            throw NewsError(.unprocessable, "Some of the articles cannot be seen.", faults: faults)
        }
        return articles
    }

    /// Adds views of an article to the bucket of an hour, and to the sums of the windows that the hour lies in.
    func countViews(_ views: Int, of article: Int64, inHour hour: Int64) throws {
        try run(
            """
            INSERT INTO view_hour (hour, articleId, views) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET views = views + excluded.views
            """,
            hour,
            article,
            views
        )
        let newestEdge: Int64? = try lookUp("SELECT max(hour) FROM view_edge", row: { $0.next() })
        let sums = hour > newestEdge ?? 0 ? WindowSums.present : try WindowSums(of: hour, article: article, self)
        try run(
            """
            INSERT INTO article_views (articleId, day, beforeDay, week, beforeWeek, month, beforeMonth, total)
            VALUES (?1, ?2 * ?3, ?2 * ?4, ?2 * ?5, ?2 * ?6, ?2 * ?7, ?2 * ?8, ?2)
            ON CONFLICT DO UPDATE SET day = day + excluded.day, beforeDay = beforeDay + excluded.beforeDay,
                week = week + excluded.week, beforeWeek = beforeWeek + excluded.beforeWeek,
                month = month + excluded.month, beforeMonth = beforeMonth + excluded.beforeMonth,
                total = total + excluded.total
            """,
            article,
            views,
            sums.day,
            sums.beforeDay,
            sums.week,
            sums.beforeWeek,
            sums.month,
            sums.beforeMonth
        )
    }

    /// An article's views; none where it was never looked at.
    func viewCounts(ofArticle id: Int64) throws -> ViewCounts {
        let sql = "SELECT day, week, month, total FROM article_views WHERE articleId = ?"
        let counts = try lookUp(sql, id) {
            ViewCounts(day: $0.next(), week: $0.next(), month: $0.next(), total: $0.next())
        }
        return counts ?? ViewCounts(day: 0, week: 0, month: 0, total: 0)
    }
}

/// Which sums a bucket is part of.
private struct WindowSums {
    var day = false
    var beforeDay = false
    var week = false
    var beforeWeek = false
    var month = false
    var beforeMonth = false

    /// Those of an hour on the near side of all edges.
    static let present: WindowSums = {
        var sums = WindowSums()
        (sums.day, sums.week, sums.month) = (true, true, true)
        return sums
    }()

    init() {}

    /// Those of any hour, as the edges stand.
    init(of hour: Int64, article: Int64, _ db: Database) throws {
        let sql = "SELECT hours, (?, ?) >= (hour, articleId) FROM view_edge"
        let near = try db.rows(sql, [hour, article]) { ($0.next() as Int, $0.next() as Bool) }
        let isNear = Dictionary(near) { first, _ in first }
        func window(_ hours: Int) -> (current: Bool, before: Bool) {
            let current = isNear[hours] ?? false
            return (current, !current && isNear[2 * hours] ?? false)
        }
        (day, beforeDay) = window(24)
        (week, beforeWeek) = window(168)
        (month, beforeMonth) = window(720)
    }
}
