internal import NewsDomain

/// An author of the demo newsroom.
struct DemoAuthor: Sendable {
    var slug: String
    var name: String
    var biography: String
    var picture: DemoMedia

    init(_ slug: String, _ name: String, _ biography: String) {
        self.slug = slug
        self.name = name
        self.biography = biography
        self.picture = .portrait(slug, alt: "Portrait of \(name)")
    }

    /// The record to import.
    var record: ImportedAuthor {
        ImportedAuthor(
            sourceID: slug,
            slug: Slug(trusted: slug),
            name: name,
            biography: biography,
            picture: picture.name
        )
    }
}
