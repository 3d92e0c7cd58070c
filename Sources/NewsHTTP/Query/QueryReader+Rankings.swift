internal import NewsDomain

// What chooses a ranking: as JSON, and as a feed.

extension QueryReader {
    /// A ranking by a measure. The rest of the query is as it is without parameters.
    mutating func ranking(by measure: RankingMeasure, in newsroom: Newsroom) throws -> RankingQuery {
        var query = RankingQuery(measure)
        query.period = choice("period", standard: .day)
        query.scope = try rankingScope(in: newsroom)
        query.limit = limit(query.limit, atMost: RankingQuery.maximumLimit)
        return query
    }

    /// A ranking is of one scope: which articles are first among those that meet two conditions is not kept.
    private mutating func rankingScope(in newsroom: Newsroom) throws -> RankingScope {
        var scopes: [(name: String, scope: RankingScope)] = []
        if let name = reference("section") { scopes.append(("section", .section(name))) }
        if let name = reference("tag") { scopes.append(("tag", .tag(name))) }
        if let name = reference("topic") { scopes.append(("topic", .topic(name))) }
        if let ranges = try languages(in: newsroom) { scopes.append(("language", .languages(ranges))) }
        for (name, _) in scopes.dropFirst() {
            fault(
                name,
                "notPossible",
                "“\(name)” does not go with “\(scopes[0].name)”: rankings have one scope.",
                FaultParams(other: scopes[0].name)
            )
        }
        return scopes.first?.scope ?? .all
    }
}
