internal import NewsDomain

/// A gallery of the demo newsroom.
struct DemoGallery: Sendable {
    var slug: String
    var kind: GalleryKind
    var title: String
    var description: String
    var published: DemoTime
    /// The name of a picture of the newsroom, where another than the first item is to stand for it.
    var poster: String?
    var items: [DemoMedia]
    /// Titles of the items, where they have any.
    var titles: [String] = []

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
            items: items.enumerated()
                .map { index, item in
                    ImportedGallery.Item(media: item.name, title: index < titles.count ? titles[index] : nil)
                }
        )
    }
}
