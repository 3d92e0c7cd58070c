internal import Foundation
internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func revisions(
        of article: ArticleReference,
        _ query: RevisionQuery
    ) async throws -> Page<RevisionSummary, Int> {
        try read { db in
            guard let id = try db.anyArticle(article) else { throw ArticleState.notFound }
            let sql = """
                SELECT number, at, actor, (SELECT json_group_array(key) FROM json_each(before))
                FROM article_revision WHERE articleId = ? AND number < ? ORDER BY number DESC LIMIT ?
                """
            let found = try db.rows(sql, [id, query.cursor ?? Int.max, query.limit + 1]) { columns in
                RevisionSummary(
                    number: columns.next(),
                    at: Timestamp(seconds: columns.next()),
                    actor: columns.next(),
                    fields: Self.fields([String].decoded(from: columns.next()))
                )
            }
            return Page(fetched: found, limit: query.limit, cursor: \.number)
        }
    }

    package func revision(_ number: Int, of article: ArticleReference) async throws -> Revision {
        try read { db in
            guard let id = try db.anyArticle(article), let present = try db.storedArticle(id) else {
                throw ArticleState.notFound
            }
            let sql = "SELECT at, actor, before FROM article_revision WHERE articleId = ? AND number = ?"
            let found = try db.firstRow(sql, [id, number]) { columns in
                (
                    at: Timestamp(seconds: columns.next()), actor: columns.next() as String,
                    before: [String: String?].decoded(from: columns.next())
                )
            }
            guard let (at, actor, before) = found else { throw Self.noSuchRevision }
            var after = present.fields.texts
            try db.undo(revisionsAfter: number, ofArticle: id, in: &after)
            let values = RevisionValues(db)
            let changes = try Self.fields(Array(before.keys))
                .map { field in
                    let earlier = after.merging(before) { $1 }
                    return FieldChange(
                        field: field,
                        before: try values.value(of: field, in: earlier),
                        after: try values.value(of: field, in: after)
                    )
                }
            return Revision(number: number, at: at, actor: actor, changes: changes)
        }
    }

    fileprivate static let noSuchRevision = NewsError(.notFound, "The article has no such revision.")

    /// The fields that are kept under these names, each once, in their order.
    private static func fields(_ names: [String]) -> [ArticleField] {
        ArticleField.allCases.filter { field in field.columns.contains { names.contains($0.name) } }
    }
}

extension Database {
    /// Puts into `values` what they were before all revisions after `number`.
    fileprivate func undo(revisionsAfter number: Int, ofArticle id: Int64, in values: inout [String: String?]) throws {
        let sql = "SELECT before FROM article_revision WHERE articleId = ? AND number > ? ORDER BY number DESC"
        try forEach(sql, [id, number]) { columns in
            values.merge([String: String?].decoded(from: columns.next())) { $1 }
        }
    }

    /// The fields of an article with the content that it had after a revision. What has been deleted since stays away;
    /// slug, status, time of publication and corrections are the present ones.
    func fields(
        ofRevision number: Int,
        article id: Int64,
        now stored: StoredArticle,
        clean: (String) -> Body
    ) throws -> ArticleFields {
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
        fields.section = try existing([fields.section], "section").first ?? stored.fields.section
        fields.authors = try existing(fields.authors, "author")
        fields.tags = try existing(fields.tags, "tag")
        fields.topics = try existing(fields.topics, "topic")
        fields.galleries = try existing(fields.galleries, "gallery")
        fields.image = try fields.image.flatMap { try existing([$0], "media").first }
        return fields
    }

    private func existing(_ ids: [Int64], _ table: String) throws -> [Int64] {
        try rows("SELECT j.value FROM json_each(?) j JOIN \(table) t ON t.id = j.value ORDER BY j.key", [idList(ids)]) {
            $0.next()
        }
    }
}

/// Makes of what revisions keep what the API says of it.
private struct RevisionValues {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    func value(of field: ArticleField, in values: [String: String?]) throws -> FieldValue {
        guard let column = field.columns.first, let text = values[column.name] ?? nil else { return .none }
        switch column.form {
        case .text: return .text(text)
        case .flag: return .flag(Bool(stored: text))
        case .moment: return .moment(Timestamp(stored: text))
        case .media: return .id(Int64(stored: text))
        case .reference(let kind): return try names([Int64(stored: text)], kind).first.map { .text($0) } ?? .none
        case .references(let kind): return .names(try names([Int64](stored: text), kind))
        case .corrections: return .corrections([Correction](stored: text))
        case .source: return ArticleFields(texts: values, text: "").source.map { .source($0) } ?? .none
        }
    }

    /// The slugs that things have now; what was deleted since is left out.
    private func names(_ ids: [Int64], _ kind: CatalogueKind) throws -> [String] {
        let sql = "SELECT t.slug FROM json_each(?) j JOIN \(kind.rawValue) t ON t.id = j.value ORDER BY j.key"
        return try db.rows(sql, [idList(ids)]) { $0.next() }
    }
}

extension ArticleField {
    /// The columns that keep it.
    fileprivate var columns: [ArticleColumn] {
        ArticleFields.columns.filter { $0.field == self }
    }
}

extension Decodable where Self: ExpressibleByEmpty {
    /// The value of a JSON text that we wrote; an empty one where it is none.
    fileprivate static func decoded(from json: String) -> Self {
        (try? JSONDecoder().decode(Self.self, from: Data(json.utf8))) ?? Self()
    }
}

/// What can be empty.
private protocol ExpressibleByEmpty {
    init()
}

extension Array: ExpressibleByEmpty {}
extension Dictionary: ExpressibleByEmpty {}
