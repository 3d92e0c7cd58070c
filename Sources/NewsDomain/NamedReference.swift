/// A section, tag or author as others refer to it.
package struct NamedReference: Hashable, Sendable {
    package var id: Int64
    package var slug: String
    package var name: String

    package init(id: Int64, slug: String, name: String) {
        self.id = id
        self.slug = slug
        self.name = name
    }
}
