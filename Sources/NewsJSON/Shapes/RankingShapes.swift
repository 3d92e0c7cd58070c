package import NewsDomain

extension Shape where Value == RankedArticle {
    /// A place among the most viewed.
    package static let mostViewed = ranked("views")

    /// A place among the most commented.
    package static let mostCommented = ranked("comments")

    private static func ranked(_ count: String) -> Shape {
        Shape([
            .integer("rank") { $0.rank },
            .integer("previousRank") { $0.previousRank },
            .integer(count) { $0.count },
            .object("article", .summary) { $0.article },
        ])
    }
}

extension Shape where Value == Ranking {
    /// What a ranking is of.
    static let rankingMeta = Shape([
        .string("period") { $0.period.rawValue },
        .object("window", .window) { $0 },
        .timestamp("generatedAt") { $0.generatedAt },
    ])

    private static let window = Shape([
        .timestamp("from") { $0.from },
        .timestamp("to") { $0.generatedAt },
    ])

    /// A ranking as a part of something else.
    static let mostViewedRanking = Shape([
        .list("data", .mostViewed) { $0.entries },
        .object("meta", .rankingMeta) { $0 },
    ])
}

extension Shape where Value == ViewCounts {
    /// An article's views.
    static let viewCounts = Shape([
        .integer("day") { $0.day },
        .integer("week") { $0.week },
        .integer("month") { $0.month },
        .integer("total") { $0.total },
    ])
}

extension PageWriter {
    private static let meta: JSONKey = "meta"

    /// A ranking, with what it is of beside it.
    package static func ranking(
        _ ranking: Ranking,
        _ shape: Shape<RankedArticle>,
        _ selection: FieldSelection?,
        addresses: SiteAddresses
    ) -> [UInt8] {
        var json = JSONWriter(capacity: 768 * (ranking.entries.count + 1), addresses: addresses)
        json.object { json in
            json.key(data)
            json.array(ranking.entries) { shape.write($1, to: &$0, selection) }
            json.key(meta)
            Shape<Ranking>.rankingMeta.write(ranking, to: &json)
        }
        return json.finish()
    }
}
