internal import NewsDomain
internal import NewsMarkup

/// A glossary topic of the demo newsroom.
struct DemoTopic: Sendable {
    var slug: String
    var language = "en"
    var title: String
    var type: TopicType
    var aliases: [String] = []
    var image: DemoMedia?
    var sameAs: [String] = []
    /// The definition as HTML.
    var definition: String

    /// The record to import.
    var record: ImportedTopic {
        let markup = Markup.sanitize(definition)
        return ImportedTopic(
            sourceID: slug,
            slug: Slug(trusted: slug),
            title: title,
            type: type,
            language: LanguageTag(trusted: language),
            aliases: aliases,
            definition: Body(html: markup.html, text: markup.text),
            image: image?.name,
            sameAs: sameAs
        )
    }
}
