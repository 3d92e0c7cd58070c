/// A part of the newsroom; every article belongs to exactly one.
package struct Section: Sendable {
    package var id: Int64
    package var slug: String
    package var name: String
    package var description: String?
    /// Its place in the site's navigation, from 1.
    package var position: Int
    /// Live articles.
    package var articleCount: Int

    package init(id: Int64, slug: String, name: String, description: String?, position: Int, articleCount: Int) {
        self.id = id
        self.slug = slug
        self.name = name
        self.description = description
        self.position = position
        self.articleCount = articleCount
    }
}
