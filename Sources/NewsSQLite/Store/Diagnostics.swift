internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: StorageDiagnostics {
    package func figures(at now: Timestamp) throws -> StorageFigures {
        var figures = StorageFigures(
            fileBytes: files.databaseBytes,
            logBytes: files.logBytes,
            waitingWrites: commits.waiting
        )
        (figures.freeBytes, figures.diskBytes) = (files.freeBytes, files.diskBytes)
        figures.oldestDue = try read { db in try db.dueArticles(at: now).map(\.publishedAt).min() }
        return figures
    }

    /// SQLite's own words (https://sqlite.org/eqp.html), which name tables, indexes and columns.
    package func plan(of statement: String) throws -> [String] {
        try read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(statement)").map { $0["detail"] as String }
        }
    }
}
