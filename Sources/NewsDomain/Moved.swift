/// What was asked for has another slug now, or has become a part of something else.
package struct Moved: Error, Hashable {
    /// The present slug; of what has none the id.
    package var slug: String

    package init(to slug: String) {
        self.slug = slug
    }
}
