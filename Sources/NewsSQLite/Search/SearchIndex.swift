internal import GRDB
internal import NewsDomain

/// Puts articles into one index, and takes them out.
struct SearchIndex {
    private let db: Database
    let tables: SearchTables
    /// Where the words of what is new are counted at once; nil where that is done later.
    private let tally: WordTally?

    init(_ db: Database, _ tables: SearchTables, tally: WordTally? = nil) {
        self.db = db
        self.tables = tables
        self.tally = tally
    }

    /// An article that is in the index.
    struct Row {
        let number: Int64
        let moment: Timestamp
        let isPublic: Bool
        let names: String
        let filters: String
        let digest: Int64
        let isCounted: Bool

        /// Whether a document would stand there just so.
        func agrees(with document: SearchDocument, _ text: FoldedText?) -> Bool {
            isPublic == document.isPublic && names == document.names && filters == document.filters
                && digest == text?.digest && moment == document.moment
        }
    }

    func row(of article: Int64) throws -> Row? {
        let sql =
            "SELECT number, at, isPublic, names, filters, digest, isCounted FROM \(tables.row) WHERE articleId = ?"
        return try db.lookUp(sql, article) { columns in
            Row(
                number: columns.next(),
                moment: Timestamp(seconds: columns.next()),
                isPublic: columns.next(),
                names: columns.next(),
                filters: columns.next(),
                digest: columns.next(),
                isCounted: columns.next()
            )
        }
    }

    func insert(_ document: SearchDocument, _ text: FoldedText) throws {
        let number = try SearchNumber.free(at: document.moment, in: tables, db)
        try insert(document, text, number: number, isCounted: false)
    }

    /// Takes a row out, and puts a document in its place, where there is one.
    func replace(_ row: Row, _ old: FoldedText, with document: SearchDocument?, _ text: FoldedText?) throws {
        try delete(row, old)
        guard let document, let text else {
            if row.isCounted { try SearchWords(db, tables).remove(FoldedWords(old, names: row.names)) }
            return
        }
        let number =
            row.moment == document.moment ? row.number : try SearchNumber.free(at: document.moment, in: tables, db)
        let staysCounted = row.isCounted && document.isPublic
        if row.isCounted {
            let words = FoldedWords(old, names: row.names)
            let counting = SearchWords(db, tables)
            if staysCounted {
                try counting.replace(words, with: FoldedWords(text, names: document.names))
            } else {
                try counting.remove(words)
            }
        }
        try insert(document, text, number: number, isCounted: staysCounted)
    }

    /// What was put in is not known any more: somebody else has changed the article. The index is made anew.
    func giveUp() throws {
        try db.run("UPDATE search_state SET folding = 0 WHERE present = ?", tables.number)
        try db.run("UPDATE search_state SET nextFolding = 0 WHERE next = ?", tables.number)
    }

    private func insert(_ document: SearchDocument, _ text: FoldedText, number: Int64, isCounted: Bool) throws {
        var isCounted = isCounted
        if let tally, document.isPublic, !isCounted {
            tally.add(FoldedWords(text, names: document.names))
            isCounted = true
        }
        let sql = """
            INSERT INTO \(tables.row) (number, articleId, at, isPublic, names, filters, digest, isCounted)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """
        try db.run(
            sql,
            number,
            document.article,
            document.moment.seconds,
            document.isPublic,
            document.names,
            document.filters,
            text.digest,
            isCounted
        )
        let table = tables.text(isPublic: document.isPublic)
        try db.run(
            "INSERT INTO \(table) (rowid, title, names, lead, body, filters) VALUES (?, ?, ?, ?, ?, ?)",
            number,
            text.title,
            document.names,
            text.lead,
            text.body,
            document.filters
        )
        guard document.isPublic else { return }
        try db.run(
            "INSERT INTO \(tables.title) (rowid, words) VALUES (?, ?)",
            number,
            Self.titleWords(text, document.filters)
        )
    }

    /// A title with the token of its language, which is the first.
    private static func titleWords(_ text: FoldedText, _ filters: String) -> String {
        "\(text.title) \(filters.prefix { $0 != " " })"
    }

    /// Takes the very words out that were put in: else they would be found for ever (SQLite, FTS5, "The 'delete' Command").
    private func delete(_ row: Row, _ text: FoldedText) throws {
        let table = tables.text(isPublic: row.isPublic)
        try db.run(
            """
            INSERT INTO \(table) (\(table), rowid, title, names, lead, body, filters)
            VALUES ('delete', ?, ?, ?, ?, ?, ?)
            """,
            row.number,
            text.title,
            row.names,
            text.lead,
            text.body,
            row.filters
        )
        if row.isPublic {
            try db.run(
                "INSERT INTO \(tables.title) (\(tables.title), rowid, words) VALUES ('delete', ?, ?)",
                row.number,
                Self.titleWords(text, row.filters)
            )
        }
        try db.run("DELETE FROM \(tables.row) WHERE number = ?", row.number)
    }
}

/// The numbers of articles in the index, which follow the time: newest first needs no sorting.
enum SearchNumber {
    /// For those that share a second. Where there are more, they go on among those of the next ones.
    private static let bits: Int64 = 8

    static func first(at moment: Timestamp) -> Int64 {
        moment.seconds << bits
    }

    /// About the second that a number stands for.
    static func seconds(of number: Int64) -> Int64 {
        number >> bits
    }

    /// A number that no article has, behind those of the same second.
    static func free(at moment: Timestamp, in tables: SearchTables, _ db: Database) throws -> Int64 {
        let first = first(at: moment)
        var room: Int64 = 1 << bits
        while true {
            let sql = "SELECT max(number) FROM \(tables.row) WHERE number >= ? AND number < ?"
            let last: Int64? = try db.lookUp(sql, first, first + room) { $0.optional() } ?? nil
            guard let last else { return first }
            if last + 1 < first + room { return last + 1 }
            room *= 2
        }
    }
}
