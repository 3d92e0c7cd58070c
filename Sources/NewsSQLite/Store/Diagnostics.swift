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
            // Its parameters are bound to nothing.
            try db.lookUpAll("EXPLAIN QUERY PLAN \(statement)") { columns in
                for _ in 0..<3 { _ = columns.next() as Int64 }
                return columns.next() as String
            }
        }
    }
}
