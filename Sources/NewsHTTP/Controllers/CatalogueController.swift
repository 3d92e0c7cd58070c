internal import NewsDomain
internal import NewsJSON

/// A list of resources and each of them by its slug: sections, tags, authors, topics, collections, galleries.
struct CatalogueController<Query: PagedQuery, Item: Sendable, Place: Sendable, Detail: Sendable> {
    /// The resource's name in the path's variable.
    let name: String
    /// Its plural, as it stands in the path.
    let plural: String
    let newsroom: Newsroom
    let delivery: Delivery
    let policy: CachePolicy
    let shape: Shape<Item>
    let detailShape: Shape<Detail>
    /// Reads the list's own parameters.
    let query: @Sendable (inout QueryReader, ReadRequest) throws -> Query
    let find: @Sendable (Query) throws -> Page<Item, Place>
    let cursor: @Sendable (Place) -> String
    /// Finds one by its slug or id; the selection says which fields will be shown.
    let findOne: @Sendable (ResourceReference, FieldSelection?, _ isEditorial: Bool) throws -> Detail

    var endpoints: [Endpoint] {
        [
            Endpoint(read: "/v1/\(plural)", list),
            Endpoint(read: "/v1/\(plural)/{\(name)}", show),
        ]
    }

    /// GET /v1/{plural}
    @Sendable func list(_ request: ReadRequest) throws -> Answer {
        var reader = QueryReader(request)
        let query = try query(&reader, request)
        let selection = reader.fields(of: shape)
        let parameters = try reader.finish()
        let render = {
            let (page, time) = try timed { try find(query) }
            return Answer.list(
                page,
                shape,
                selection,
                limit: query.limit,
                address: ListAddress(request, parameters),
                addresses: newsroom.addresses,
                databaseTime: time,
                cursor: cursor
            ).showing(.articles, .catalogue)
        }
        guard !query.isEditorial else { return try render().uncached }
        return try delivery.answer(request, parameters, policy, render)
    }

    /// GET /v1/{plural}/{name}
    @Sendable func show(_ request: ReadRequest) throws -> Answer {
        var reader = QueryReader(request)
        let selection = reader.fields(of: detailShape)
        let reference = try request.reference(name)
        let parameters = try reader.finish()
        let isEditorial = policy.widensByKey && request.principal?.may(.drafts) == true
        let render = {
            do {
                let (detail, time) = try timed { try findOne(reference, selection, isEditorial) }
                return Answer.one(
                    detail,
                    detailShape,
                    selection,
                    addresses: newsroom.addresses,
                    databaseTime: time
                ).showing(.articles, .catalogue)
            } catch let moved as Moved {
                return .movedPermanently(to: request.address(of: moved.slug, in: plural))
            }
        }
        guard !isEditorial else { return try render().uncached }
        return try delivery.answer(request, parameters, policy, render)
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
