internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func suggestions(_ query: SuggestionQuery, at now: Timestamp) throws -> [SearchSuggestion] {
        awaitDueArticles(at: now)
        return try read { db in
            let beginning = SearchFolding.fold(query.text)
            guard !beginning.isEmpty else { return [] }
            let tables = try SearchState(db).present
            var found = try db.names(beginning, query, tables)
            if found.count < query.limit { found += try db.titles(query, tables, query.limit - found.count, at: now) }
            return Array(found.prefix(query.limit))
        }
    }
}

extension Database {
    /// How many names of a kind are looked at: those of a short beginning are many.
    private static let looked = 200

    /// Things whose names go on so, by kind, those of most articles first. What has no article that readers see is left out.
    fileprivate func names(
        _ beginning: String,
        _ query: SuggestionQuery,
        _ tables: SearchTables
    ) throws -> [SearchSuggestion] {
        var found: [SearchSuggestion] = []
        for kind in SuggestionKind.allCases where kind != .article && found.count < query.limit {
            let (table, name) = (kind.rawValue, kind == .topic ? "title" : "name")
            let language = kind == .topic ? "t.language" : "''"
            let sql = """
                SELECT DISTINCT t.id, t.slug, t.\(name), iif(n.name = t.\(name), NULL, n.name), t.articleCount, \(language)
                FROM (SELECT id, name, position FROM \(tables.name) WHERE kind = ? AND word >= ? AND word < ?
                    LIMIT \(Self.looked)) n CROSS JOIN \(table) t ON t.id = n.id
                WHERE \(kind == .topic ? "1" : "t.articleCount > 0")
                ORDER BY n.position > 0, t.articleCount DESC, t.id, n.name <> t.\(name) LIMIT \(SuggestionQuery.maximumLimit * 2)
                """
            try forEachRow(sql, kind.rawValue, beginning, beginning + "\u{10FFFF}") { columns in
                var suggestion = SearchSuggestion(
                    kind: kind,
                    id: columns.next(),
                    slug: columns.next(),
                    name: columns.next(),
                    alias: columns.optional(),
                    articleCount: columns.next()
                )
                let language = LanguageTag(trusted: columns.next())
                if kind == .topic { suggestion.addressed.language = language }
                let isWanted = kind != .topic || query.languages?.contains(language) != false
                if isWanted, !found.contains(where: { ($0.kind, $0.id) == (kind, suggestion.id) }) {
                    found.append(suggestion)
                }
            }
        }
        return found
    }

    /// The newest articles in whose titles all the words stand, the last of them at least with its beginning.
    fileprivate func titles(
        _ query: SuggestionQuery,
        _ tables: SearchTables,
        _ limit: Int,
        at now: Timestamp
    ) throws -> [SearchSuggestion] {
        let words = SearchFolding.fold(query.text).split(separator: " ").prefix(Self.titleWords).map(String.init)
        guard let last = words.last else { return [] }
        var articles = ArticleQuery()
        articles.languages = query.languages
        let tokens = try searchTokens(of: articles, at: now)
        guard !tokens.contains([]) else { return [] }
        let beginnings = last.unicodeScalars.count > 1 ? try self.words(beginning: last, tables).map(\.word) : []
        let all = words.dropLast().map { [$0] } + [[last] + beginnings] + tokens.map { $0.map(\.text) }
        let match = all.map { "(" + $0.map { "\"\($0)\"" }.joined(separator: " OR ") + ")" }.joined(separator: " AND ")
        let sql = "SELECT rowid FROM \(tables.title) WHERE \(tables.title) MATCH ? ORDER BY rowid DESC LIMIT ?"
        let newest = try lookUpAll(sql, match, limit) { SearchMatches.Match(number: $0.next()) }
        let ids = try SearchMatches(self, tables, visibility: nil).articles(newest)
        return try summaries(newest.compactMap { ids[$0.number] }, []).map { article in
            SearchSuggestion(
                kind: .article,
                id: article.id,
                slug: article.slug,
                name: article.title,
                addressed: article.addressed
            )
        }
    }

    /// How many words of what was typed are looked for.
    private static let titleWords = 12
}
