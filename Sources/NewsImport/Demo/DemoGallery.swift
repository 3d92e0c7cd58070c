internal import NewsDomain

/// A gallery of the demo newsroom.
struct DemoGallery: Sendable {
    var slug: String
    var kind: GalleryKind
    var title: String
    var description: String
    var published: DemoTime
    var items: [DemoMedia]

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
            items: items.map { ImportedGallery.Item(media: $0.name) }
        )
    }
}
