internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func languages() throws -> [LanguageTag] {
        try read { db in try db.languagesOfArticles().map { LanguageTag(trusted: $0.tag) } }
    }
}

/// A language, and how many live articles are in it.
struct LanguageKey: Equatable {
    var tag: String
    var articleCount: Int
}

extension Database {
    /// The languages of live articles that are asked for, with how many there are; none where there is none.
    func languages(ofArticles ranges: LanguageRanges) throws -> [LanguageKey] {
        ranges.found(among: try languagesOfArticles(), \.tag)
    }

    /// The ranges looked up among the languages of live articles.
    func lookedUp(_ ranges: LanguageRanges) throws -> LanguageRanges {
        ranges.lookedUp(among: try languagesOfArticles().map { LanguageTag(trusted: $0.tag) })
    }

    /// Those of some languages that live articles of a section are in, with how many there are.
    func languages(_ languages: [LanguageKey], ofSection id: Int64) throws -> [LanguageKey] {
        let sql = """
            SELECT language, articleCount FROM language_count
            WHERE kind = 'section' AND resourceId = ? AND language IN (SELECT value FROM json_each(?)) AND articleCount > 0
            """
        return try rows(sql, [id, textList(languages.map(\.tag))]) { columns in
            LanguageKey(tag: columns.next(), articleCount: columns.next())
        }
    }

    /// The languages of topics that are asked for.
    func languages(ofTopics ranges: LanguageRanges) throws -> [String] {
        ranges.found(among: try rows(Self.languagesOfTopicsSQL) { $0.next() as String }, \.self)
    }

    /// The languages of published galleries that are asked for.
    func languages(ofGalleries ranges: LanguageRanges, at now: Timestamp) throws -> [String] {
        ranges.found(among: try rows(Self.languagesOfGalleriesSQL, [now.seconds]) { $0.next() as String }, \.self)
    }

    /// The languages that live articles are in, by tag.
    func languagesOfArticles() throws -> [LanguageKey] {
        try rows(Self.languagesOfArticlesSQL) { LanguageKey(tag: $0.next(), articleCount: $0.next()) }
    }

    private static let languagesOfArticlesSQL = """
        SELECT language, articleCount FROM language_count WHERE kind = 'newsroom' AND resourceId = 1 AND articleCount > 0
        """

    // From one language to the next in an index, past all that are in it.

    private static let languagesOfTopicsSQL = """
        WITH RECURSIVE found (tag) AS (
            SELECT min(language) FROM topic
            UNION ALL SELECT (SELECT min(language) FROM topic WHERE language > tag) FROM found WHERE tag IS NOT NULL)
        SELECT tag FROM found WHERE tag IS NOT NULL
        """

    private static let languagesOfGalleriesSQL = """
        WITH RECURSIVE found (tag) AS (
            SELECT min(language) FROM gallery WHERE publishedAt IS NOT NULL
            UNION ALL SELECT (SELECT min(language) FROM gallery WHERE publishedAt IS NOT NULL AND language > tag)
                FROM found WHERE tag IS NOT NULL)
        SELECT tag FROM found
        WHERE EXISTS (SELECT 1 FROM gallery INDEXED BY gallery_by_language WHERE language = tag AND publishedAt <= ?)
        """
}

extension Page {
    /// The page of a list of which nothing is in the languages.
    init(nothing isCounted: Bool) {
        self.init(items: [], next: nil, total: isCounted ? Total(count: 0, isExact: true) : nil)
    }
}

/// What is asked for of everything that stands on one page: languages of what there is.
struct AskedLanguages {
    var articles: [String]
    var topics: [String]
    var galleries: [String]
    /// The rankings of these articles, as they are stored.
    var rankingScopes: [String]
}

extension Database {
    /// The ranges looked up among the languages of each kind of thing.
    func asked(_ ranges: LanguageRanges, at now: Timestamp) throws -> AskedLanguages {
        let known = try languagesOfArticles()
        return AskedLanguages(
            articles: ranges.found(among: known, \.tag).map(\.tag),
            topics: try languages(ofTopics: ranges),
            galleries: try languages(ofGalleries: ranges, at: now),
            rankingScopes: storedScopes(
                ofLanguages: ranges.lookedUp(among: known.map { LanguageTag(trusted: $0.tag) })
            )
        )
    }
}

extension LanguageRanges {
    /// Of the languages of something those that are asked for.
    fileprivate func found<Key>(among keys: [Key], _ tag: (Key) -> String) -> [Key] {
        let known = keys.map { LanguageTag(trusted: tag($0)) }
        let ranges = lookedUp(among: known)
        return zip(keys, known).filter { ranges.contains($0.1) }.map(\.0)
    }

    /// The condition that a column's language is within a range, for what no look-up is made for.
    func isWithin(_ column: String) -> (sql: String, arguments: StatementArguments) {
        (
            "EXISTS (SELECT 1 FROM json_each(?) WHERE \(column) = value OR \(column) GLOB value || '-*')",
            [textList(ranges.map(\.text))]
        )
    }
}

/// Texts without anything that would have to be escaped, such as language tags, as a JSON array: one bound value for a
/// list of any length.
func textList(_ texts: [String]) -> String {
    "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]"
}

/// As many placeholders as there are values, as they stand within brackets.
func placeholders(_ count: Int) -> String {
    Array(repeating: "?", count: count).joined(separator: ",")
}
