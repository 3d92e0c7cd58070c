internal import CResources
internal import NewsDomain

/// A topic of the demo newsroom's glossary: the header of a page whose HTML is the definition.
struct DemoTopic: Decodable, Sendable {
    var slug: String
    /// English, where it is not set.
    var language: String?
    var title: String
    var type: TopicType
    var aliases: [String]?
    var image: DemoMedia?
    /// Only where there is something real to point at.
    var sameAs: [String]?

    /// The glossary.
    static let all: [DemoPage<DemoTopic>] = DemoFiles.pages(demo_topics)

    /// The record to import.
    func record(definition: Body) -> ImportedTopic {
        ImportedTopic(
            sourceID: slug,
            slug: Slug(trusted: slug),
            title: title,
            type: type,
            language: language.map(LanguageTag.init(trusted:)) ?? .english,
            aliases: aliases ?? [],
            definition: definition,
            image: image?.name,
            sameAs: sameAs ?? []
        )
    }
}
