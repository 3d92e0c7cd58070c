internal import CResources
internal import NewsDomain

/// The links from one article to others that the demo's editors set by hand.
struct DemoRelatedLinks: Decodable, Sendable {
    var article: String
    var related: [String]
    var excluded: [String]?

    static let all: [DemoRelatedLinks] = DemoFiles.json(demo_related_links)

    /// The record to import.
    var record: ImportedRelatedLinks {
        ImportedRelatedLinks(article: article, related: related, excluded: excluded ?? [])
    }
}
