internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func search(_ query: SearchQuery, at now: Timestamp) throws -> SearchResults {
        awaitDueArticles(at: now)
        let budget = ReadBudget.current
        return try ReadBudget.$current.withValue(budget?.isBrief == false ? .search : budget) {
            try readWithCaches { db, caches in
                var search = try Search(query, db, caches, at: now)
                var results = try search.results()
                if search.isPoor { results.didYouMean = try suggestion(search, db) }
                return results
            }
        }
    }

    /// Has what is visible by now found by now. Where it cannot be written, it is found later.
    func awaitDueArticles(at now: Timestamp) {
        _ = try? publishDueArticles(at: now)
    }

    /// The search with a word put right, where that finds something.
    private func suggestion(_ search: Search, _ db: Database) throws -> String? {
        guard let vocabulary = try vocabulary.present(db) else { return nil }
        return try search.corrected(by: vocabulary).flatMap { try search.finds($0) ? $0.text : nil }
    }
}

/// One search, within a read. Throws ``ReadBudget/Exceeded`` where it takes longer than others can wait.
struct Search {
    private let query: SearchQuery
    private let db: Database
    private let caches: ConnectionCaches
    private let now: Timestamp
    private let tables: SearchTables
    private let tokens: [[SearchToken]]
    private let match: SearchMatch
    private let range: ClosedRange<Int64>
    private var found = SearchMatches.Found()

    init(_ query: SearchQuery, _ db: Database, _ caches: ConnectionCaches, at now: Timestamp) throws {
        self.query = query
        self.db = db
        self.caches = caches
        self.now = now
        tables = try SearchState(db).present
        try caches.searchRows.follow(tables, db)
        tokens = try db.searchTokens(of: query.articles, at: now)
        match = try SearchMatch(query.expression, tokens: tokens, tables, db)
        range = query.articles.searchedNumbers
        // The index is not asked to stop before it has found the next article.
        if match.reach > Self.reachOfShared { try ReadBudget.leaveBriefRead() }
    }

    /// As much as is looked at within a millisecond.
    private static let reachOfShared = 10_000
    /// Of how many words places are chosen within that.
    private static let wordsOfShared = 50_000

    /// Whether so little was found that something may be mistyped.
    var isPoor: Bool { !query.expression.isEmpty && found.matches.count < 5 }

    mutating func results() throws -> SearchResults {
        let isIncomplete = try self.isIncomplete()
        let matches = SearchMatches(db, tables, visibility: query.articles.status)
        let isRanked = query.order == .relevance
        if let text = match.text {
            // Behind the first page those that are ranked are the same as on it.
            found = try matches.newest(text, isRanked ? match.weights : nil, in: ranked, SearchQuery.ranked + 1)
        }
        let candidates = Array(found.matches.prefix(SearchQuery.ranked))
        let total = Total(
            count: candidates.count,
            isExact: !found.isCut && found.matches.count <= SearchQuery.ranked
        )
        let (page, next) = isRanked ? best(of: candidates) : try newest(of: candidates, matches)
        var results = SearchResults(
            page: Page(items: try hits(page, matches), next: next),
            total: total
        )
        if isRanked, !total.isExact { results.rankedAmong = candidates.count }
        results.isIncomplete = isIncomplete
        results.topic = try db.topic(called: query.expression.text, tables, at: now)
        results.facets = try SearchFacets(db, tables).counts(query.facets, among: candidates.map(\.number))
        return results
    }

