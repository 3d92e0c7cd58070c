internal import Hummingbird
internal import NewsDomain
internal import NewsJSON

/// A list of resources and each of them by its slug: sections, tags, authors, topics, collections, galleries.
struct CatalogueController<Query: PagedQuery, Item: Sendable, Place: Sendable, Detail: Sendable> {
    /// The resource's name in the path's variable.
    let name: String
    /// Its plural, as it stands in the path.
    let plural: String
    let shape: Shape<Item>
    let detailShape: Shape<Detail>
    /// Reads the list's own parameters.
    let query: @Sendable (inout QueryReader) -> Query
    let find: @Sendable (Query) async throws -> Page<Item, Place>
    let cursor: @Sendable (Place) -> String
    /// Finds one by its slug; the selection says which fields will be shown.
    let findOne: @Sendable (_ slug: String, FieldSelection?) async throws -> Detail

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/v1/\(plural)", list),
            Endpoint(.get, "/v1/\(plural)/{\(name)}", show),
        ]
    }

    /// GET /v1/{plural}
    @Sendable func list(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let query = query(&reader)
        let selection = reader.fields(of: shape)
        try reader.finish()
        let (page, time) = try await timed { try await find(query) }
        return .list(
            page,
            shape,
            selection,
            limit: query.limit,
            request: request,
            databaseTime: time,
            cursor: cursor
        )
    }

    /// GET /v1/{plural}/{name}
    @Sendable func show(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let selection = reader.fields(of: detailShape)
        let slug = try context.segment(name)
        try reader.finish()
        let (detail, time) = try await timed { try await findOne(slug, selection) }
        return .one(detail, detailShape, selection, databaseTime: time)
    }
}

/// A query of which a page has a limit.
protocol PagedQuery: Sendable {
    var limit: Int { get }
}

extension NamedQuery: PagedQuery {}
extension TopicQuery: PagedQuery {}
extension GalleryQuery: PagedQuery {}
