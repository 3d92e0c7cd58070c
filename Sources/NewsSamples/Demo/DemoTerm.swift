internal import CResources
internal import NewsDomain

/// A section or tag of the demo newsroom.
struct DemoTerm: Decodable, Sendable {
    var slug: String
    var name: String
    var description: String?

    /// The sections, in the order in which a front page shows them.
    static let sections: [DemoTerm] = DemoFiles.json(demo_sections)
    static let tags: [DemoTerm] = DemoFiles.json(demo_tags)

    /// The record of a section.
    var section: ImportedSection {
        ImportedSection(sourceID: slug, slug: Slug(trusted: slug), name: name, description: description)
    }

    /// The record of a tag.
    var tag: ImportedTag {
        ImportedTag(sourceID: slug, slug: Slug(trusted: slug), name: name)
    }
}
