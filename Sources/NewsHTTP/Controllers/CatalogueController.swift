internal import NewsDomain
internal import NewsJSON

/// A list of resources and each of them by its slug: sections, tags, authors, topics, collections, galleries.
struct CatalogueController<Query: PagedQuery, Item: Sendable, Place: Sendable, Detail: Sendable> {
    /// What is listed; the path's variable is called so.
    let kind: CatalogueKind
    let newsroom: Newsroom
    let delivery: Delivery
    let policy: CachePolicy
    let shape: Shape<Item>
    let detailShape: Shape<Detail>
    /// Of the articles that a list shows, and of those that one resource shows; nil where it shows none.
    var views: ArticleViews?
    var detailViews: ArticleViews?
    /// Reads the list's own parameters.
    let query: @Sendable (inout QueryReader, Request) throws -> Query
    /// Finds a page; the parts are those of the articles that it shows.
    let find: @Sendable (Query, ArticleParts) throws -> Page<Item, Place>
    let cursor: @Sendable (Place) -> String
    /// Reads the languages in which the detail is asked for; nil where it shows nothing of which there is more than one.
    var languages: (@Sendable (inout QueryReader) throws -> LanguageRanges?)?
    /// Finds one by its slug or id.
    let findOne: @Sendable (CatalogueDetailQuery) throws -> Detail

    var endpoints: [Endpoint] {
        [
            Endpoint(read: "/v1/\(kind.plural)", list),
            Endpoint(read: "/v1/\(kind.plural)/{\(kind.rawValue)}", show),
        ]
    }

    /// GET /v1/{plural}
    @Sendable func list(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        let query = try query(&reader, request)
        let (selection, parts) = reader.selection(of: shape, views)
        let parameters = try reader.finish()
        let render = {
            let (page, time) = try timed { try find(query, parts) }
            return Answer.list(
                page,
                shape,
                selection,
                limit: query.limit,
                address: ListAddress(request, parameters, below: delivery.publicURL),
                addresses: newsroom.addresses,
                databaseTime: time,
                cursor: cursor
            ).showing(.articles, .catalogue)
        }
        guard !query.isEditorial else { return try render().uncached }
        return try delivery.answer(request, parameters, policy, render)
    }

    /// GET /v1/{plural}/{name}
    @Sendable func show(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        var query = CatalogueDetailQuery(try request.reference(kind.rawValue))
        query.languages = try languages?(&reader)
        let (selection, parts) = reader.selection(of: detailShape, detailViews)
        query.parts = parts
        let parameters = try reader.finish()
        query.isEditorial = request.principal?.may(.drafts) == true
        let render = { [query] in
            do {
                let version = query.isEditorial ? try newsroom.version(of: CatalogueItem(kind, query.reference)) : nil
                let (detail, time) = try timed { try findOne(query) }
                let answer = Answer.one(
                    detail,
                    detailShape,
                    selection,
                    addresses: newsroom.addresses,
                    databaseTime: time
                ).showing(.articles, .catalogue)
                return version.map(answer.tagged(version:)) ?? answer
            } catch let moved as Moved {
                return .movedPermanently(to: request.address(of: moved.slug, in: kind.plural))
            }
        }
        guard !query.isEditorial else { return try render().uncached }
        return try delivery.answer(request, parameters, policy.widenedByKey, render)
    }
}

/// What is asked for of one member of a catalogue.
struct CatalogueDetailQuery: Sendable {
    let reference: ResourceReference
    var languages: LanguageRanges?
    /// Those of the articles that it shows.
    var parts = ArticleParts.all
    /// Whether an editor asks.
    var isEditorial = false

    init(_ reference: ResourceReference) {
        self.reference = reference
    }
}

extension QueryReader {
    fileprivate mutating func selection<Value>(
        of shape: Shape<Value>,
        _ views: ArticleViews?
    ) -> (fields: FieldSelection?, parts: ArticleParts) {
        if let views { selection(of: shape, views) } else { (fields(of: shape), .all) }
    }
}

/// A query of which a page has a limit.
protocol PagedQuery: Sendable {
    var limit: Int { get }
    /// Whether it asks for more than readers see.
    var isEditorial: Bool { get }
}

extension PagedQuery {
    var isEditorial: Bool { false }
}

extension NamedQuery: PagedQuery {}
extension TopicQuery: PagedQuery {}
extension GalleryQuery: PagedQuery {
    var isEditorial: Bool { status != nil }
}
