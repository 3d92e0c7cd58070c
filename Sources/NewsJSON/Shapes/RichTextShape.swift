package import NewsDomain

extension Shape where Value == RichText {
    /// Text with its marks.
    static let richText = Shape([
        .string("text") { $0.text },
        .list("marks", .mark) { $0.marks },
        .list("mentions", .mention) { $0.mentions ?? [] }.onlyIf { $0.mentions != nil },
    ])
}

extension Shape where Value == TextMark {
    /// How a piece of text is marked; what few marks say only where it is said.
    static let mark = Shape([
        .integer("start") { $0.range.start },
        .integer("length") { $0.range.length },
        .string("type") { $0.kind },
        .string("href") { $0.address }.onlyIf { $0.address != nil },
        .string("title") { $0.title }.onlyIf { $0.title != nil },
        .string("textLanguage") { $0.language }.onlyIf { $0.language != nil },
        .string("direction") { $0.direction }.onlyIf { $0.direction != nil },
    ])
}

extension Shape where Value == TopicMention {
    /// Where a text speaks of a topic.
    static let mention = Shape([
        .object("topic", .mentioned) { $0 },
        .integer("start") { $0.range.start },
        .integer("length") { $0.range.length },
    ])

    /// The topic itself, by its names.
    static let mentioned = Shape([
        .custom("id") { $1.integer($0.topicID) },
        .string("slug") { $0.slug },
    ])
}
