internal import Foundation
internal import GRDB
internal import NewsDomain

/// What is looked for in the index, in the language of FTS5: every word stands in quotes, so that nothing that was typed can
/// be anything else (SQLite, "FTS5", section 3.1).
struct SearchMatch {
    /// Nil where nothing can be found.
    private(set) var text: String?
    private(set) var weights = SearchWeights()
    /// What the beginnings of words go on as.
    private(set) var continuations: [String] = []
    /// How many places of the index are looked at, at most.
    private(set) var reach = 0
    /// The plain words that stand in no article that readers see, or in few, and in how many: what may be mistyped.
    private(set) var counts: [String: Int] = [:]

    /// How many words a beginning goes on as, the most frequent.
    static let continuationLimit = 20
    private static let texts = "{title names lead body}"
    /// How much less a word counts that only begins as what was typed.
    private static let continued = 0.6

    /// Of an expression, with tokens of which one of each list must stand there.
    init(
        _ expression: SearchExpression,
        tokens: [[SearchToken]],
        _ tables: SearchTables,
        _ db: Database
    ) throws {
        // An empty list of tokens can be met by nothing, and is no word of FTS5's language.
        guard !expression.isEmpty, !tokens.contains([]) else { return }
        counts = try Self.counts(of: expression, tables, db)
        let all = Double(max(1, try db.liveArticleCount()))
        var conditions: [String] = []
        for (clause, alternatives) in expression.required.enumerated() {
            var phrases: [String] = []
            var found = 0
            for phrase in alternatives {
                phrases.append(Self.quoted(phrase.words))
                weights.phrases.append((clause, 1))
                found += phrase.words.compactMap { counts[$0] }.min() ?? 0
                for (words, count) in try Self.continuations(of: phrase, tables, db) {
                    phrases.append(Self.quoted(words))
                    weights.phrases.append((clause, Self.continued))
                    if let word = words.last { continuations.append(word) }
                    found += count
                }
            }
            reach += found
            let share = min(Double(found), all)
            weights.rarity.append(log(1 + (all - share + 0.5) / (share + 0.5)))
            conditions.append("(\(phrases.joined(separator: " OR ")))")
        }
        let isOfOne = expression.required.count == 1 && tokens.isEmpty && expression.excluded.isEmpty
        if isOfOne, expression.required[0].allSatisfy({ $0.words.count == 1 }) {
            // Each place is a match: no more are looked at than are ranked.
            reach = min(reach, weights.phrases.count * (SearchQuery.ranked + 1))
        }
        var text = "\(Self.texts) : (\(conditions.joined(separator: " AND ")))"
        for any in tokens {
            let tokens = any.map { "\"\($0.text)\"" }.joined(separator: " OR ")
            text = "(\(text)) AND filters : (\(tokens))"
        }
        if !expression.excluded.isEmpty {
            let excluded = expression.excluded.map { Self.quoted($0.words) }.joined(separator: " OR ")
            text = "(\(text)) NOT \(Self.texts) : (\(excluded))"
        }
        self.text = text
    }

    private static func quoted(_ words: [String]) -> String {
        "\"\(words.joined(separator: " ").replacingScalars("\"", with: ""))\""
    }

    private static func counts(
        of expression: SearchExpression,
        _ tables: SearchTables,
        _ db: Database
    ) throws -> [String: Int] {
        let words = Set(expression.required.joined().flatMap(\.words))
        var counts = Dictionary(uniqueKeysWithValues: words.map { ($0, 0) })
        let sql = "SELECT w.word, w.articles FROM json_each(?) j CROSS JOIN \(tables.word) w ON w.word = j.value"
        try db.forEachRow(sql, wordList(words)) { columns in counts[columns.next()] = columns.next() }
        return counts
    }

    /// What a phrase goes on as whose last word may be the beginning of one, and in how many articles that word stands. One
    /// character of a script without spaces stands in the index where it begins a pair.
    private static func continuations(
        of phrase: SearchPhrase,
        _ tables: SearchTables,
        _ db: Database
    ) throws -> [(words: [String], count: Int)] {
        guard let beginning = phrase.words.last, phrase.mayContinue || beginning.isHalfAWord else { return [] }
        return try db.words(beginning: beginning, tables).map { (phrase.words.dropLast() + [$0.word], $0.count) }
    }
}

extension String {
    fileprivate var isHalfAWord: Bool {
        guard let scalar = unicodeScalars.first, unicodeScalars.count == 1 else { return false }
        return CharacterKind(scalar) == .dense
    }
}

extension Database {
    /// The most frequent words that go on as a beginning does, and in how many articles each stands.
    func words(beginning: String, _ tables: SearchTables) throws -> [(word: String, count: Int)] {
        let sql = """
            SELECT word, articles FROM \(tables.word) WHERE word > ? AND word < ?
            ORDER BY articles DESC, word LIMIT \(SearchMatch.continuationLimit)
            """
        return try lookUpAll(sql, beginning, beginning + "\u{10FFFF}") { ($0.next(), $0.next()) }
    }
}

/// Folded words as a JSON array: none of their characters needs to be escaped there.
func wordList(_ words: some Sequence<some StringProtocol>) -> String {
    "[" + words.map { "\"\($0)\"" }.joined(separator: ",") + "]"
}
