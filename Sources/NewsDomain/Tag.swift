/// A keyword of articles.
package struct Tag: Sendable {
    package var id: Int64
    package var slug: String
    package var name: String
    /// Live articles.
    package var articleCount: Int

    package init(id: Int64, slug: String, name: String, articleCount: Int) {
        self.id = id
        self.slug = slug
        self.name = name
        self.articleCount = articleCount
    }
}
