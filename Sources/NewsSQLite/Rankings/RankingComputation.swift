internal import GRDB
internal import NewsDomain

/// Goes over all articles that count for anything and finds the first ones of every scope: one pass over an index for
/// each kind of scope, with the counts in memory (28 bytes an article that was viewed within two months).
struct RankingComputation {
    private let measure: RankingMeasure
    private let now: Timestamp

    init(_ measure: RankingMeasure, at now: Timestamp) {
        self.measure = measure
        self.now = now
    }

    /// All rankings that have an entry.
    func rankings(_ db: Database) throws -> [StoredRanking] {
        let counts = try measure == .views ? viewCounts(db) : commentCounts(db)
        guard !counts.isEmpty else { return [] }
        let lists = try Self.kinds.flatMap { kind in try rankings(of: kind, counts, db) }
        return lists + (try rankingsOfLanguages(counts, db))
    }

    /// A kind of scope: the statement selects scope, article and time of publication of its live articles, a scope's
    /// rows together.
    private struct Kind {
        var name: String
        var sql: String
    }

    private static let kinds = [
        Kind(
            name: "all",
            sql: """
                SELECT '', id, publishedAt FROM article INDEXED BY article_by_time
                WHERE status = 'published' AND publishedAt <= ?
                """
        ),
        Kind(
            name: "section",
            sql: """
                SELECT sectionId, id, publishedAt FROM article INDEXED BY article_by_section
                WHERE status = 'published' AND publishedAt <= ? ORDER BY sectionId
                """
        ),
        relation("tag"), relation("topic"),
    ]

    /// `listedAt` is set where the article is published; the time is that of its publication.
    private static func relation(_ name: String) -> Kind {
        Kind(
            name: name,
            sql: """
                SELECT \(name)Id, articleId, listedAt FROM article_\(name) INDEXED BY article_\(name)_by_time
                WHERE listedAt <= ? ORDER BY \(name)Id
                """
        )
    }

    private func rankings(
        of kind: Kind,
        _ counts: [Int64: WindowCounts],
        _ db: Database
    ) throws -> [StoredRanking] {
        var rankings: [StoredRanking] = []
        var scope: String?
        var lists: [RankingList] = []
        func finish() {
            guard let scope else { return }
            rankings += Self.stored(lists, scope: scope.isEmpty ? kind.name : "\(kind.name):\(scope)")
        }
        try db.forEach(kind.sql, [now.seconds]) { columns in
            let key: String = columns.next()
            if key != scope {
                finish()
                scope = key
                lists = Self.emptyLists
            }
            let article: Int64 = columns.next()
            guard let count = counts[article] else { return }
            let publishedAt: Int64 = columns.next()
            for (index, period) in RankingPeriod.allCases.enumerated() {
                lists[index].add(article, publishedAt: publishedAt, count, period)
            }
        }
        finish()
        return rankings
    }

    /// A ranking for each range that a look-up may come to: of `pt-BR` those of `pt-BR` and of `pt`. An article counts for
    /// each that asks for its language.
    private func rankingsOfLanguages(_ counts: [Int64: WindowCounts], _ db: Database) throws -> [StoredRanking] {
        let sql = """
            SELECT language, id, publishedAt FROM article INDEXED BY article_by_language
            WHERE status = 'published' AND publishedAt <= ? ORDER BY language
            """
        let known = try db.languagesOfArticles().map { LanguageTag(trusted: $0.tag) }
        let scopes = Set(known.flatMap(\.inPresentUse.levels)).sorted { $0.text < $1.text }
        let ranges = scopes.map { LanguageRanges([$0]) }
        var lists = scopes.map { _ in Self.emptyLists }
        var language: String?
        var concerned: [Int] = []
        try db.forEach(sql, [now.seconds]) { columns in
            let tag: String = columns.next()
            if tag != language {
                language = tag
                concerned = ranges.indices.filter { ranges[$0]?.contains(LanguageTag(trusted: tag)) ?? false }
            }
            let article: Int64 = columns.next()
            guard let count = counts[article] else { return }
            let publishedAt: Int64 = columns.next()
            for scope in concerned {
                for (index, period) in RankingPeriod.allCases.enumerated() {
                    lists[scope][index].add(article, publishedAt: publishedAt, count, period)
                }
            }
        }
        return zip(scopes, lists).flatMap { Self.stored($1, scope: "language:\($0.text)") }
    }

    private static let emptyLists = RankingPeriod.allCases.map { _ in RankingList() }

    /// The lists of the three periods, as far as they have an entry.
    private static func stored(_ lists: [RankingList], scope: String) -> [StoredRanking] {
        zip(RankingPeriod.allCases, lists)
            .compactMap { period, list in
                let entries = list.entries()
                return entries.isEmpty ? nil : StoredRanking(period: period, scope: scope, entries: entries)
            }
    }

    private func viewCounts(_ db: Database) throws -> [Int64: WindowCounts] {
        let sql = """
            SELECT articleId, day, week, month, beforeDay, beforeWeek, beforeMonth FROM article_views
            WHERE month > 0 OR beforeMonth > 0
            """
        var counts: [Int64: WindowCounts] = [:]
        try db.forEach(sql, []) { columns in
            let article: Int64 = columns.next()
            var count = WindowCounts()
            (count.day, count.week, count.month) = (columns.count(), columns.count(), columns.count())
            (count.beforeDay, count.beforeWeek, count.beforeMonth) = (columns.count(), columns.count(), columns.count())
            counts[article] = count
        }
        return counts
    }

    private func commentCounts(_ db: Database) throws -> [Int64: WindowCounts] {
        let sql = """
            SELECT articleId, createdAt FROM comment INDEXED BY comment_by_moment
            WHERE createdAt >= ? AND createdAt <= ? AND status = 'approved'
            """
        let windows = RankingPeriod.allCases.map { RankingWindow(at: now, $0) }
        let oldest = windows.map(\.fromBefore.seconds).min() ?? 0
        var counts: [Int64: WindowCounts] = [:]
        try db.forEach(sql, [oldest, now.seconds]) { columns in
            let article: Int64 = columns.next()
            counts[article, default: WindowCounts()].add(hour: Timestamp(seconds: columns.next()).hour, windows)
        }
        return counts
    }
}

extension WindowCounts {
    /// Counts one more in an hour; `windows` are those of day, week and month.
    fileprivate mutating func add(hour: Int64, _ windows: [RankingWindow]) {
        func part(_ window: RankingWindow) -> (current: Int32, before: Int32) {
            hour >= window.firstHour ? (1, 0) : hour >= window.firstHourBefore ? (0, 1) : (0, 0)
        }
        let (inDay, inWeek, inMonth) = (part(windows[0]), part(windows[1]), part(windows[2]))
        day += inDay.current
        beforeDay += inDay.before
        week += inWeek.current
        beforeWeek += inWeek.before
        month += inMonth.current
        beforeMonth += inMonth.before
    }
}

extension ColumnReader {
    /// A count, as large as can be kept.
    fileprivate mutating func count() -> Int32 {
        Int32(clamping: next() as Int64)
    }
}
