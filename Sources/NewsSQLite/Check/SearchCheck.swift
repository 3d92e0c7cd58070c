internal import GRDB
internal import NewsDomain

/// Whether the index of words has what the articles say.
struct SearchCheck {
    private let db: Database
    private let tables: SearchTables

    init(_ db: Database) throws {
        self.db = db
        tables = try SearchState(db).present
    }

    /// What is wrong, a sentence each. What waits to be indexed is not.
    func faults() throws -> [String] {
        guard tables.isOurs else { return [] }
        return try missing() + different() + strayWords()
    }

    private func missing() throws -> [String] {
        let sql = """
            SELECT count(*), min(a.id) FROM article a LEFT JOIN \(tables.row) r ON r.articleId = a.id
            WHERE (a.deletedAt IS NULL) <> (r.number IS NOT NULL) AND a.id NOT IN (SELECT articleId FROM search_pending)
            """
        let found = try db.firstRow(sql) { ($0.next() as Int, $0.optional() as Int64?) }
        guard case (let count, let first?)? = found, count > 0 else { return [] }
        return ["The index of words has \(count) articles too few or too many, such as \(first)."]
    }

    /// Each article as it would be indexed now.
    private func different() throws -> [String] {
        let index = SearchIndex(db, tables)
        let sql = """
            SELECT articleId FROM \(tables.row)
            WHERE articleId NOT IN (SELECT articleId FROM search_pending) ORDER BY articleId
            """
        var first: Int64?
        var count = 0
        try db.forEach(sql, []) { columns in
            let id: Int64 = columns.next()
            let document = try SearchDocument(db, article: id)
            let row = try index.row(of: id)
            guard let document, let row, !row.agrees(with: document, FoldedText(document.text)) else { return }
            first = first ?? id
            count += 1
        }
        // What was renamed waits for its articles to be looked at.
        let isRenaming = try db.firstRow("SELECT 1 FROM search_renamed") { _ in true } ?? false
        guard let first, !isRenaming else { return [] }
        return ["The index of words says other than \(count) articles, such as \(first)."]
    }

    /// Rows of text without an article, or the other way round.
    private func strayWords() throws -> [String] {
        try [true, false].flatMap { isPublic in
            let text = tables.text(isPublic: isPublic)
            let sql = """
                SELECT (SELECT count(*) FROM \(text)_docsize d LEFT JOIN \(tables.row) r
                    ON r.number = d.id AND r.isPublic = ?1 WHERE r.number IS NULL)
                + (SELECT count(*) FROM \(tables.row) r LEFT JOIN \(text)_docsize d ON d.id = r.number
                    WHERE r.isPublic = ?1 AND d.id IS NULL)
                """
            let count: Int = try db.lookUp(sql, isPublic) { $0.next() } ?? 0
            return count == 0 ? [] : ["\(text) has \(count) rows too few or too many."]
        }
    }
}

extension Database {
    /// Has the index of words made anew where it is wrong; what was.
    func repairSearch() throws -> [String] {
        let faults = try SearchCheck(self).faults()
        if !faults.isEmpty { try SearchIndexer(self).begin() }
        return faults
    }
}
