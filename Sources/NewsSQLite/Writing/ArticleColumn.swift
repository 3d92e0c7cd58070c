internal import NewsDomain

/// A field of an article, described once for all who store it: how it is bound, read, kept in revisions, compared with what
/// an import brought, and set by an editor. A class, since whoever goes through all of them for each article of an import
/// would copy every member of a struct.
final class ArticleColumn: Sendable {
    /// Where a field is kept.
    enum Home: Sendable {
        case article
        case body
        /// Rows of their own, of which revisions and comparisons take this value, as JSON.
        case rows(value: String, table: String, condition: String)
    }

    /// What revisions make of it.
    enum Form: Sendable {
        case text, flag, moment, corrections, source
        /// The id of a media item.
        case media
        /// One id, or several, of things of a kind.
        case reference(CatalogueKind)
        case references(CatalogueKind)
    }

    /// The column's name; what revisions and the memory of imports call the field.
    let name: String
    let field: ArticleField
    let home: Home
    let form: Form
    /// The field of an archive that holds it; what has rows of its own is a part there.
    let archived: ArchiveField
    /// Where lists show it, of what is a text or nothing.
    let shown: (any WritableKeyPath<ArticleSummary, String?> & Sendable)?
    let value: @Sendable (ArticleFields) -> any BindableValue
    let read: @Sendable (inout ArticleFields, String?) -> Void
    let copy: @Sendable (inout ArticleFields, ArticleFields) -> Void
    /// Takes what a change says of it; of what names other things, and of publication, the editing decides.
    let take: @Sendable (inout ArticleFields, ArticleChange) -> Void

    /// `get` and `set` reach the field: a key path that is known only when it runs would copy all fields at each read. The
    /// column has the field's name, where none is given.
    init<Value: StoredValue>(
        _ field: ArticleField,
        _ get: @escaping @Sendable (ArticleFields) -> Value,
        _ set: @escaping @Sendable (inout ArticleFields, Value) -> Void,
        named name: String? = nil,
        _ form: Form = .text,
        in home: Home = .article,
        archived: ArchiveField? = nil,
        shown: (any WritableKeyPath<ArticleSummary, String?> & Sendable)? = nil,
        take: @escaping @Sendable (ArticleChange) -> Value? = { _ in nil }
    ) {
        self.name = name ?? field.rawValue
        (self.field, self.home, self.form, self.shown) = (field, home, form, shown)
        self.archived = archived ?? Value.archived(self.name)
        value = { get($0).bindable }
        read = { set(&$0, Value(stored: $1)) }
        copy = { set(&$0, get($1)) }
        self.take = { fields, change in
            if let value = take(change) { set(&fields, value) }
        }
    }

    /// A list of ids in a table of its own, in the editor's order.
    convenience init(
        _ field: ArticleField,
        _ get: @escaping @Sendable (ArticleFields) -> [Int64],
        _ set: @escaping @Sendable (inout ArticleFields, [Int64]) -> Void,
        _ kind: CatalogueKind,
        condition: String = ""
    ) {
        let home = Home.rows(value: "\(kind.rawValue)Id", table: "article_\(kind.rawValue)", condition: condition)
        self.init(field, get, set, .references(kind), in: home)
    }

    /// The text by which the field is compared and kept.
    func text(_ fields: ArticleFields) -> String? {
        value(fields).text
    }

    /// What a statement selects to read it, of `article a` and `article_body b`.
    var sql: String {
        switch home {
        case .article: "a.\(name)"
        case .body: "b.\(name)"
        case .rows(let value, let table, let condition):
            """
            (SELECT json_group_array(\(value.hasPrefix("json") ? "json(v)" : "v")) FROM (SELECT \(value) v FROM \(table) \
            WHERE articleId = a.id \(condition) ORDER BY position))
            """
        }
    }

    /// Whether it is a column of the article's own row.
    var isOfArticle: Bool {
        if case .article = home { true } else { false }
    }
}
