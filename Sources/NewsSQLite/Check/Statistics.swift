internal import Foundation
internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func statistics(at now: Timestamp) throws -> NewsroomStatistics {
        try reportingFailures {
            try readers.read { db in
                let articles = """
                    SELECT CASE WHEN deletedAt IS NOT NULL THEN 'trashed' WHEN status = 'published' AND publishedAt > ?
                        THEN 'scheduled' ELSE status END state, count(*)
                    FROM article GROUP BY state ORDER BY state
                    """
                let tables = [
                    "sections": "section", "tags": "tag", "authors": "author", "topics": "topic", "media": "media",
                    "galleries": "gallery", "collections": "collection", "changes": "change",
                ]
                return NewsroomStatistics(
                    articles: try db.rows(articles, [now.seconds]) { (status: $0.next(), count: $0.next()) },
                    comments: try db.rows("SELECT status, count(*) FROM comment GROUP BY status ORDER BY status") {
                        (status: $0.next(), count: $0.next())
                    },
                    others: try tables.sorted { $0.key < $1.key }
                        .map { name, table in
                            (name: name, count: try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0)
                        },
                    databaseBytes: Self.fileSize(path) + Self.fileSize(path + "-wal")
                )
            }
        }
    }

    private static func fileSize(_ path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.size] as? Int ?? 0
    }
}
