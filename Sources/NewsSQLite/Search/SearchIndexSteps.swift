internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func indexForSearch(_ pace: IndexingPace, at now: Timestamp) throws -> SearchIndexStep? {
        try reportingFailures {
            guard try readers.read({ db in try SearchIndexer(db).hasWork() }) else { return nil }
            return try write(changing: .search) { db in
                try db.run("UPDATE search_state SET generation = generation + 1 WHERE id = ?", 1)
                return try SearchIndexer(db).step(pace)
            }
        }
    }

    package func articlesToIndex() throws -> Int {
        try reportingFailures {
            try readers.read { db in try db.firstRow("SELECT count(*) FROM search_pending") { $0.next() } ?? 0 }
        }
    }

    package func beginReindex() throws {
        try reportingFailures { try write(changing: .search) { db in try SearchIndexer(db).begin() } }
    }

    package func renewVocabulary() throws {
        try reportingFailures { _ = try readers.read { db in try vocabulary.renew(db) } }
    }
}

/// Brings the index up to date, a step at a time.
struct SearchIndexer {
    private let db: Database
    private let state: SearchState

    init(_ db: Database) throws {
        self.db = db
        state = try SearchState(db)
    }

    /// Whether there is anything to be done.
    func hasWork() throws -> Bool {
        let uncounted = state.maintained.map { " OR EXISTS (\(Self.uncountedSQL($0)) LIMIT 1)" }.joined()
        let sql = """
            SELECT next IS NOT NULL OR EXISTS (SELECT 1 FROM search_pending) OR EXISTS (SELECT 1 FROM search_renamed)\(uncounted)
            FROM search_state WHERE id = ?
            """
        return try !state.present.isOurs || db.lookUp(sql, 1, row: { $0.next() }) ?? false
    }

    /// Does what is most wanted: looks at articles, then at names, then counts words; last the next index takes the place of
    /// the present one.
    func step(_ pace: IndexingPace) throws -> SearchIndexStep {
        if !state.present.isOurs, state.next?.isOurs != true { try begin() }
        let articles = try followArticles(pace.articles)
        if articles > 0 { return SearchIndexStep(articles: articles) }
        if try followNames(pace.articles) { return SearchIndexStep() }
        for tables in state.maintained where try countWords(tables, pace.articles) { return SearchIndexStep() }
        if let next = state.next, next.isOurs { try swap(to: next) }
        return SearchIndexStep(isLast: true)
    }

    // MARK: Articles

    private func followArticles(_ limit: Int) throws -> Int {
        let sql = "SELECT articleId FROM search_pending ORDER BY articleId DESC LIMIT ?"
        let ids: [Int64] = try db.lookUpAll(sql, limit) { $0.next() }
        let indexing = try SearchIndexing(db, countingWords: true)
        for id in ids { try indexing.follow(id) }
        try indexing.countWords()
        return ids.count
    }

    // MARK: Names

    /// Looks at things that have changed their names, and has their articles looked at.
    private func followNames(_ limit: Int) throws -> Bool {
        let sql = "SELECT kind, id, afterArticle FROM search_renamed LIMIT ?"
        let renamed = try db.lookUpAll(sql, limit) { columns in
            (kind: columns.next() as String, id: columns.next() as Int64, after: columns.next() as Int64)
        }
        for (kind, id, after) in renamed {
            for tables in state.maintained { try SearchNames(db, tables).follow(kind, id) }
            let last = after == .max ? nil : try addArticles(kind, id, after)
            if let last {
                let sql = "UPDATE search_renamed SET afterArticle = ? WHERE kind = ? AND id = ?"
                try db.run(sql, last, kind, id)
                return true
            }
            try db.run("DELETE FROM search_renamed WHERE kind = ? AND id = ?", kind, id)
        }
        return !renamed.isEmpty
    }

    /// Has the next articles of a thing looked at, and returns the last of them where there are more.
    private func addArticles(_ kind: String, _ id: Int64, _ after: Int64) throws -> Int64? {
        let source =
            kind == "section"
            ? "SELECT id FROM article INDEXED BY article_of_section WHERE sectionId = ? AND id > ? ORDER BY id LIMIT ?"
            : "SELECT articleId FROM article_\(kind) WHERE \(kind)Id = ? AND articleId > ? ORDER BY articleId LIMIT ?"
        let ids: [Int64] = try db.lookUpAll(source, id, after, Self.articlesOfName) { $0.next() }
        for id in ids { try db.indexLater(article: id) }
        return ids.count == Self.articlesOfName ? ids.last : nil
    }

    /// How many articles of a renamed thing are noted with one transaction.
    private static let articlesOfName = 1_000

    // MARK: Words

    private func countWords(_ tables: SearchTables, _ limit: Int) throws -> Bool {
        let rows = try db.lookUpAll(Self.uncountedSQL(tables) + " LIMIT ?", limit) { columns in
            (number: columns.next() as Int64, article: columns.next() as Int64, names: columns.next() as String)
        }
        let tally = WordTally()
        for row in rows {
            guard let document = try SearchDocument(db, article: row.article) else { continue }
            tally.add(FoldedWords(FoldedText(document.text), names: row.names))
        }
        try SearchWords(db, tables).add(tally)
        for row in rows { try db.run("UPDATE \(tables.row) SET isCounted = 1 WHERE number = ?", row.number) }
        return !rows.isEmpty
    }

    private static func uncountedSQL(_ tables: SearchTables) -> String {
        """
        SELECT number, articleId, names FROM \(tables.row) INDEXED BY \(tables.row)_uncounted
        WHERE isCounted = 0 AND isPublic = 1
        """
    }

    // MARK: Anew

    /// Begins to fill the next tables beside the present ones. What was begun before is thrown away.
    func begin() throws {
        let next = (state.next ?? state.present).following
        try state.next?.drop(db)
        try next.make(like: state.present, db)
        try db.run("UPDATE search_state SET next = ?, nextFolding = ? WHERE id = ?", next.number, next.folding, 1)
        try db.indexAllLater()
        for kind in ["section", "tag", "author", "topic"] {
            try db.run("INSERT OR IGNORE INTO search_renamed SELECT ?, id, ? FROM \(kind)", kind, Int64.max)
        }
    }

    /// What was filled is what is searched from now on.
    private func swap(to next: SearchTables) throws {
        let sql = "UPDATE search_state SET present = ?, folding = ?, next = NULL, nextFolding = NULL WHERE id = ?"
        try db.run(sql, next.number, next.folding, 1)
        try state.present.drop(db)
    }
}
