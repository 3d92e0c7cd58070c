import GRDB

/// How SQLite finds what a statement asks for.
enum QueryPlan {
    /// What may be read whole, and in which statement alone; beside lists in a parameter or a row (virtual tables) and what a
    /// subquery has already bounded, whose own plan is looked at.
    private static let scansAllowed = [
        // One row.
        (table: "newsroom", statement: "SELECT liveArticleCount FROM newsroom"),
        // The sections of a home page: a subquery with a limit.
        (table: "s", statement: "SELECT s.id, s.slug, s.name, a.id FROM (SELECT id, slug, name, position FROM section"),
        // The names that go on as what was typed: a subquery with a limit.
        (table: "n", statement: "SELECT DISTINCT t.id, t.slug, t."),
        // All words, for a vocabulary that is kept; whether anything waits, for which one row is enough.
        (
            table: "search_word_1",
            statement: "SELECT word, articles FROM search_word_1 ORDER BY articles DESC, word LIMIT"
        ),
        (table: "search_pending", statement: "SELECT EXISTS (SELECT 1 FROM search_pending)"),
        (table: "search_renamed", statement: "SELECT EXISTS (SELECT 1 FROM search_pending)"),
        // The languages that there are, found by steps through an index.
        (table: "found", statement: "WITH RECURSIVE found (tag) AS (SELECT min(language) FROM"),
        // The parts of the sitemap, each found by a step from the one before.
        (table: "part", statement: "WITH RECURSIVE part (number) AS (VALUES (0)"),
    ]

    /// Whether a step of a statement's plan reads a table from one end to the other, and may not.
    static func isForbiddenScan(_ step: String, of sql: String) -> Bool {
        guard step.hasPrefix("SCAN "), !step.contains("USING INDEX"), !step.contains("USING COVERING INDEX"),
            !step.contains("VIRTUAL TABLE"), !step.hasPrefix("SCAN (subquery"), step != "SCAN CONSTANT ROW"
        else { return false }
        let statement = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("( ", with: "(")
        return !scansAllowed.contains { step == "SCAN " + $0.table && statement.hasPrefix($0.statement) }
    }
}

extension Database {
    /// What SQLite would do, a line a step.
    func plan(of sql: String) throws -> [String] {
        let statement = try makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
        statement.setUncheckedArguments([])
        return try Row.fetchAll(statement).map { $0["detail"] }
    }
}
