internal import GRDB
internal import NewsDomain

/// The statement that finds the ids of one page of articles.
///
/// One filter drives: the rarest one, whose index gives its articles in the order of the list. The others are looked
/// up for each candidate. So that no combination of filters can make a request read the whole archive, at most
/// ``searchLimit`` candidates are looked at; a page that is not full by then says where the search stopped.
struct ArticleListStatement {
    /// The most candidates that one request looks at.
    static let searchLimit = 5_000

    private let query: ArticleQuery
    /// The range that holds the articles in the order of the last change, where that is asked for: what readers do not see
    /// is always in that order.
    private let byUpdate: CandidateSource?
    private let driver: ArticleFilter?
    private let filters: [ArticleFilter]
    /// The first moment that is not asked for on the newer side, and the last one not asked for on the older side.
    private let newest: Int64
    private let oldest: Int64

    init(_ query: ArticleQuery, filters: [ArticleFilter], at now: Timestamp) {
        self.query = query
        let isScheduled = query.status == .only(.scheduled)
        byUpdate =
            query.status.flatMap(CandidateSource.init)
            ?? (query.order == .updated ? CandidateSource(publishedByUpdateAt: now, areScheduled: isScheduled) : nil)
        let rarest = filters.filter { $0.size != nil }.min { ($0.size ?? 0) < ($1.size ?? 0) }
        driver = byUpdate == nil ? rarest : nil
        var others = filters
        if let driver, let index = others.firstIndex(of: driver) { others.remove(at: index) }
        self.filters = others
        guard byUpdate == nil else {
            newest = query.updatedBefore.map { $0.seconds - 1 } ?? Int64.max
            oldest = query.updatedAfter?.seconds ?? Int64.min
            return
        }
        let before = query.publishedBefore.map { $0.seconds - 1 } ?? Int64.max
        newest = isScheduled ? before : min(now.seconds, before)
        oldest = max(query.publishedAfter?.seconds ?? Int64.min, isScheduled ? now.seconds : Int64.min)
    }

    /// Whether candidates are looked at one by one.
    var searches: Bool {
        !filters.isEmpty || otherBounds.contains { $0.moment != nil }
    }

    /// How many index ranges the candidates come from.
    var rangeCount: Int {
        sources().reduce(0) { count, source in
            count + source.ranges(query.order, newest: newest, oldest: oldest, cursor: query.cursor).count
        }
    }

    /// Selects `id, at` of the page's articles, and of one more where there is one.
    func page() -> (sql: String, arguments: StatementArguments) {
        let wanted = query.limit + 1
        var (sql, arguments) = candidates(from: query.cursor, limit: perRange(wanted))
        let conditions = self.conditions(&arguments)
        // The candidates of one source come in order, and SQLite takes them as they come. To have it sort them would have it
        // look at all of them first, of which the page often wants the first few.
        let order = searches && sources().count == 1 ? "" : "ORDER BY at \(direction), id \(direction)"
        sql = "SELECT id, at FROM (\(sql)) c \(conditions) \(order) LIMIT ?"
        arguments += [wanted]
        return (sql, arguments)
    }

    /// How many candidates of each range are looked at; nil for as many as the page wants, taken from its ranges in turns. That
    /// SQLite does for one source alone: of several it would read all that they have before it drops what is there twice.
    private func perRange(_ wanted: Int) -> Int? {
        let sourceCount = driver?.keys.count ?? 1
        if searches { return Self.searchLimit / sourceCount }
        return sourceCount > 1 ? wanted + query.exclude.count : nil
    }

    /// Selects `id, at` of where each range stopped that had more candidates than were looked at.
    func horizon() -> (sql: String, arguments: StatementArguments) {
        let perRange = Self.searchLimit / (driver?.keys.count ?? 1)
        return candidates(from: query.cursor, limit: 1, offset: perRange - 1)
    }

    /// How many candidates of each range are counted: all together hardly more than ``Total/limit``.
    private var countedPerRange: Int {
        let keys = driver?.keys ?? []
        let isSmall = query.status == nil && keys.reduce(0) { $0 + $1.articleCount } <= Total.limit
        return keys.count > 1 && !isSmall ? Total.limit / keys.count : Total.limit
    }

