internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// What editors write of everything but articles.
struct CatalogueWriting: Sendable {
    let cleaner: any MarkupCleaner
    let site: any AddressSource

    var endpoints: [WriteEndpoint] {
        CatalogueKind.allCases.flatMap(endpoints)
            + [CatalogueKind.tag, .topic].map { kind in
                WriteEndpoint(.post, "/v1/\(kind.plural)/{\(kind.rawValue)}/merge") { try merge(kind, &$0) }
            }
            + [WriteEndpoint(.put, "/v1/collections/{collection}/items", setPicks)]
    }

    private func endpoints(_ kind: CatalogueKind) -> [WriteEndpoint] {
        let list = "/v1/\(kind.plural)"
        let one = "\(list)/{\(kind.rawValue)}"
        return [
            WriteEndpoint(.post, list) { try create(kind, &$0) },
            WriteEndpoint(.patch, one) { try change(kind, &$0) },
            WriteEndpoint(.delete, one, isBodyOptional: true) { try delete(kind, &$0) },
        ]
    }

    /// POST /v1/{plural}
    private func create(_ kind: CatalogueKind, _ request: inout WriteRequest) throws -> PreparedWrite {
        for name in kind.required { request.body.require(name) }
        let (change, removed) = try read(kind, &request)
        return PreparedWrite(operation: .catalogue(.create(change))) { [site] outcome in
            outcome.created(kind, removed: removed, site.addresses)
        }
    }

    /// PATCH /v1/{plural}/{name}
    private func change(_ kind: CatalogueKind, _ request: inout WriteRequest) throws -> PreparedWrite {
        let item = CatalogueItem(kind, try request.reference(kind.rawValue))
        let condition = try request.condition()
        let (change, removed) = try read(kind, &request)
        return PreparedWrite(operation: .catalogue(.change(item, change, condition))) { [site] in
            $0.answer(removed: removed, site.addresses)
        }
    }

    /// DELETE /v1/{plural}/{name}
    private func delete(_ kind: CatalogueKind, _ request: inout WriteRequest) throws -> PreparedWrite {
        let item = CatalogueItem(kind, try request.reference(kind.rawValue))
        let replacement = kind == .collection ? nil : request.query.reference("replaceWith")
        let condition = try request.condition()
        try request.finish()
        return PreparedWrite(operation: .catalogue(.delete(item, replacement: replacement, condition))) { _ in
            Answer(status: .noContent)
        }
    }

    /// POST /v1/{plural}/{name}/merge
    private func merge(_ kind: CatalogueKind, _ request: inout WriteRequest) throws -> PreparedWrite {
        let item = CatalogueItem(kind, try request.reference(kind.rawValue))
        let condition = try request.condition()
        request.body.require("into")
        let into = request.body.change("into") { $0.reference("into") }
        try request.finish()
        return PreparedWrite(operation: .catalogue(.merge(item, into: into ?? .id(0), condition))) { [site] in
            $0.answer(removed: [], site.addresses)
        }
    }

    /// PUT /v1/collections/{collection}/items
    @Sendable private func setPicks(_ request: inout WriteRequest) throws -> PreparedWrite {
        let collection = try request.reference("collection")
        let condition = try request.condition()
        request.body.require("items")
        request.body.passOver(membersOf: .collection)
        let picks = request.body.objects("items", atMost: PickCollection.maximumItems) { Pick(&$0) }
        try request.finish()
        return PreparedWrite(operation: .catalogue(.setPicks(collection: collection, picks, condition))) { [site] in
            $0.answer(removed: [], site.addresses)
        }
    }

    private func read(
        _ kind: CatalogueKind,
        _ request: inout WriteRequest
    ) throws -> (CatalogueChange, [RemovedPart]) {
        request.body.passOver(membersOf: kind)
        var change = CatalogueChange(kind, &request.body)
        var removed: [RemovedPart] = []
        if case .topic(var topic) = change,
            let html = request.body.change("definition", { $0.string("definition") })
        {
            let clean = cleaner.clean(html)
            (topic.definition, removed) = (clean.body, clean.removed)
            change = .topic(topic)
        }
        try request.finish()
        return (change, removed)
    }
}

extension BodyReader {
    /// Passes over what a thing of that kind answers beside what is read here.
    fileprivate mutating func passOver(membersOf kind: CatalogueKind) {
        switch kind {
        case .section: passOver(membersOf: Shape<Section>.section)
        case .tag: passOver(membersOf: Shape<Tag>.tag)
        case .author: passOver(membersOf: Shape<Author>.author)
        case .topic: passOver(membersOf: Shape<Topic>.topicDetail)
        case .gallery: passOver(membersOf: Shape<Gallery>.gallery)
        case .collection: passOver(membersOf: Shape<PickCollection>.collection)
        case .media: passOver(membersOf: Shape<Media>.media)
        }
    }
}

extension CatalogueKind {
    /// Its plural, as it stands in paths.
    var plural: String {
        switch self {
        case .gallery: "galleries"
        case .media: "media"
        default: rawValue + "s"
        }
    }

    /// What a new one has to have.
    fileprivate var required: [String] {
        switch self {
        case .section, .tag, .author: ["name"]
        case .topic, .collection: ["title"]
        case .gallery: ["title", "kind"]
        case .media: ["kind", "url"]
        }
    }
}

extension EditorialOutcome {
    /// The thing as it is after a change, with the tag of its version. What was taken out of its text is told of what has
    /// one.
    func answer(removed: [RemovedPart], _ addresses: SiteAddresses) -> Answer {
        guard case .thing(let thing, let version) = self else { return Answer(status: .noContent) }
        return thing.answer(removed: removed, addresses).tagged(version: version)
    }

    /// The same of a thing that was made: where it is, too.
    func created(_ kind: CatalogueKind, removed: [RemovedPart], _ addresses: SiteAddresses) -> Answer {
        var answer = answer(removed: removed, addresses)
        answer.status = .created
        if let name { answer.headers[.location] = "/v1/\(kind.plural)/\(PercentEncoding.encode(name))" }
        return answer
    }

    /// What names the thing in a path.
    private var name: String? {
        if case .thing(let thing, _) = self { thing.name } else { nil }
    }
}

extension CatalogueThing {
    fileprivate func answer(removed: [RemovedPart], _ addresses: SiteAddresses) -> Answer {
        switch self {
        case .section(let section): .one(section, .section, addresses: addresses)
        case .tag(let tag): .one(tag, .tag, addresses: addresses)
        case .author(let author): .one(author, .author, addresses: addresses)
        case .topic(let topic): .json(PageWriter.written(topic, .topic, removed: removed, addresses: addresses))
        case .gallery(let gallery): .one(gallery, .gallery, addresses: addresses)
        case .collection(let collection): .one(collection, .collection, addresses: addresses)
        case .media(let media): .one(media, .media, addresses: addresses)
        }
    }

    fileprivate var name: String {
        switch self {
        case .section(let section): section.slug
        case .tag(let tag): tag.slug
        case .author(let author): author.slug
        case .topic(let topic): topic.slug
        case .gallery(let gallery): gallery.slug
        case .collection(let collection): collection.slug
        case .media(let media): String(media.id)
        }
    }
}
