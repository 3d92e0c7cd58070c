internal import CResources
internal import NewsDomain

/// Picks of the demo newsroom's editors.
struct DemoCollection: Decodable, Sendable {
    /// One pick: of the four, the one that is set.
    struct Item: Decodable, Sendable {
        var article: String?
        var topic: String?
        var gallery: String?
        var link: Link?
        var label: String?
        /// It ends so many days after now.
        var daysLeft: Int?
    }

    /// Something that lies elsewhere.
    struct Link: Decodable, Sendable {
        var url: String
        var title: String
        var imageURL: String?
    }

    var slug: String
    var title: String
    var items: [Item]

    static let all: [DemoCollection] = DemoFiles.json(demo_collections)

    /// The record to import.
    func record(now: Timestamp) -> ImportedCollection {
        ImportedCollection(
            sourceID: slug,
            slug: Slug(trusted: slug),
            title: title,
            items: items.compactMap { $0.record(now: now) }
        )
    }
}

extension DemoCollection.Item {
    fileprivate func record(now: Timestamp) -> ImportedCollection.Item? {
        target.map { target in
            ImportedCollection.Item(
                target,
                label: label,
                endsAt: daysLeft.map { now.advanced(by: Int64($0) * 86_400) }
            )
        }
    }

    private var target: ImportedCollection.Target? {
        article.map { .article($0) } ?? topic.map { .topic($0) } ?? gallery.map { .gallery($0) }
            ?? link.map { .link(url: $0.url, title: $0.title, imageURL: $0.imageURL) }
    }
}
