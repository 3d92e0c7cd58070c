internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func articles(_ query: ArticleQuery, at now: Timestamp) throws -> Page<ArticleSummary, ArticleCursor> {
        try readWithNames { db, names in
            guard query.ids.isEmpty else { return try db.chosen(query, names, at: now) }
            let (places, next, total) = try db.places(of: query, at: now)
            return Page(
                items: try db.summaries(places.map(\.id), of: query, names, at: now),
                next: next,
                total: total
            )
        }
    }
}

extension Database {
    /// The articles of the query's ids that may be seen, in the order of the ids.
    fileprivate func chosen(
        _ query: ArticleQuery,
        _ names: NameCache,
        at now: Timestamp
    ) throws -> Page<ArticleSummary, ArticleCursor> {
        let (condition, arguments) = query.visibility(at: now)
        let sql = "SELECT a.id FROM json_each(?) j CROSS JOIN article a ON a.id = j.value WHERE \(condition)"
        let ids: [Int64] = try rows(sql, [idList(query.ids)] + arguments) { $0.next() }
        return Page(
            items: try summaries(ids, of: query, names, at: now),
            next: nil,
            total: query.counts ? Total(count: ids.count, isExact: true) : nil
        )
    }

    /// The articles of ids that were found for a query, as whoever asks sees them.
    func summaries(
        _ ids: [Int64],
        of query: ArticleQuery,
        _ names: NameCache,
        at now: Timestamp
    ) throws -> [ArticleSummary] {
        query.status == nil
            ? try summaries(ids, query.parts, names)
            : try editorialSummaries(ids, query.parts, inTrash: query.status == .only(.trashed), at: now)
    }

    /// The places of a page's articles, where the next page begins, and how many there are in all, where that is asked.
    func places(
        of query: ArticleQuery,
        at now: Timestamp
    ) throws -> (places: [ArticleCursor], next: ArticleCursor?, total: Total?) {
        let filters = try filters(of: query, at: now)
        guard !filters.contains(where: \.isEmpty) else {
            return ([], nil, query.counts ? Total(count: 0, isExact: true) : nil)
        }
        let statement = ArticleListStatement(query, filters: filters, at: now)
        let (places, next) = try page(statement, query)
        return (places, next, query.counts ? try total(statement, query, filters) : nil)
    }

    /// The places of a page's articles, and where the next page begins.
    fileprivate func page(
        _ statement: ArticleListStatement,
        _ query: ArticleQuery
    ) throws -> (places: [ArticleCursor], next: ArticleCursor?) {
        let (sql, arguments) = statement.page()
        var found = try places(sql, arguments)
        // Of several ranges one may have stopped its search before the place where others filled the page.
        guard statement.searches, found.count <= query.limit || statement.rangeCount > 1 else {
            return endOfPage(found, query)
        }
        let (horizonSQL, horizonArguments) = statement.horizon()
        let horizons = try places(horizonSQL, horizonArguments)
        // Beyond the nearest horizon there may be articles that were not looked at.
        let isNearer: (ArticleCursor, ArticleCursor) -> Bool = { a, b in
            query.order.isDescending ? a.isNewer(than: b) : b.isNewer(than: a)
        }
        guard let horizon = horizons.min(by: isNearer) else { return endOfPage(found, query) }
        found.removeAll { isNearer(horizon, $0) }
        return found.count > query.limit ? endOfPage(found, query) : (found, horizon)
    }

    /// The page without the one more that was looked for, behind which the next one begins.
    private func endOfPage(
        _ found: [ArticleCursor],
        _ query: ArticleQuery
    ) -> (places: [ArticleCursor], next: ArticleCursor?) {
        let page = Array(found.prefix(query.limit))
        return (page, found.count > query.limit ? page.last : nil)
    }

    private func places(_ sql: String, _ arguments: StatementArguments) throws -> [ArticleCursor] {
        try rows(sql, arguments) { columns in
            let id: Int64 = columns.next()
            return ArticleCursor(moment: Timestamp(seconds: columns.next()), id: id)
        }
    }

    /// How many articles the query lists in all: from a maintained counter where one says it, else counted.
    fileprivate func total(
        _ statement: ArticleListStatement,
        _ query: ArticleQuery,
        _ filters: [ArticleFilter]
    ) throws -> Total {
        let (least, isExact) = try countAtHand(query, filters)
        if isExact, query.exclude.isEmpty { return Total(count: least, isExact: true) }
        // However many of those that are left out are among them.
        let rest = least - query.exclude.count
        guard rest < Total.limit else { return Total(count: Total.limit, isExact: false) }
        let (sql, arguments) = statement.count()
        let counted: Int = try firstRow(sql, arguments) { $0.next() } ?? 0
        let (beyondSQL, beyondArguments) = statement.isBeyondCount()
        let isBeyond = try firstRow(beyondSQL, beyondArguments) { _ in true } ?? false
        return Total(count: min(max(counted, rest), Total.limit), isExact: !isBeyond)
    }