    /// Throws `unavailable` where there is no index yet.
    private func isIncomplete() throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM search_pending)
                    OR EXISTS (SELECT 1 FROM search_renamed WHERE afterArticle < \(Int64.max)),
                EXISTS (SELECT 1 FROM \(tables.row))
            FROM search_state WHERE id = ?
            """
        guard let (isPending, hasRows) = try db.lookUp(sql, 1, row: { ($0.next() as Bool, $0.next() as Bool) })
        else { return false }
        guard hasRows || !isPending else {
            throw NewsError(.unavailable, "The articles are being indexed. Try again in a moment.")
        }
        return isPending
    }

    // MARK: Pages

    private var ranked: ClosedRange<Int64> {
        guard case .relevance(let from, _, _)? = query.cursor, from >= range.lowerBound else { return range }
        return range.lowerBound...min(from, range.upperBound)
    }

    private func best(of candidates: [SearchMatches.Match]) -> ([SearchMatches.Match], SearchCursor?) {
        let now = now
        var ranked = candidates.map { match in
            SearchMatches.Match(number: match.number, score: match.score * Self.freshness(match.number, at: now))
        }
        if case .relevance(_, let score, let place)? = query.cursor {
            // Each article that is published makes the words of all others a little rarer or less so: where the place itself
            // is still there, the walk goes on behind it, whatever its score is by now.
            let last = ranked.first { $0.number == place } ?? SearchMatches.Match(number: place, score: score)
            ranked.removeAll { !last.isBetter(than: $0) }
        }
        let limit = query.articles.limit
        let best = ranked.best(limit + 1)
        let page = Array(best.prefix(limit))
        guard best.count > limit, let last = page.last, let first = candidates.first else { return (page, nil) }
        var from = first.number
        if case .relevance(let number, _, _)? = query.cursor { from = number }
        return (page, .relevance(from: from, score: last.score, place: last.number))
    }

    /// What is old is found behind what is new and fits as well: it counts less by a third at the most, half of that
    /// within three years. By the day, so that a walk through the pages sees the same.
    private static func freshness(_ number: Int64, at now: Timestamp) -> Double {
        let days = Double(max(0, (now.seconds - SearchNumber.seconds(of: number)) / 86_400))
        return 1 - days / (days + 3 * 365) / 3
    }

    private func newest(
        of candidates: [SearchMatches.Match],
        _ matches: SearchMatches
    ) throws -> ([SearchMatches.Match], SearchCursor?) {
        var rest = SearchMatches.Found(matches: candidates, isCut: found.isCut)
        if case .newest(let number)? = query.cursor, let text = match.text {
            let wanted = query.articles.limit + 1
            // A cursor that nobody was given may be any number.
            let behind = number > range.lowerBound ? range.lowerBound...min(range.upperBound, number - 1) : nil
            rest = try behind.map { try matches.newest(text, nil, in: $0, wanted) } ?? SearchMatches.Found()
        }
        let page = Array(rest.matches.prefix(query.articles.limit))
        return (page, rest.isCut || rest.matches.count > page.count ? page.last.map { .newest($0.number) } : nil)
    }

    // MARK: Articles

    private func hits(_ page: [SearchMatches.Match], _ matches: SearchMatches) throws -> [SearchHit] {
        let isReader = query.articles.status == nil
        let articles = isReader ? try matches.articles(page, caches.searchRows) : try matches.articles(page)
        let ids = page.compactMap { articles[$0.number] }
        let summaries =
            isReader
            ? try db.liveSummaries(ids, query.articles.parts, caches.names)
            : try db.summaries(ids, of: query.articles, caches.names, at: now)
        let byID = Dictionary(uniqueKeysWithValues: summaries.map { ($0.id, $0) })
        var hits = page.compactMap { match in
            articles[match.number].flatMap { byID[$0] }
                .map { SearchHit(article: $0, score: query.order == .relevance ? match.score : nil) }
        }
        if query.highlights {
            let words = summaries.reduce(0) { $0 + $1.wordCount }
            if words > Self.wordsOfShared { try ReadBudget.leaveBriefRead() }
            let highlighter = SearchHighlighter(query.expression, continuations: match.continuations)
            try db.highlight(&hits, highlighter)
        }
        return hits
    }

    // MARK: Spelling

    /// The expression with the words put right that stand nowhere, or in far fewer articles than a neighbour; nil where
    /// there is none.
    func corrected(by vocabulary: Vocabulary) -> SearchExpression? {
        var text = query.expression.text
        for phrase in query.expression.required.joined() {
            guard let word = phrase.words.first, phrase.words.count == 1 else { continue }
            if let neighbour = vocabulary.neighbour(of: word, count: match.counts[word] ?? 0) {
                text = text.replacing(phrase.original, with: neighbour, maxReplacements: 1)
            }
        }
        return text == query.expression.text ? nil : SearchExpression(text)
    }

    /// Whether an expression finds anything within the same filters.
    func finds(_ expression: SearchExpression) throws -> Bool {
        guard let text = try SearchMatch(expression, tokens: tokens, tables, db).text else { return false }
        return try !SearchMatches(db, tables, visibility: query.articles.status).newest(text, nil, in: range, 1)
            .matches.isEmpty
    }
}
