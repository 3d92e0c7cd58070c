internal import Foundation
internal import GRDB
package import NewsDomain

extension SQLiteNewsroom: PreviewRepository {
    package func article(
        _ reference: ResourceReference,
        openedBy hash: [UInt8],
        at now: Timestamp
    ) throws -> Int64? {
        try read { db in
            let sql = "SELECT articleId FROM preview WHERE hash = ? AND expiresAt > ?"
            guard let id: Int64 = try db.firstRow(sql, [Data(hash), now.seconds], { $0.next() }) else { return nil }
            return try db.articleID(reference) == id ? id : nil
        }
    }

    package func previews(of article: ResourceReference, at now: Timestamp) throws -> [Preview] {
        try read { db in
            let id = try db.previewedArticle(article)
            let sql = """
                SELECT \(PreviewRow.columns) FROM preview INDEXED BY preview_by_article
                WHERE articleId = ? AND expiresAt > ? ORDER BY id DESC
                """
            return try db.rows(sql, [id, now.seconds]) { PreviewRow.read(&$0) }
        }
    }

    package func createPreview(
        of article: ResourceReference,
        _ new: NewPreview,
        at now: Timestamp
    ) async throws -> Preview {
        try await commits.write { db in
            let id = try db.previewedArticle(article)
            try db.run("DELETE FROM preview WHERE articleId = ? AND expiresAt <= ?", id, now.seconds)
            let count: Int = try db.lookUp("SELECT count(*) FROM preview WHERE articleId = ?", id) { $0.next() } ?? 0
            guard count < Preview.maximumPerArticle else { throw Self.tooManyPreviews }
            let sql = """
                INSERT INTO preview (articleId, hash, createdAt, expiresAt, createdBy) VALUES (?, ?, ?, ?, ?)
                RETURNING \(PreviewRow.columns)
                """
            let values: StatementArguments = [
                id, Data(new.hash), now.seconds, new.expiresAt.seconds, new.createdBy,
            ]
            guard let preview = try db.firstRow(sql, values, { PreviewRow.read(&$0) }) else {
                throw NewsError(.internal, "A token was not stored.")
            }
            return preview
        }
    }

    package func revokePreview(_ id: Int64, of article: ResourceReference, at now: Timestamp) async throws {
        try await commits.write { db in
            let article = try db.previewedArticle(article)
            let sql = "DELETE FROM preview WHERE id = ? AND articleId = ? AND expiresAt > ? RETURNING id"
            guard try db.firstRow(sql, [id, article, now.seconds], { $0.next() as Int64 }) != nil else {
                throw NewsError(.notFound, "The article has no such preview, or it has ended.")
            }
        }
    }

    private static let tooManyPreviews = NewsError(
        .conflict,
        "The article has \(Preview.maximumPerArticle) previews, as many as there may be: revoke one."
    )
}

extension Database {
    /// The article of any status but in the trash that a reference names.
    fileprivate func previewedArticle(_ reference: ResourceReference) throws -> Int64 {
        guard let id = try articleID(reference) else { throw NewsError.noSuchArticle }
        return id
    }

    /// Deletes tokens that have ended; how many.
    func purgePreviews(at now: Timestamp, limit: Int) throws -> Int {
        let sql = """
            DELETE FROM preview
            WHERE id IN (SELECT id FROM preview INDEXED BY preview_by_end WHERE expiresAt <= ? LIMIT ?) RETURNING id
            """
        return try rows(sql, [now.seconds, limit]) { $0.next() as Int64 }.count
    }
}

private enum PreviewRow {
    static let columns = "id, createdAt, expiresAt, createdBy"

    static func read(_ columns: inout ColumnReader) -> Preview {
        Preview(
            id: columns.next(),
            createdAt: Timestamp(seconds: columns.next()),
            expiresAt: Timestamp(seconds: columns.next()),
            createdBy: columns.next()
        )
    }
}
