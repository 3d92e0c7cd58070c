internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func ranking(_ query: RankingQuery, at now: Timestamp) throws -> Ranking {
        try readWithNames { db, names in
            let scopes = try db.storedScopes(query.scope, at: now)
            var stored = try db.storedRanking(query.measure, query.period, scopes, limit: query.limit, at: now)
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
    /// The ranking without its entries, and the places that they go to; of several scopes the best of all, of which no
    /// previous ranks are known.
    func storedRanking(
        _ measure: RankingMeasure,
        _ period: RankingPeriod,
        _ scopes: [String],
        limit: Int,
        at now: Timestamp
    ) throws -> (ranking: Ranking, places: [RankedPlace]) {
        let stateSQL = "SELECT generatedAt FROM ranking_state WHERE measure = ?"
        let refreshedAt: Int64? = try lookUp(stateSQL, measure.rawValue, row: { $0.next() })
        var generatedAt = refreshedAt ?? now.seconds
        let isMerged = scopes.count > 1
        let places = try rows(
            isMerged ? Self.mergedPlacesSQL : Self.placesSQL,
            [isMerged ? textList(scopes) : scopes.first, measure.rawValue, period.rawValue, now.seconds, limit]
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
        WHERE r.scope = ?1 AND r.measure = ?2 AND r.period = ?3 AND a.status = 'published' AND a.publishedAt <= ?4
        LIMIT ?5
        """

    /// An article that is in several of the lists has the same count in each.
    static let mergedPlacesSQL = """
        SELECT max(r.generatedAt), a.id, e.value ->> 1, NULL
        FROM json_each(?1) j CROSS JOIN ranking r ON r.scope = j.value
            CROSS JOIN json_each(r.entries) e CROSS JOIN article a ON a.id = e.value ->> 0
        WHERE r.measure = ?2 AND r.period = ?3 AND a.status = 'published' AND a.publishedAt <= ?4
        GROUP BY a.id ORDER BY e.value ->> 1 DESC, a.publishedAt DESC, a.id DESC LIMIT ?5
        """

    /// The scopes as they are stored: one, or one for each language that is asked for.
    fileprivate func storedScopes(_ scope: RankingScope, at now: Timestamp) throws -> [String] {
        switch scope {
        case .all: return ["all"]
        case .section(let name): return try ["section:\(scopeID(name, .section, now))"]
        case .tag(let name): return try ["tag:\(scopeID(name, .tag, now))"]
        case .topic(let name): return try ["topic:\(scopeID(name, .topic, now))"]
        case .languages(let ranges): return try storedScopes(ofLanguages: lookedUp(ranges))
        }
    }

    /// The scopes of ranges that were looked up.
    func storedScopes(ofLanguages ranges: LanguageRanges) -> [String] {
        ranges.ranges.map { "language:\($0.text)" }
    }

    private func scopeID(_ name: ResourceReference, _ kind: CatalogueKind, _ now: Timestamp) throws -> Int64 {
        guard let key = try visible(kind, name, at: now) else {
            let faults = [Fault.unknown(kind, name)]
            throw NewsError(.invalid, "A filter names something that does not exist.", faults: faults)
        }
        return key.id
    }
}
