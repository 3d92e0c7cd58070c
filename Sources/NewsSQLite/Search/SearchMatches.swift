internal import GRDB
internal import NewsDomain

/// What an index has of a match, for those who may see it.
struct SearchMatches {
    private let db: Database
    private let tables: SearchTables
    /// Whether what readers see is looked at, and what they do not see.
    private let isPublic: [Bool]

    struct Match {
        let number: Int64
        /// 0 where it was not asked for.
        var score = 0.0

        /// Of equals the newest.
        func isBetter(than other: Match) -> Bool {
            (score, number) > (other.score, other.number)
        }
    }

    /// What was found.
    struct Found {
        /// The newest first.
        var matches: [Match] = []
        /// Whether there may be more that nobody had the time to look at.
        var isCut = false
    }

    /// How long a search looks for matches, in nanoseconds of its thread: what it has by then is ranked.
    private static let time: UInt64 = 30_000_000
    /// After how many matches the time is looked at.
    private static let matchesBetweenLooks = 32

    private struct OutOfTime: Error {}

    /// Of what readers see, or of what editors ask for by its status.
    init(_ db: Database, _ tables: SearchTables, visibility: EditorialFilter?) {
        self.db = db
        self.tables = tables
        isPublic =
            switch visibility {
            case nil, .only(.published): [true]
            case .any: [true, false]
            case .only: [false]
            }
    }

    /// The newest matches whose numbers are in a range, at most so many.
    func newest(
        _ text: String,
        _ weights: SearchWeights?,
        in range: ClosedRange<Int64>,
        _ limit: Int
    ) throws -> Found {
        var found = Found()
        for isPublic in isPublic {
            try add(to: &found, tables.text(isPublic: isPublic), text, weights, range, limit)
        }
        if isPublic.count > 1 {
            found.matches.sort { $0.number > $1.number }
            found.matches = Array(found.matches.prefix(limit))
        }
        return found
    }

    private func add(
        to found: inout Found,
        _ table: String,
        _ text: String,
        _ weights: SearchWeights?,
        _ range: ClosedRange<Int64>,
        _ limit: Int
    ) throws {
        let score = weights == nil ? "0.0, ?" : "search_score(\(table), ?)"
        let sql = """
            SELECT rowid, \(score) FROM \(table) WHERE \(table) MATCH ? AND rowid BETWEEN ? AND ?
            ORDER BY rowid DESC LIMIT ?
            """
        let end = ThreadTime.now() + Self.time
        do {
            let bytes = weights?.bytes ?? []
            try db.forEachRow(sql, bytes, text, range.lowerBound, range.upperBound, limit) { columns in
                found.matches.append(Match(number: columns.next(), score: columns.next()))
                let isLook = found.matches.count % Self.matchesBetweenLooks == 0
                if isLook, ThreadTime.now() > end { throw OutOfTime() }
            }
        } catch is OutOfTime {
            found.isCut = true
        }
    }

    /// By number, the articles of matches, from what the connection remembers where it can: some may be seen no more.
    func articles(_ matches: [Match], _ rows: SearchRowCache) throws -> [Int64: Int64] {
        var articles: [Int64: Int64] = [:]
        for match in matches { articles[match.number] = rows.article(of: match.number) }
        let unknown = matches.filter { articles[$0.number] == nil }
        guard !unknown.isEmpty else { return articles }
        for (number, article) in try self.articles(unknown) {
            articles[number] = article
            rows.note(article: article, of: number)
        }
        return articles
    }

    /// By number, the articles of matches that are still to be seen.
    func articles(_ matches: [Match]) throws -> [Int64: Int64] {
        let sql = """
            SELECT r.number, r.articleId
            FROM json_each(?) j CROSS JOIN \(tables.row) r ON r.number = j.value
                CROSS JOIN article a ON a.id = r.articleId AND a.isLive = r.isPublic AND a.deletedAt IS NULL
            """
        var articles: [Int64: Int64] = [:]
        try db.forEachRow(sql, idList(matches.map(\.number))) { columns in articles[columns.next()] = columns.next() }
        return articles
    }
}

extension [SearchMatches.Match] {
    /// The best ones, at most so many, the best first.
    func best(_ count: Int) -> [SearchMatches.Match] {
        var best: [SearchMatches.Match] = []
        // Most are worse than all of those, and are compared with the last of them alone.
        for match in self where best.count < count || best.last.map(match.isBetter) ?? false {
            if best.count == count { best.removeLast() }
            best.insert(match, at: best.firstIndex { match.isBetter(than: $0) } ?? best.endIndex)
        }
        return best
    }
}

extension ArticleQuery {
    /// Between which numbers articles lie that were published as asked for.
    var searchedNumbers: ClosedRange<Int64> {
        let low = publishedAfter.map { SearchNumber.first(at: Timestamp(seconds: $0.seconds + 1)) } ?? Int64.min
        let high = publishedBefore.map { SearchNumber.first(at: $0) - 1 } ?? Int64.max
        return low <= high ? low...high : Int64.max...Int64.max
    }
}

extension Database {
    /// The tokens of a query's filters: of each list one must stand there. An empty list can be met by nothing.
    func searchTokens(of query: ArticleQuery, at now: Timestamp) throws -> [[SearchToken]] {
        var tokens: [[SearchToken]] = []
        if case .only(let status)? = query.status {
            switch status {
            case .draft: tokens.append([.status("draft")])
            case .withdrawn: tokens.append([.status("withdrawn")])
            case .scheduled: tokens.append([.status("published")])
            case .published, .trashed: break
            }
        }
        for filter in try filters(of: query, at: now) { tokens += try searchTokens(of: filter) }
        return tokens
    }

    private func searchTokens(of filter: ArticleFilter) throws -> [[SearchToken]] {
        switch filter {
        case .section(let key): [try searchTokens("section", [key])]
        case .author(let key): [try searchTokens("author", [key])]
        case .topic(let key): [try searchTokens("topic", [key])]
        case .anyTag(let keys): [try searchTokens("tag", keys)]
        case .languages(let languages): [languages.map { .language($0.tag) }]
        case .sectionInLanguages(let key, let languages):
            [try searchTokens("section", [key]), languages.map { .language($0.tag) }]
        case .languageRanges(let ranges): [ranges.ranges.map { .language($0.text) }]
        }
    }

    /// The tokens of things, and of what was merged into them: until its articles have been looked at, they stand there by
    /// that.
    private func searchTokens(_ kind: String, _ keys: [ArticleFilter.Key]) throws -> [SearchToken] {
        let sql = """
            SELECT value FROM json_each(?1)
            UNION SELECT f.id FROM json_each(?1) j CROSS JOIN former_id f ON f.kind = ?2 AND f.resourceId = j.value
            LIMIT \(Self.searchedIDs)
            """
        return try lookUpAll(sql, idList(keys.map(\.id)), kind) { SearchToken(kind: kind, id: $0.next()) }
    }

    private static let searchedIDs = 100
}
