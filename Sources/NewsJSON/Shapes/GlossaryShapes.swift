package import NewsDomain

extension Shape where Value == Section {
    /// A section.
    package static let section = Shape([
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
        .address { $0.addressed },
        .string("name") { $0.name },
        .string("description") { $0.description },
        .integer("position") { $0.position },
        .integer("articleCount") { $0.articleCount },
    ])
}

extension Shape where Value == Tag {
    /// A tag.
    package static let tag = Shape([
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
        .address { $0.addressed },
        .string("name") { $0.name },
        .integer("articleCount") { $0.articleCount },
    ])
}

extension Shape where Value == Author {
    /// An author.
    package static let author = Shape([
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
        .address { $0.addressed },
        .string("name") { $0.name },
        .string("biography") { $0.biography },
        .object("picture", .image) { $0.picture },
        .integer("articleCount") { $0.articleCount },
    ])
}

extension Shape where Value == TopicSummary {
    /// A topic in a list.
    package static let topic = Shape([
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
        .address { $0.addressed },
        .string("title") { $0.title },
        .string("type") { $0.type.rawValue },
        .string("language") { $0.language.text },
        .string("direction") { $0.language.direction.rawValue },
        .string("definition") { $0.definition },
        .strings("aliases") { $0.aliases },
        .object("image", .image) { $0.image },
        .boolean("inFocus") { $0.inFocus },
        .strings("sameAs") { $0.sameAs },
        .integer("articleCount") { $0.articleCount },
    ])
}

extension Shape where Value == Topic {
    /// A topic with its newest articles.
    package static let topicDetail = Shape(
        Shape<TopicSummary>.topic.fields.map { $0.of(\Topic.summary) } + [
            .list("articles", .summary) { $0.articles }
        ]
    )
}
