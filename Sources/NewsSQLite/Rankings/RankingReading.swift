internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func ranking(_ query: RankingQuery, at now: Timestamp) throws -> Ranking {
        try readWithNames { db, names in
            let scope = try db.storedScope(query.scope, at: now)
            var stored = try db.storedRanking(query.measure, query.period, scope, limit: query.limit, at: now)
            let articles = try db.summaries(stored.places.map(\.article), query.parts, names)
            stored.ranking.entries = stored.places.ranked(articles)
            return stored.ranking
        }
    }
}

/// A place of a stored ranking whose article readers may see.
struct RankedPlace {
    var article: Int64
    var count: Int
    var previousRank: Int?
}

extension [RankedPlace] {
    /// The places with their articles, numbered anew: one that is gone leaves no gap.
    func ranked(_ articles: [ArticleSummary]) -> [RankedArticle] {
        let byID = Dictionary(articles.map { ($0.id, $0) }) { first, _ in first }
        return compactMap { place in byID[place.article].map { (place, $0) } }
            .enumerated()
            .map { index, found in
                RankedArticle(
                    rank: index + 1,
                    previousRank: found.0.previousRank,
                    count: found.0.count,
                    article: found.1
                )
            }
    }
}

extension Database {
    /// The ranking without its entries, and the places that they go to.
    func storedRanking(
        _ measure: RankingMeasure,
        _ period: RankingPeriod,
        _ scope: String,
        limit: Int,
        at now: Timestamp
    ) throws -> (ranking: Ranking, places: [RankedPlace]) {
        let stateSQL = "SELECT generatedAt FROM ranking_state WHERE measure = ?"
        let refreshedAt: Int64? = try lookUp(stateSQL, measure.rawValue, row: { $0.next() })
        var generatedAt = refreshedAt ?? now.seconds
        let places = try rows(
            Self.placesSQL,
            [measure.rawValue, period.rawValue, scope, now.seconds, limit]
        ) { columns in
            // One that was written since the last refresh began is as new as that.
            generatedAt = max(generatedAt, columns.next())
            return RankedPlace(article: columns.next(), count: columns.next(), previousRank: columns.optional())
        }
        let ranking = Ranking(period: period, generatedAt: Timestamp(seconds: generatedAt), entries: [])
        return (ranking, places)
    }

    static let placesSQL = """
        SELECT r.generatedAt, a.id, e.value ->> 1, e.value ->> 2
        FROM ranking r CROSS JOIN json_each(r.entries) e CROSS JOIN article a ON a.id = e.value ->> 0
        WHERE r.measure = ? AND r.period = ? AND r.scope = ? AND a.status = 'published' AND a.publishedAt <= ?
        LIMIT ?
        """

    /// The scope as it is stored.
    fileprivate func storedScope(_ scope: RankingScope, at now: Timestamp) throws -> String {
        switch scope {
        case .all: return "all"
        case .section(let name): return try "section:\(scopeID(name, .section, now))"
        case .tag(let name): return try "tag:\(scopeID(name, .tag, now))"
        case .topic(let name): return try "topic:\(scopeID(name, .topic, now))"
        case .language(let tag): return "language:\(tag.text)"
        }
    }

    private func scopeID(_ name: ResourceReference, _ kind: CatalogueKind, _ now: Timestamp) throws -> Int64 {
        guard let key = try visible(kind, name, at: now) else {
            let faults = [Fault.unknown(kind, name)]
            throw NewsError(.invalid, "A filter names something that does not exist.", faults: faults)
        }
        return key.id
    }
}
