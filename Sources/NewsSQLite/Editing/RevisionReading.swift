internal import Foundation
internal import GRDB
package import NewsDomain

extension SQLiteNewsroom {
    package func revisions(
        of article: ResourceReference,
        _ query: RevisionQuery
    ) async throws -> Page<RevisionSummary, Int> {
        try read { db in
            guard let id = try db.articleID(article, orInTrash: true) else { throw NewsError.noSuchArticle }
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

    package func revision(_ number: Int, of article: ResourceReference) async throws -> Revision {
        try read { db in
            guard let id = try db.articleID(article, orInTrash: true), let present = try db.storedArticle(id) else {
                throw NewsError.noSuchArticle
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
            after[RevisionText.deletedAt] = .some(present.deletedAt.map { String($0.seconds) })
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

    static let noSuchRevision = NewsError(.notFound, "The article has no such revision.")

    /// The fields that are kept under these names, each once, in their order.
    private static func fields(_ names: [String]) -> [ArticleField] {
        ArticleField.allCases.filter { !$0.storedNames.isDisjoint(with: names) }
    }
}

/// Makes of what revisions keep what the API says of it.
private struct RevisionValues {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    func value(of field: ArticleField, in values: [String: String?]) throws -> FieldValue {
        if field == .deletedAt { return moment(values[RevisionText.deletedAt] ?? nil) }
        guard let column = field.columns.first, let text = values[column.name] ?? nil else { return .none }
        switch column.form {
        case .text: return .text(text)
        case .flag: return .flag(Bool(stored: text))
        case .moment: return .moment(Timestamp(stored: text))
        case .media: return try present([Int64(stored: text)], .media, field).first.map { .id($0) } ?? .none
        case .reference(let kind): return try names([Int64(stored: text)], kind, field).first.map { .text($0) } ?? .none
        case .references(let kind): return .names(try names([Int64](stored: text), kind, field))
        case .corrections: return .corrections([Correction](stored: text))
        case .source: return ArticleFields(texts: values, text: "").source.map { .source($0) } ?? .none
        }
    }

    private func moment(_ text: String?) -> FieldValue {
        text.map { .moment(Timestamp(stored: $0)) } ?? .none
    }

    /// The slugs that things have now, or what they were merged into; what was deleted since is left out.
    private func names(_ ids: [Int64], _ kind: CatalogueKind, _ field: ArticleField) throws -> [String] {
        let sql = "SELECT t.slug FROM json_each(?) j JOIN \(kind.rawValue) t ON t.id = j.value ORDER BY j.key"
        return try db.rows(sql, [idList(present(ids, kind, field))]) { $0.next() }
    }

    private func present(_ ids: [Int64], _ kind: CatalogueKind, _ field: ArticleField) throws -> [Int64] {
        var former = FormerReferences(db)
        return try former.present(ids, kind, in: field)
    }
}

extension ArticleField {
    /// The columns that keep it.
    fileprivate var columns: [ArticleColumn] {
        ArticleFields.columns.filter { $0.field == self }
    }

    /// The names under which revisions keep it.
    fileprivate var storedNames: Set<String> {
        self == .deletedAt ? [RevisionText.deletedAt] : Set(columns.map(\.name))
    }
}

/// What a revision keeps: a JSON object of the values before it, by the names of their columns.
enum RevisionText {
    /// The name under which it keeps when an article was put into the trash, which no editor sets.
    static let deletedAt = "deletedAt"

    static func of(_ before: [String: String?]) throws -> String {
        guard !before.isEmpty else { return "{}" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(before), as: UTF8.self)
    }
}

extension Decodable where Self: ExpressibleByEmpty {
    /// The value of a JSON text that we wrote; an empty one where it is none.
    static func decoded(from json: String) -> Self {
        (try? JSONDecoder().decode(Self.self, from: Data(json.utf8))) ?? Self()
    }
}

/// What can be empty.
protocol ExpressibleByEmpty {
    init()
}

extension Array: ExpressibleByEmpty {}
extension Dictionary: ExpressibleByEmpty {}
