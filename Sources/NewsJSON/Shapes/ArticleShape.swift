package import NewsDomain

extension Shape where Value == NamedReference {
    /// A section, tag or author as others refer to it.
    static let reference = Shape([
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
        .string("name") { $0.name },
    ])
}

extension Shape where Value == ArticleSummary {
    /// An article in a list; its details are members where the list is of whole articles.
    package static let summary = Shape(summaryFields, and: Shape<ArticleDetails>.details) { $0.details }

    fileprivate static let summaryFields: [Field] = [
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
        .address { $0.addressed },
        .string("language") { $0.language.text },
        .string("direction") { $0.language.direction.rawValue },
        .string("title") { $0.title },
        .string("kicker") { $0.kicker },
        .string("subtitle") { $0.subtitle },
        .string("summary") { $0.summary },
        .object("section", .reference) { $0.section },
        .list("authors", .reference) { $0.authors },
        .list("tags", .reference) { $0.tags },
        .object("image", .image) { $0.image },
        .timestamp("publishedAt") { $0.publishedAt },
        .timestamp("updatedAt") { $0.updatedAt },
        .integer("wordCount") { $0.wordCount },
        .integer("readingMinutes") { $0.readingMinutes },
        .integer("commentCount") { $0.commentCount },
        .string("status") { $0.status?.rawValue }.onlyIf { $0.status != nil },
        .timestamp("deletedAt") { $0.deletedAt }.onlyIf { $0.deletedAt != nil },
    ]
}

extension Shape where Value: DetailedArticle {
    /// What a list does not show by itself.
    fileprivate static var detailFields: [Field] {
        [
            .string("body") { $0.body },
            .list("topics", .reference) { $0.topics },
            .boolean("commentsOpen") { $0.commentsOpen },
            .list("corrections", .correction) { $0.corrections },
            .string("canonicalUrl") { $0.canonicalURL },
            .object("source", .source) { $0.source },
        ]
    }
}

extension Shape where Value == ArticleDetails {
    /// The details of an article in a list.
    package static let details = Shape(detailFields)
}

extension Shape where Value == Article {
    /// One article whole. Extras are members only where they were asked for.
    package static let article = Shape(
        Shape<ArticleSummary>.summaryFields.map { $0.of { $0.summary } } + detailFields + ownFields
    )

    private static let ownFields: [Field] = [
        .integer("version") { $0.edition?.version }.onlyIf { $0.edition != nil },
        .timestamp("createdAt") { $0.edition?.createdAt }.onlyIf { $0.edition != nil },
        .boolean("optsOutOfRelated") { $0.edition?.optsOutOfRelated ?? false }.onlyIf { $0.edition != nil },
        .list("related", .related) { $0.related ?? [] }.onlyIf { $0.related != nil },
        .object("comments", .threads) { $0.comments }.onlyIf { $0.comments != nil },
        .object("neighbours", .neighbours) { $0.neighbours }.onlyIf { $0.neighbours != nil },
        .list("galleries", .gallery) { $0.galleries ?? [] }.onlyIf { $0.galleries != nil },
        .object("views", .viewCounts) { $0.views }.onlyIf { $0.views != nil },
        .list("mentions", .mention) { $0.mentions ?? [] }.onlyIf { $0.mentions != nil },
        .list("blocks", .block) { $0.blocks ?? [] }.onlyIf { $0.blocks != nil },
    ]

    /// The same with its topics whole.
    package static let articleWithTopics = article.adding([.list("topics", .inText) { $0.topics }])
}

extension Shape where Value == ArticleTopic {
    /// A topic of an article, by name.
    static let reference = Shape([
        .custom("id") { $1.integer($0.topic.id) },
        .string("slug") { $0.topic.slug },
        .string("title") { $0.topic.title },
        .string("language") { $0.topic.language.text },
        .string("direction") { $0.topic.language.direction.rawValue },
    ])

    /// A topic of an article, whole, with where the text speaks of it.
    static let inText = Shape(
        [
            "id", "slug", "url", "title", "language", "direction", "type", "definition", "aliases", "image", "inFocus",
            "sameAs",
        ]
        .compactMap { name in Shape<TopicSummary>.topic.fields.first { $0.key.name == name } }
        .map { $0.of { $0.topic } } + [Field.list("occurrences", .range) { $0.occurrences }]
    )
}

extension Shape where Value == TextRange {
    /// A piece of a text in UTF-16 code units.
    static let range = Shape([
        .integer("start") { $0.start },
        .integer("length") { $0.length },
    ])
}

extension Shape where Value == Correction {
    /// A correction.
    static let correction = Shape([
        .timestamp("at") { $0.at },
        .string("text") { $0.text },
    ])
}

extension Shape where Value == ArticleSource {
    /// Whom an article was taken from.
    static let source = Shape([
        .string("name") { $0.name },
        .string("url") { $0.url },
    ])
}

extension Shape where Value == Neighbours {
    /// What was published just before and after.
    static let neighbours = Shape([
        .object("previous", .summary) { $0.previous },
        .object("next", .summary) { $0.next },
    ])
}

extension Shape.Field {
    /// The field of a part, as one of the whole.
    func of<Whole>(_ part: @escaping @Sendable (Whole) -> Value) -> Shape<Whole>.Field {
        let (ownWrite, ownIsPresent) = (write, isPresent)
        var isPresentInWhole: (@Sendable (Whole) -> Bool)?
        if let ownIsPresent { isPresentInWhole = { ownIsPresent(part($0)) } }
        return Shape<Whole>.Field(key, children: children, isPresent: isPresentInWhole) { whole, json, selection in
            ownWrite(part(whole), &json, selection)
        }
    }
}
