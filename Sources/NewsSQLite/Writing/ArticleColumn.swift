internal import NewsDomain

/// A field of an article, described once for all who store it: how it is bound, read, kept in revisions, compared with what
/// an import brought, and set by an editor.
struct ArticleColumn: Sendable {
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
    let shown: (WritableKeyPath<ArticleSummary, String?> & Sendable)?
    let value: @Sendable (ArticleFields) -> any BindableValue
    let read: @Sendable (inout ArticleFields, String?) -> Void
    let copy: @Sendable (inout ArticleFields, ArticleFields) -> Void
    /// Takes what a change says of it; of what names other things, and of publication, the editing decides.
    let take: @Sendable (inout ArticleFields, ArticleChange) -> Void

    init<Value: StoredValue>(
        _ field: ArticleField,
        _ name: String,
        _ path: WritableKeyPath<ArticleFields, Value> & Sendable,
        _ form: Form = .text,
        in home: Home = .article,
        archived: ArchiveField? = nil,
        shown: (WritableKeyPath<ArticleSummary, String?> & Sendable)? = nil,
        take: @escaping @Sendable (ArticleChange) -> Value? = { _ in nil }
    ) {
        (self.field, self.name, self.home, self.form) = (field, name, home, form)
        self.shown = shown
        self.archived = archived ?? Value.archived(name)
        value = { $0[keyPath: path].bindable }
        read = { $0[keyPath: path] = Value(stored: $1) }
        copy = { $0[keyPath: path] = $1[keyPath: path] }
        self.take = { fields, change in
            if let value = take(change) { fields[keyPath: path] = value }
        }
    }

    /// A list of ids in a table of its own, in the editor's order.
    init(
        _ field: ArticleField,
        _ path: WritableKeyPath<ArticleFields, [Int64]> & Sendable,
        _ kind: CatalogueKind,
        condition: String = ""
    ) {
        let home = Home.rows(value: "\(kind.rawValue)Id", table: "article_\(kind.rawValue)", condition: condition)
        self.init(field, field.rawValue, path, .references(kind), in: home)
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
