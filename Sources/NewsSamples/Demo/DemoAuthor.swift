internal import CResources
internal import NewsDomain

/// An author of the demo newsroom. All are invented.
struct DemoAuthor: Decodable, Sendable {
    var slug: String
    var name: String
    var biography: String

    /// Everybody who writes for it.
    static let all: [DemoAuthor] = DemoFiles.json(demo_authors)

    /// A square portrait.
    var picture: DemoMedia {
        DemoMedia(
            name: "portrait-\(slug)",
            alt: "Portrait of \(name)",
            credit: "Broadsheet demo"
        )
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
