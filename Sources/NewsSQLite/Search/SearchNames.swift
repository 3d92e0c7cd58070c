internal import GRDB
internal import NewsDomain

/// What things are called, for suggestions.
struct SearchNames {
    private let db: Database
    private let tables: SearchTables

    /// From how many of its words on a name is found.
    private static let beginnings = 6

    init(_ db: Database, _ tables: SearchTables) {
        self.db = db
        self.tables = tables
    }

    /// Keeps what a thing is called now.
    func follow(_ kind: String, _ id: Int64) throws {
        try db.run("DELETE FROM \(tables.name) WHERE kind = ? AND id = ?", kind, id)
        let sql =
            kind == "topic"
            ? "SELECT name FROM topic_name WHERE topicId = ? ORDER BY position"
            : "SELECT name FROM \(kind) WHERE id = ?"
        for name in try db.lookUpAll(sql, id, row: { $0.next() as String }) { try add(name, kind, id) }
    }

    private func add(_ name: String, _ kind: String, _ id: Int64) throws {
        let words = SearchFolding.fold(name).split(separator: " ")
        for position in words.indices.prefix(Self.beginnings) {
            try db.run(
                "INSERT OR IGNORE INTO \(tables.name) (kind, word, id, position, name) VALUES (?, ?, ?, ?, ?)",
                kind,
                words[position...].joined(separator: " "),
                id,
                position,
                name
            )
        }
    }
}

extension Database {
    /// The glossary's entry of which a text is a name; nil where there is none.
    func topic(called text: String, _ tables: SearchTables, at now: Timestamp) throws -> TopicSummary? {
        let sql = """
            SELECT \(TopicRow.columns) FROM topic t \(TopicRow.joins)
            WHERE t.id = (SELECT id FROM \(tables.name) WHERE kind = 'topic' AND word = ? AND position = 0 ORDER BY id LIMIT 1)
            """
        let found = try lookUp(sql, now.seconds, SearchFolding.fold(text)) { TopicRow.read(&$0) }
        guard let found else { return nil }
        var topics = [found]
        try loadNames(into: &topics)
        return topics[0]
    }
}
