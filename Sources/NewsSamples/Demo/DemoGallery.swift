internal import CResources
internal import NewsDomain

/// A gallery of the demo newsroom.
struct DemoGallery: Decodable, Sendable {
    var slug: String
    var kind: GalleryKind
    var title: String
    var description: String
    var published: DemoTime
    /// The name of a picture of the newsroom, where another than the first item is to stand for it.
    var poster: String?
    var items: [DemoMedia]

    /// Two of photos and one of films.
    static let all: [DemoGallery] = DemoFiles.json(demo_galleries)

    /// The record to import.
    func record(now: Timestamp) -> ImportedGallery {
        ImportedGallery(
            sourceID: slug,
            slug: Slug(trusted: slug),
            kind: kind,
            language: .english,
            title: title,
            description: description,
            publishedAt: published.timestamp(from: now),
            poster: poster,
            items: items.map { ImportedGallery.Item(media: $0.name, title: $0.title) }
        )
    }
}
