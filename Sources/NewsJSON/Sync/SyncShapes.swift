package import NewsDomain

// Things as copies hold them: what they say themselves, and id and slug of others. No counts, and nothing that changes with
// something else.

extension SyncKind {
    /// The members that the kind's values have.
    package var fields: [FieldName] {
        switch self {
        case .section: Shape<Section>.syncSection.names
        case .tag: Shape<Tag>.syncTag.names
        case .author: Shape<Author>.syncAuthor.names
        case .topic: Shape<TopicSummary>.syncTopic.names
        case .gallery: Shape<Gallery>.syncGallery.names
        case .article: Shape<SyncArticle>.syncArticle.names
        case .collection: Shape<SyncCollection>.syncCollection.names
        }
    }
}

extension SyncValue {
    /// Writes the value in the shape of its kind.
    func write(to json: inout JSONWriter, _ selection: FieldSelection?) {
        switch self {
        case .section(let value): Shape.syncSection.write(value, to: &json, selection)
        case .tag(let value): Shape.syncTag.write(value, to: &json, selection)
        case .author(let value): Shape.syncAuthor.write(value, to: &json, selection)
        case .topic(let value): Shape.syncTopic.write(value, to: &json, selection)
        case .gallery(let value): Shape.syncGallery.write(value, to: &json, selection)
        case .article(let value): Shape.syncArticle.write(value, to: &json, selection)
        case .collection(let value): Shape.syncCollection.write(value, to: &json, selection)
        }
    }
}

extension Shape where Value == Section {
    static let syncSection = section.without(["articleCount"])
}

extension Shape where Value == Tag {
    static let syncTag = tag.without(["articleCount"])
}

extension Shape where Value == Author {
    static let syncAuthor = author.without(["articleCount"])
}

extension Shape where Value == TopicSummary {
    /// Which topics are in focus, the collection of that name says.
    static let syncTopic = topic.without(["articleCount", "inFocus"])
}

extension Shape where Value == Gallery {
    static let syncGallery = gallery.without(["itemCount", "cover"])
}

extension Shape where Value == SyncReference {
    static let syncReference = Shape([
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
    ])
}

extension Shape where Value == SyncArticle {
    static let syncArticle = Shape(
        Shape<ArticleSummary>.summary.without(["section", "authors", "tags", "commentCount", "status", "deletedAt"])
            .fields.map { $0.of(\SyncArticle.summary) } + ownFields
    )

    private static let ownFields: [Field] = [
        .object("section", .syncReference) { SyncReference($0.summary.section) },
        .list("authors", .syncReference) { $0.summary.authors.map(SyncReference.init) },
        .list("tags", .syncReference) { $0.summary.tags.map(SyncReference.init) },
        .list("topics", .syncReference) { $0.topics },
        .list("galleries", .syncReference) { $0.galleries },
        .string("body") { $0.body },
        .boolean("commentsOpen") { $0.commentsOpen },
        .list("corrections", .correction) { $0.corrections },
        .string("canonicalUrl") { $0.canonicalURL },
        .object("source", .source) { $0.source },
        .integer("version") { $0.version },
    ]
}

extension SyncReference {
    fileprivate init(_ reference: NamedReference) {
        self.init(id: reference.id, slug: reference.slug)
    }
}

extension SyncCollection {
    fileprivate var addressed: AddressedThing { AddressedThing(.collection, id: id, slug: slug) }
}

extension Shape where Value == SyncCollection {
    static let syncCollection = Shape([
        .custom("id") { $1.integer($0.id) },
        .string("slug") { $0.slug },
        .address { $0.addressed },
        .string("title") { $0.title },
        .list("picks", .syncPick) { $0.items },
    ])
}

extension Shape where Value == SyncCollection.Item {
    /// A pick: what is on the site by id and slug, a page elsewhere whole.
    static let syncPick = Shape([
        .string("type") { $0.reference?.kind.rawValue ?? "link" },
        .string("label") { $0.label },
        .timestamp("endsAt") { $0.endsAt },
        .custom("id") { $1.integer($0.reference?.thing.id ?? 0) }.onlyIf { $0.reference != nil },
        .string("slug") { $0.reference?.thing.slug }.onlyIf { $0.reference != nil },
        .object("link", .link) { $0.link }.onlyIf { $0.link != nil },
    ])
}

extension SyncCollection.Item {
    fileprivate var reference: (kind: SyncKind, thing: SyncReference)? {
        if case .thing(let kind, let thing) = target { (kind, thing) } else { nil }
    }

    fileprivate var link: OutsideLink? {
        if case .link(let link) = target { link } else { nil }
    }
}
