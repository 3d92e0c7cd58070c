internal import GRDB
package import NewsDomain
internal import Synchronization

/// What the rankings were last made of: as long as it stays the same, they do.
struct RankingInputs: Equatable {
    /// Requests of this process that counted views.
    var countedViews = 0
    /// What the last refresh found.
    fileprivate var last: Seen?

    fileprivate struct Seen: Equatable {
        var countedViews: Int
        var hour: Int64
        var change: Int64
    }
}

extension SQLiteNewsroom {
    package func refreshRankings(at now: Timestamp) throws {
        try reportingFailures {
            let seen = RankingInputs.Seen(
                countedViews: rankingInputs.withLock(\.countedViews),
                hour: now.hour,
                change: try readers.read { db in
                    try db.firstRow(
                        "SELECT sequence FROM change WHERE kind <> 'ranking' ORDER BY sequence DESC LIMIT 1"
                    ) { $0.next() } ?? 0
                }
            )
            guard rankingInputs.withLock({ $0.last != seen }) else { return }
            while try write(changing: .views, { db in try db.moveViewEdges(at: now) }) {}
            for measure in RankingMeasure.allCases {
                try write(
                    try readers.read { db in try RankingComputation(measure, at: now).rankings(db) },
                    measure,
                    at: now
                )
            }
            rankingInputs.withLock { $0.last = seen }
        }
    }

    /// How many rankings are written in one transaction.
    private static let rankingsPerWrite = 200

    /// Stores the rankings of a measure in place of those that there are.
    private func write(_ rankings: [StoredRanking], _ measure: RankingMeasure, at now: Timestamp) throws {
        var isChanged = false
        for start in stride(from: 0, to: rankings.count, by: Self.rankingsPerWrite) {
            let part = rankings[start..<min(start + Self.rankingsPerWrite, rankings.count)]
            try write { db in
                for ranking in part { isChanged = try db.store(ranking, measure, at: now) || isChanged }
            }
        }
        let kept = Set(rankings.map { "\($0.period.rawValue) \($0.scope)" })
        try write(changing: .rankings) { db in
            let sql = "SELECT period, scope FROM ranking WHERE measure = ?"
            let stored = try db.rows(sql, [measure.rawValue]) { ($0.next() as String, $0.next() as String) }
            for (period, scope) in stored where !kept.contains("\(period) \(scope)") {
                let sql = "DELETE FROM ranking WHERE measure = ? AND period = ? AND scope = ?"
                try db.run(sql, measure.rawValue, period, scope)
            }
            try db.run(
                "INSERT OR REPLACE INTO ranking_state (measure, generatedAt) VALUES (?, ?)",
                measure.rawValue,
                now.seconds
            )
            if isChanged { try db.logChange(.update, "ranking", 0, at: now) }
        }
    }
}

/// A ranking in the form in which it is kept.
struct StoredRanking: Sendable {
    var period: RankingPeriod
    /// `all`, `section:12`, `tag:7`, `topic:3`, `language:en`, `language:pt-BR`.
    var scope: String
    var entries: [RankingList.Entry]

    /// `[[articleId, count, previousRank or null], …]`.
    var json: String {
        let parts = entries.map { entry in
            "[\(entry.article),\(entry.count),\(entry.previousRank.map(String.init) ?? "null")]"
        }
        return "[\(parts.joined(separator: ","))]"
    }
}

extension Database {
    /// Writes a ranking where it is not what is stored already, and says whether that was so.
    fileprivate func store(_ ranking: StoredRanking, _ measure: RankingMeasure, at now: Timestamp) throws -> Bool {
        try run(
            """
            INSERT INTO ranking (measure, period, scope, generatedAt, entries) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET generatedAt = excluded.generatedAt, entries = excluded.entries
            WHERE entries <> excluded.entries
            """,
            measure.rawValue,
            ranking.period.rawValue,
            ranking.scope,
            now.seconds,
            ranking.json
        )
        return changesCount > 0
    }
}
