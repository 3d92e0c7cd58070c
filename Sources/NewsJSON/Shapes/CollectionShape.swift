package import NewsDomain

extension Shape where Value == PickCollection {
    /// A collection with its picks.
    package static let collection = Shape([
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
        .address { $0.addressed },
        .string("title") { $0.title },
        .list("items", .pick) { $0.items },
    ])
}

extension Shape where Value == PickCollection.Item {
    /// A pick: `type` names the member that holds what was picked.
    package static let pick = Shape([
        .string("type") { $0.type },
        .string("label") { $0.label },
        .timestamp("endsAt") { $0.endsAt },
        .object("article", .summary) { $0.article }.onlyIf { $0.article != nil },
        .object("topic", .topic) { $0.topic }.onlyIf { $0.topic != nil },
        .object("gallery", .gallery) { $0.gallery }.onlyIf { $0.gallery != nil },
        .object("link", .link) { $0.link }.onlyIf { $0.link != nil },
    ])
}

extension Shape where Value == OutsideLink {
    /// A page elsewhere.
    static let link = Shape([
        .uri("url") { $0.url },
        .string("title") { $0.title },
        .object("image", .outsideImage) { $0.imageURL },
    ])
}

extension Shape where Value == String {
    /// The picture of a page elsewhere, of which the address is all that is known: the members are those of ``image``.
    package static let outsideImage = Shape([
        .integer("id") { _ in nil },
        .uri("url") { $0 },
        .integer("width") { _ in nil },
        .integer("height") { _ in nil },
        .string("alt") { _ in nil },
        .string("caption") { _ in nil },
        .string("credit") { _ in nil },
        .object("focalPoint", .focalPoint) { _ in nil },
        .string("placeholder") { _ in nil },
        .list("renditions", .rendition) { _ in [] },
    ])
}

extension PickCollection.Item {
    fileprivate var type: String {
        switch target {
        case .article: "article"
        case .topic: "topic"
        case .gallery: "gallery"
        case .link: "link"
        }
    }

    fileprivate var article: ArticleSummary? {
        if case .article(let article) = target { article } else { nil }
    }

    fileprivate var topic: TopicSummary? {
        if case .topic(let topic) = target { topic } else { nil }
    }

    fileprivate var gallery: Gallery? {
        if case .gallery(let gallery) = target { gallery } else { nil }
    }

    fileprivate var link: OutsideLink? {
        if case .link(let link) = target { link } else { nil }
    }
}
