internal import GRDB
internal import NewsDomain

extension Database {
    /// Notes as a revision of an article what it was before a change, by the names of the fields that the change touched.
    func addRevision(
        to article: Int64,
        before: [String: String?],
        by actor: String,
        at now: Timestamp
    ) throws {
        let sql = """
            INSERT INTO article_revision (articleId, number, at, actor, before)
            SELECT ?1, ifnull(max(number), 0) + 1, ?2, ?3, ?4 FROM article_revision WHERE articleId = ?1
            """
        try run(sql, article, now.seconds, actor, try RevisionText.of(before))
    }
}

extension BulkInsert {
    /// Notes that a new article was made: its first revision, before which it was nothing.
    func addFirstRevision(to article: Int64, by actor: String, at now: Timestamp) throws {
        revisions.append(article, 1, now.seconds, actor, try RevisionText.of([:]))
    }
}
