internal import GRDB
internal import NewsDomain

/// The different words of an article in the index.
struct FoldedWords {
    /// By their hashes, which tell words apart as well as their letters do, in a fraction of the time.
    private(set) var words: [UInt64: String] = [:]

    init(_ text: FoldedText, names: String) {
        words.reserveCapacity(512)
        for text in [text.title, names, text.lead, text.body] { add(text) }
    }

    private mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                var hash = StableHash()
                var end = start
                while end < bytes.count, bytes[end] != UInt8(ascii: " ") {
                    hash.combine(bytes[end])
                    end += 1
                }
                if end > start, words[hash.value] == nil {
                    words[hash.value] = String(decoding: bytes[start..<end], as: UTF8.self)
                }
                start = end + 1
            }
        }
    }

    /// The words that others have not.
    func subtracting(_ others: FoldedWords) -> [String] {
        words.filter { others.words[$0.key] == nil }.map(\.value)
    }
}

/// The words of articles that are counted together.
final class WordTally {
    private var counts: [UInt64: (word: String, count: Int)] = [:]

    func add(_ article: FoldedWords) {
        for (hash, word) in article.words { counts[hash, default: (word, 0)].count += 1 }
    }

    /// The words by how many articles they stand in.
    func take() -> [(count: Int, words: [String])] {
        defer { counts = [:] }
        return Dictionary(grouping: counts.values, by: \.count).map { ($0.key, $0.value.map(\.word)) }
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
    func add(_ tally: WordTally) throws {
        for (count, words) in tally.take() { try change(words, by: count) }
    }

    func remove(_ article: FoldedWords) throws {
        try change(Array(article.words.values), by: -1)
    }

    func replace(_ old: FoldedWords, with new: FoldedWords) throws {
        try change(old.subtracting(new), by: -1)
        try change(new.subtracting(old), by: 1)
    }

    private func change(_ words: [String], by count: Int) throws {
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
