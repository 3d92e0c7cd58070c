internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func searchForTopics(at now: Timestamp) throws -> TopicSearchStep? {
        try reportingFailures {
            // Read and matched beside the writer, who is then asked for what has changed alone.
            guard let page = try readers.read({ db in try TopicSearchPage(db) }) else { return nil }
            return try write { db in try page.write(db, at: now) }
        }
    }
}

extension Database {
    /// Has topics looked for in all that there is: a search that was under way elsewhere is not known of here.
    func beginTopicSearch() throws {
        let sql = """
            UPDATE topic_search SET generation = generation + 1, beginsAnew = 0, stopId = 0,
                beforeId = (SELECT ifnull(max(id) + 1, 0) FROM article) WHERE EXISTS (SELECT 1 FROM topic_name)
            """
        try run(sql, [])
    }
}

/// How far the search for topics has come: see the table `topic_search`.
private struct TopicSearchState: Equatable {
    var before: Int64
    var stop: Int64
    var beginsAnew: Bool
    let generation: Int64

    init(_ db: Database) throws {
        let sql = "SELECT beforeId, stopId, beginsAnew, generation FROM topic_search"
        let found = try db.firstRow(sql) { columns in
            (columns.next() as Int64, columns.next() as Int64, columns.next() as Bool, columns.next() as Int64)
        }
        (before, stop, beginsAnew, generation) = found ?? (0, 0, false, 0)
    }

    /// The state behind a page: `last` is its lowest id, nil where it went down to the end.
    func advanced(to last: Int64?, newest: Int64) -> TopicSearchState {
        var next = self
        if let last {
            next.before = last
        } else if beginsAnew {
            (next.before, next.beginsAnew) = (newest + 1, false)
        } else {
            (next.before, next.stop) = (0, 0)
        }
        return next
    }

    func write(_ db: Database) throws {
        try db.run("UPDATE topic_search SET beforeId = ?, stopId = ?, beginsAnew = ?", before, stop, beginsAnew)
    }
}

/// Some articles whose texts were looked through, and those of them that speak of others than they are tied to.
private struct TopicSearchPage {
    /// How many articles are looked through with one transaction: what is found in all of them is written in some
    /// milliseconds.
    private static let size = 100

    private let state: TopicSearchState
    private let matcher: TopicMatcher
    private var articles = 0
    /// The lowest id of a page behind which there are others.
    private var last: Int64?
    private var found: [(id: Int64, version: Int, matches: [TopicMatcher.Match])] = []

    /// Looks through the next articles; nil where there is nothing to look for.
    init?(_ db: Database) throws {
        state = try TopicSearchState(db)
        guard state.before > 0 else { return nil }
        matcher = TopicMatcher(try db.topicNames())
        var last: Int64?
        try db.forEachRow(Self.sql, state.before, state.beginsAnew ? 0 : state.stop, Self.size) { columns in
            let (id, version, text): (Int64, Int, String) = (columns.next(), columns.next(), columns.next())
            articles += 1
            last = id
            let matches = matcher.matches(in: WordTokenizer.words(in: text))
            if try !TextTies(db, of: id).agree(with: matches) { found.append((id, version, matches)) }
        }
        self.last = articles == Self.size ? last : nil
    }

    private static let sql = """
        SELECT a.id, a.version, b.text FROM article a CROSS JOIN article_body b ON b.articleId = a.id
        WHERE a.id < ? AND a.id >= ? ORDER BY a.id DESC LIMIT ?
        """

    /// Writes what was found, unless names have changed meanwhile: then the page is to be looked through again.
    func write(_ db: Database, at now: Timestamp) throws -> TopicSearchStep {
        guard try TopicSearchState(db) == state else { return TopicSearchStep() }
        var tied = 0
        for (id, version, matches) in found where try tie(id, version, matches, db, at: now) { tied += 1 }
        let newest: Int64 = try db.firstRow("SELECT ifnull(max(id), 0) FROM article") { $0.next() } ?? 0
        let next = state.advanced(to: last, newest: newest)
        try next.write(db)
        return TopicSearchStep(articles: articles, tied: tied, isLast: next.before == 0)
    }

    /// Ties an article to what its text speaks of, and says whether that was to be done.
    private func tie(
        _ id: Int64,
        _ version: Int,
        _ matches: [TopicMatcher.Match],
        _ db: Database,
        at now: Timestamp
    ) throws -> Bool {
        let sql = """
            SELECT a.version = ?, a.isLive, b.text FROM article a JOIN article_body b ON b.articleId = a.id WHERE a.id = ?
            """
        let present = try db.lookUp(sql, version, id) { ($0.next() as Bool, $0.next() as Bool, $0.next() as String) }
        guard let (isSame, isLive, text) = present else { return false }
        let matches = isSame ? matches : matcher.matches(in: WordTokenizer.words(in: text))
        let ties = try TextTies(db, of: id)
        guard !ties.agree(with: matches) else { return false }
        try ties.change(to: matches, db)
        try db.indexLater(article: id)
        if isLive { try db.logChange(.update, "article", id, at: now, because: .reference) }
        return true
    }
}
