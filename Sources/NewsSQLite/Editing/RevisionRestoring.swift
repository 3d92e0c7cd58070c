internal import GRDB
internal import NewsDomain

extension Database {
    /// Puts into `values` what they were before all revisions after `number`.
    func undo(revisionsAfter number: Int, ofArticle id: Int64, in values: inout [String: String?]) throws {
        let sql = "SELECT before FROM article_revision WHERE articleId = ? AND number > ? ORDER BY number DESC"
        try forEach(sql, [id, number]) { columns in
            values.merge([String: String?].decoded(from: columns.next())) { $1 }
        }
    }

    /// The fields of an article with the content that it had after a revision, and what of that is no more. What was merged
    /// since is what it became; slug, status, time of publication and corrections are the present ones.
    func fields(
        ofRevision number: Int,
        article id: Int64,
        now stored: StoredArticle,
        clean: (String) -> Body
    ) throws -> (fields: ArticleFields, missing: [MissingReference]) {
        let exists = "SELECT 1 FROM article_revision WHERE articleId = ? AND number = ?"
        guard try firstRow(exists, [id, number], { _ in true }) != nil else { throw SQLiteNewsroom.noSuchRevision }
        let present = stored.fields.texts
        var values = present
        try undo(revisionsAfter: number, ofArticle: id, in: &values)
        for name in ["slug", "status", "publishedAt", "corrections"] { values[name] = present[name] }
        var earlier = stored
        earlier.fields = ArticleFields(texts: values, text: stored.fields.body.text)
        if values["html"] != present["html"] { earlier.fields.body = clean(earlier.fields.body.html) }
        var fields = earlier.edited
        var former = FormerReferences(self)
        let section = try former.present([fields.section], .section, in: .section).first
        fields.section = section ?? stored.fields.section
        fields.authors = try former.present(fields.authors, .author, in: .authors)
        fields.tags = try former.present(fields.tags, .tag, in: .tags)
        fields.topics = try former.present(fields.topics, .topic, in: .topics)
        fields.galleries = try former.present(fields.galleries, .gallery, in: .galleries)
        fields.image = try former.present(fields.image.map { [$0] } ?? [], .media, in: .image).first
        return (fields, former.missing)
    }
}

/// Finds what has become of the things that an earlier revision named.
struct FormerReferences {
    private let db: Database
    /// What is no more, so far.
    private(set) var missing: [MissingReference] = []

    init(_ db: Database) {
        self.db = db
    }

    /// The ids that things have now: of what was merged that of what it became, each once. What is no more is noted.
    mutating func present(_ ids: [Int64], _ kind: CatalogueKind, in field: ArticleField) throws -> [Int64] {
        guard !ids.isEmpty else { return [] }
        let sql = """
            SELECT j.value, ifnull(t.id, f.resourceId)
            FROM json_each(?) j LEFT JOIN \(kind.rawValue) t ON t.id = j.value
                LEFT JOIN former_id f ON f.kind = '\(kind.rawValue)' AND f.id = j.value
            ORDER BY j.key
            """
        var present: [Int64] = []
        for (id, now) in try db.rows(sql, [idList(ids)], { ($0.next() as Int64, $0.optional() as Int64?) }) {
            if let now { present.append(now) } else { try note(id, kind, in: field) }
        }
        return present.withoutRepeats
    }

    private mutating func note(_ id: Int64, _ kind: CatalogueKind, in field: ArticleField) throws {
        let sql = """
            SELECT name FROM change INDEXED BY change_of_deleted
            WHERE kind = ? AND resourceId = ? AND name IS NOT NULL ORDER BY sequence DESC LIMIT 1
            """
        let name = try db.lookUp(sql, kind.rawValue, id) { $0.next() as String }
        missing.append(MissingReference(field: field, id: id, name: name))
    }
}
