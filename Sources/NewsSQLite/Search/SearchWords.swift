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
        // In their order they lie side by side.
        for (word, count) in counts.sorted(by: { $0.key < $1.key }) { try change(word, by: count) }
    }

    func remove(_ article: FoldedWords) throws {
        for word in article.words.sorted() { try change(word, by: -1) }
    }

    func replace(_ old: FoldedWords, with new: FoldedWords) throws {
        for word in old.words.subtracting(new.words) { try change(word, by: -1) }
        for word in new.words.subtracting(old.words) { try change(word, by: 1) }
    }

    private func change(_ word: Substring, by count: Int) throws {
        try db.run(
            """
            INSERT INTO \(tables.word) (word, articles) VALUES (?1, ?2)
            ON CONFLICT DO UPDATE SET articles = articles + excluded.articles
            """,
            String(word),
            count
        )
        if count < 0 { try db.run("DELETE FROM \(tables.word) WHERE word = ? AND articles <= 0", String(word)) }
    }
}
