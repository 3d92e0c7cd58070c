/// Whom an article was taken from, where it is not the newsroom's own.
package struct ArticleSource: Hashable, Sendable {
    /// Such as the name of an agency.
    package var name: String
    /// Absolute URL of the original, or nil.
    package var url: String?

    package init(name: String, url: String? = nil) {
        self.name = name
        self.url = url
    }
}
