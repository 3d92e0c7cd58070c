/// What an earlier revision of an article named, and what is no more: it could not be brought back.
package struct MissingReference: Hashable, Sendable {
    /// The field that named it.
    package var field: ArticleField
    /// The id that it had.
    package var id: Int64
    /// What it was called, where that is still known.
    package var name: String?

    package init(field: ArticleField, id: Int64, name: String?) {
        self.field = field
        self.id = id
        self.name = name
    }
}
