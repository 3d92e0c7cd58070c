internal import GRDB
internal import NewsDomain

/// The tables of one index: a newsroom has one, and while it is made anew a second.
struct SearchTables: Hashable {
    /// What tells its tables from those of others.
    let number: Int
    /// With which version of the folding it was made.
    let folding: Int

    var row: String { "search_row_\(number)" }
    var word: String { "search_word_\(number)" }
    var name: String { "search_name_\(number)" }
    var title: String { "search_title_\(number)" }

    /// Where the words of articles are that readers see, or of the others.
    func text(isPublic: Bool) -> String {
        isPublic ? "search_public_\(number)" : "search_hidden_\(number)"
    }

    /// Whether this program can add to it and take from it.
    var isOurs: Bool { folding == SearchFolding.version }
}

/// Which indexes there are.
struct SearchState: Equatable {
    let present: SearchTables
    /// That which is being made.
    let next: SearchTables?

    init(_ db: Database) throws {
        let sql = "SELECT present, folding, next, nextFolding FROM search_state WHERE id = ?"
        let found = try db.lookUp(sql, 1) { columns in
            let present = SearchTables(number: columns.next(), folding: columns.next())
            let (next, folding): (Int?, Int?) = (columns.optional(), columns.optional())
            return (present, next.map { SearchTables(number: $0, folding: folding ?? 0) })
        }
        guard let (present, next) = found else { throw NewsError(.unavailable, "There is no index of words.") }
        (self.present, self.next) = (present, next)
    }

    /// Those that follow what is written.
    var maintained: [SearchTables] {
        [present, next].compactMap(\.self).filter(\.isOurs)
    }
}

extension SearchTables {
    /// The next ones, which are to be made with the folding of this program.
    var following: SearchTables {
        SearchTables(number: number + 1, folding: SearchFolding.version)
    }

    private var all: [String] {
        [text(isPublic: true), text(isPublic: false), title, row, word, name]
    }

    /// Makes them, empty, as those are that there are.
    func make(like others: SearchTables, _ db: Database) throws {
        let sql = """
            SELECT sql FROM sqlite_schema
            WHERE tbl_name IN (SELECT value FROM json_each(?)) AND type IN ('table', 'index') AND sql IS NOT NULL
            ORDER BY rowid
            """
        for definition in try db.lookUpAll(sql, wordList(others.all), row: { $0.next() as String }) {
            let own = zip(others.all, all).reduce(definition) { $0.replacing($1.0, with: $1.1) }
            try db.execute(sql: own)
        }
    }

    func drop(_ db: Database) throws {
        for table in all { try db.execute(sql: "DROP TABLE IF EXISTS \(table)") }
    }
}