    /// How many articles there are at least, by the maintained counters, and whether these are all.
    private func countAtHand(_ query: ArticleQuery, _ filters: [ArticleFilter]) throws -> (least: Int, isExact: Bool) {
        let bounds = [query.publishedAfter, query.publishedBefore, query.updatedAfter, query.updatedBefore]
        guard query.isOfReaders, bounds.allSatisfy({ $0 == nil }) else { return (0, false) }
        guard let filter = filters.first else { return (try liveArticleCount(), true) }
        guard filters.count == 1 else { return (0, false) }
        switch filter {
        // An article is in one language.
        case .languages, .sectionInLanguages: return (filter.keys.reduce(0) { $0 + $1.articleCount }, true)
        default: return (filter.keys.map(\.articleCount).max() ?? 0, filter.keys.count == 1)
        }
    }

    /// Articles that are counted as live.
    func liveArticleCount() throws -> Int {
        try firstRow("SELECT liveArticleCount FROM newsroom") { $0.next() } ?? 0
    }

    /// The query's filters with their names looked up; throws `invalid` with one fault for each that is unknown.
    func filters(of query: ArticleQuery, at now: Timestamp) throws -> [ArticleFilter] {
        var filters: [ArticleFilter] = []
        var faults: [Fault] = []
        func key(_ name: ResourceReference, _ kind: CatalogueKind) throws -> ArticleFilter.Key? {
            let key = try visible(kind, name, at: query.status == nil ? now : nil)
            if key == nil { faults.append(.unknown(kind, name)) }
            return key
        }
        let section = try query.section.flatMap { try key($0, .section) }
        filters += try languages(query, of: section)
        if let name = query.author, let key = try key(name, .author) { filters.append(.author(key)) }
        if let name = query.topic, let key = try key(name, .topic) { filters.append(.topic(key)) }
        for any in query.tags {
            let keys = try any.compactMap { try key($0, .tag) }
            if !keys.isEmpty { filters.append(.anyTag(keys)) }
        }
        guard faults.isEmpty else {
            throw NewsError(.invalid, "A filter names something that does not exist.", faults: faults)
        }
        return filters
    }

    /// The filter by section and by language: one where both are asked for.
    private func languages(_ query: ArticleQuery, of section: ArticleFilter.Key?) throws -> [ArticleFilter] {
        let filters: [ArticleFilter] = section.map { [.section($0)] } ?? []
        guard let ranges = query.languages else { return filters }
        guard query.isOfReaders else { return filters + [.languageRanges(ranges)] }
        let found = try languages(ofArticles: ranges)
        guard let section else { return [.languages(found)] }
        return [.sectionInLanguages(section, try languages(found, ofSection: section.id))]
    }

    /// What is, or was, under a name and may be known of at a moment; without a moment whatever there is. Who still asks by
    /// a former slug, or by the id of what was merged, gets what it has become; slugs may be typed in any case and normal form.
    func visible(_ kind: CatalogueKind, _ name: ResourceReference, at now: Timestamp?) throws -> ArticleFilter.Key? {
        let table = kind.rawValue
        let visibility = Visibility(of: kind, at: now)
        let sql = """
            SELECT t.id, t.articleCount FROM \(table) t WHERE t.\(name.column) = ? AND \(visibility.sql)
            UNION ALL SELECT t.id, t.articleCount FROM \(name.formers) f JOIN \(table) t ON t.id = f.resourceId
                WHERE f.kind = '\(table)' AND f.\(name.column) = ? AND \(visibility.sql)
            """
        for name in [name] + name.otherSpellings.map({ .slug($0.text) }) {
            let arguments = name.argument + visibility.arguments
            let found = try firstRow(sql, arguments + arguments) { columns in
                ArticleFilter.Key(id: columns.next(), articleCount: columns.next())
            }
            if found != nil { return found }
        }
        return nil
    }
}

extension Fault {
    /// A filter names something that there is not.
    static func unknown(_ kind: CatalogueKind, _ name: ResourceReference) -> Fault {
        let detail = "There is no \(kind.rawValue) “\(name)”."
        return Fault(.parameter(kind.rawValue), code: "unknown", detail: detail, FaultParams(unknown: "\(name)"))
    }
}

extension ArticleQuery {
    /// Whether it lists what readers see.
    fileprivate var isOfReaders: Bool {
        status == nil || status == .only(.published)
    }
}

extension ArticleQuery {
    /// The condition on an article `a` that it is among those asked for by their status.
    fileprivate func visibility(at now: Timestamp) -> (sql: String, arguments: StatementArguments) {
        switch status {
        case .any: ("a.deletedAt IS NULL", [])
        case .only(.trashed): ("a.deletedAt IS NOT NULL", [])
        case .only(.draft): ("a.status = 'draft' AND a.deletedAt IS NULL", [])
        case .only(.withdrawn): ("a.status = 'withdrawn'", [])
        case .only(.scheduled): ("a.status = 'published' AND a.publishedAt > ?", [now.seconds])
        case .only(.published), nil: ("a.status = 'published' AND a.publishedAt <= ?", [now.seconds])
        }
    }
}

extension ArticleCursor {
    fileprivate func isNewer(than other: ArticleCursor) -> Bool {
        (moment, id) > (other.moment, other.id)
    }
}
