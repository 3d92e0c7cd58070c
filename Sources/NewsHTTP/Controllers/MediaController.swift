internal import HTTPTypes
internal import NewsDomain
internal import NewsJSON

/// Media, for editors: what articles, galleries, authors and topics may refer to.
struct MediaController {
    let repository: any EditorialRepository
    let newsroom: Newsroom
    let publicURL: String?

    var endpoints: [Endpoint] {
        [Endpoint(.get, "/v1/media", list), Endpoint(.get, "/v1/media/{media}", show)]
    }

    /// GET /v1/media
    @Sendable func list(_ request: Request) async throws -> Answer {
        _ = try request.require(.drafts)
        var reader = QueryReader(request)
        let place = reader.cursor(Cursor.media)
        let limit = reader.limit()
        let selection = reader.fields(of: .media)
        let parameters = try reader.finish()
        let (page, time) = try await timedTask { try await repository.media(after: place, limit: limit) }
        return .list(
            page,
            .media,
            selection,
            limit: limit,
            address: ListAddress(request, parameters, below: publicURL),
            addresses: repository.addresses,
            databaseTime: time,
            cursor: Cursor.encode(media:)
        ).uncached
    }

    /// GET /v1/media/{media}
    @Sendable func show(_ request: Request) async throws -> Answer {
        _ = try request.require(.drafts)
        var reader = QueryReader(request)
        let selection = reader.fields(of: .media)
        try reader.finish()
        guard let id = Int64(try request.segment("media")) else {
            throw CatalogueKind.media.notFound
        }
        let version = try newsroom.version(of: CatalogueItem(.media, .id(id)))
        do {
            let (media, time) = try await timedTask { try await repository.media(id) }
            return .one(media, .media, selection, addresses: repository.addresses, databaseTime: time)
                .tagged(version: version ?? 1).uncached
        } catch let moved as Moved {
            return .movedPermanently(to: request.address(of: moved.slug, in: "media")).uncached
        }
    }
}
