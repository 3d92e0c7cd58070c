internal import NewsDomain
internal import NewsJSON

/// Where everything is.
struct DiscoveryController {
    let version: String
    let caching: ResponseCaching

    var endpoints: [Endpoint] {
        [
            Endpoint(read: "/v1", index)
        ]
    }

    /// GET /v1
    @Sendable func index(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        let selection = reader.fields(of: .discovery)
        let parameters = try reader.finish()
        return try caching.answer(request, parameters, .service) {
            Answer.json(PageWriter.one(Discovery(version: version), .discovery, selection)).showing(.service)
        }
    }
}
