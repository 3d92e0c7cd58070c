internal import GRDB
internal import NewsDomain
internal import Synchronization

/// The most frequent words of the newsroom, kept in memory: what is typed is compared with all of them.
final class SearchVocabulary: Sendable {
    private let state = Mutex<(vocabulary: Vocabulary, generation: Int64)?>(nil)

    private static let limit = 100_000

    /// The words as they were last read; read now where they never were.
    func present(_ db: Database) throws -> Vocabulary? {
        if let (vocabulary, _) = state.withLock({ $0 }) { return vocabulary }
        return try renew(db)
    }

    /// Reads them anew where the index has moved since.
    @discardableResult
    func renew(_ db: Database) throws -> Vocabulary? {
        let sql = "SELECT generation FROM search_state WHERE id = ?"
        let generation: Int64 = try db.lookUp(sql, 1) { $0.next() } ?? 0
        if let (vocabulary, known) = state.withLock({ $0 }), known == generation { return vocabulary }
        let tables = try SearchState(db).present
        let words = try db.lookUpAll(
            "SELECT word, articles FROM \(tables.word) ORDER BY articles DESC, word LIMIT ?",
            Self.limit
        ) { columns in (word: columns.next() as String, count: columns.next() as Int) }
        let vocabulary = Vocabulary(words)
        state.withLock { $0 = (vocabulary, generation) }
        return vocabulary
    }
}
