/// Who writes.
package struct Author: Sendable {
    package var id: Int64
    package var slug: String
    package var name: String
    /// Plain text.
    package var biography: String?
    package var picture: Media?
    /// Live articles.
    package var articleCount: Int

    package init(id: Int64, slug: String, name: String, biography: String?, picture: Media?, articleCount: Int) {
        self.id = id
        self.slug = slug
        self.name = name
        self.biography = biography
        self.picture = picture
        self.articleCount = articleCount
    }
}
