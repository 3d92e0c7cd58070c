internal import GRDB
internal import NewsDomain

/// The different words of an article in the index.
struct FoldedWords {
    let words: Set<Substring>

    init(_ text: FoldedText, names: String) {
        var words: Set<Substring> = []
        for text in [text.title, names, text.lead, text.body] { words.formUnion(text.split(separator: " ")) }
        self.words = words
    }
}

/// In how many articles each word stands.
struct SearchWords {
    private let db: Database
    private let tables: SearchTables

    init(_ db: Database, _ tables: SearchTables) {
        self.db = db
        self.tables = tables
    }

    /// Counts the words of articles in.
    func add(_ articles: [FoldedWords]) throws {
        var counts: [Substring: Int] = [:]
        for article in articles {
            for word in article.words { counts[word, default: 0] += 1 }
        }
        let words = Dictionary(grouping: counts.keys) { counts[$0] ?? 0 }
        for (count, words) in words.sorted(by: { $0.key < $1.key }) { try change(words, by: count) }
    }

    func remove(_ article: FoldedWords) throws {
        try change(Array(article.words), by: -1)
    }

    func replace(_ old: FoldedWords, with new: FoldedWords) throws {
        try change(Array(old.words.subtracting(new.words)), by: -1)
        try change(Array(new.words.subtracting(old.words)), by: 1)
    }

    private func change(_ words: [Substring], by count: Int) throws {
        guard !words.isEmpty else { return }
        // In their order they lie side by side.
        let list = wordList(words.sorted())
        try db.run(
            """
            INSERT INTO \(tables.word) (word, articles) SELECT value, ?2 FROM json_each(?1) WHERE 1
            ON CONFLICT DO UPDATE SET articles = articles + excluded.articles
            """,
            list,
            count
        )
        guard count < 0 else { return }
        try db.run(
            "DELETE FROM \(tables.word) WHERE word IN (SELECT value FROM json_each(?)) AND articles <= 0",
            list
        )
    }
}