    /// Selects a row where a range has more candidates than are counted.
    func isBeyondCount() -> (sql: String, arguments: StatementArguments) {
        let (sql, arguments) = candidates(from: nil, limit: 1, offset: countedPerRange)
        return ("SELECT 1 FROM (\(sql)) LIMIT 1", arguments)
    }

    /// Selects how many of the candidates that are counted match.
    func count() -> (sql: String, arguments: StatementArguments) {
        var (sql, arguments) = candidates(from: nil, limit: countedPerRange)
        let conditions = self.conditions(&arguments)
        sql = "SELECT count(*) FROM (\(sql)) c \(conditions)"
        return (sql, arguments)
    }

    private var direction: String { query.order.isDescending ? "DESC" : "ASC" }

    // MARK: Candidates

    /// Selects `id, at` of the candidates, at most `limit` of each range.
    private func candidates(
        from cursor: ArticleCursor?,
        limit: Int?,
        offset: Int = 0
    ) -> (sql: String, arguments: StatementArguments) {
        var parts: [String] = []
        var arguments: StatementArguments = []
        let sources = sources()
        for source in sources {
            for range in source.ranges(query.order, newest: newest, oldest: oldest, cursor: cursor) {
                var part = """
                    SELECT \(source.id) AS id, \(source.at) AS at FROM \(source.table) \
                    WHERE \(source.condition)\(range.sql)
                    """
                arguments += source.arguments
                arguments += range.arguments
                if let limit {
                    let order = "ORDER BY \(source.at) \(direction), \(source.id) \(direction)"
                    part = "SELECT * FROM (\(part) \(order) LIMIT ? OFFSET ?)"
                    arguments += [limit, offset]
                }
                parts.append(part)
            }
        }
        let sql = parts.joined(separator: " UNION ALL ")
        // An article with two of the tags is listed once; the ranges of one source have no article in common. Sorted, which
        // costs half of what UNION does.
        return (sources.count > 1 ? "SELECT id, at FROM (\(sql)) GROUP BY at, id" : sql, arguments)
    }

    /// The index ranges that hold the candidates: one for each key of the driving filter.
    private func sources() -> [CandidateSource] {
        if let byUpdate { return [byUpdate] }
        guard let driver else {
            return [CandidateSource(article: "article_by_time", condition: "", arguments: [])]
        }
        switch driver {
        case .section(let section):
            return [
                CandidateSource(article: "article_by_section", condition: "sectionId = ?", arguments: [section.id])
            ]
        case .languages(let languages):
            return languages.map {
                CandidateSource(article: "article_by_language", condition: "language = ?", arguments: [$0.tag])
            }
        case .sectionInLanguages(let section, let languages):
            return languages.map {
                CandidateSource(
                    article: "article_by_section_language",
                    condition: "sectionId = ? AND language = ?",
                    arguments: [section.id, $0.tag]
                )
            }
        case .languageRanges: return []
        case .author(let author): return [CandidateSource(join: "article_author", key: "authorId", id: author.id)]
        case .topic(let topic): return [CandidateSource(join: "article_topic", key: "topicId", id: topic.id)]
        case .anyTag(let tags): return tags.map { CandidateSource(join: "article_tag", key: "tagId", id: $0.id) }
        }
    }

    // MARK: Conditions on a candidate

    /// The bounds of the moment that the list is not ordered by.
    private var otherBounds: [(condition: String, moment: Timestamp?)] {
        let column = byUpdate == nil ? "updatedAt" : "publishedAt"
        let (after, before) =
            byUpdate == nil
            ? (query.updatedAfter, query.updatedBefore) : (query.publishedAfter, query.publishedBefore)
        let value = "(SELECT \(column) FROM article WHERE id = c.id)"
        return [("\(value) > ?", after), ("\(value) < ?", before)]
    }

    private func conditions(_ arguments: inout StatementArguments) -> String {
        var conditions: [String] = []
        for filter in filters {
            let (sql, values) = filter.condition(byTime: byUpdate == nil)
            conditions.append(sql)
            arguments += values
        }
        for (condition, moment) in otherBounds {
            guard let moment else { continue }
            conditions.append(condition)
            arguments += [moment.seconds]
        }
        if !query.exclude.isEmpty {
            conditions.append("c.id NOT IN (SELECT value FROM json_each(?))")
            arguments += [idList(query.exclude)]
        }
        return conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    }
}
