internal import GRDB
internal import NewsDomain

/// Sections, tags or authors, as `t`, with how many live articles they have: of all, or of those in some languages.
struct CountedResourceStatement {
    /// As it stands behind FROM.
    let sql: String
    let arguments: StatementArguments
    /// The column that counts.
    let count: String

    private init(_ sql: String, _ arguments: StatementArguments, count: String = "t.languageCount") {
        (self.sql, self.arguments, self.count) = (sql, arguments, count)
    }

    /// In the order of an index on the table; a partial one has a condition.
    static func along(
        _ index: String,
        of kind: CatalogueKind,
        where condition: String? = nil,
        in languages: [LanguageKey]?
    ) -> CountedResourceStatement {
        let table = kind.rawValue
        guard let languages else {
            return CountedResourceStatement("\(table) t INDEXED BY \(index)", [], count: "t.articleCount")
        }
        let sql = """
            (SELECT t.*, (
                SELECT ifnull(sum(articleCount), 0) FROM language_count
                WHERE kind = '\(table)' AND resourceId = t.id AND language IN (\(placeholders(languages.count)))
            ) AS languageCount
            FROM \(table) t INDEXED BY \(index) \([condition].compactMap(\.self).asWhere)) t
            """
        return CountedResourceStatement(sql, StatementArguments(languages.map(\.tag)))
    }

    /// Those with most live articles in the languages first, as far as it is one language.
    static func byCount(_ kind: CatalogueKind, in languages: [LanguageKey]) -> CountedResourceStatement {
        let isOne = languages.count == 1
        let sql = """
            (SELECT t.*, c.n AS languageCount FROM (
                SELECT resourceId, \(isOne ? "articleCount" : "sum(articleCount)") AS n
                FROM language_count INDEXED BY language_count_by_articles
                WHERE kind = '\(kind.rawValue)' AND articleCount > 0 AND language IN (\(placeholders(languages.count)))
                \(isOne ? "" : "GROUP BY resourceId")
            ) c CROSS JOIN \(kind.rawValue) t ON t.id = c.resourceId) t
            """
        return CountedResourceStatement(sql, StatementArguments(languages.map(\.tag)))
    }
}
