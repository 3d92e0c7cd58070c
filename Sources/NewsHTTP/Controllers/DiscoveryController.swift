internal import Hummingbird
internal import NewsDomain
internal import NewsJSON

/// Where everything is.
struct DiscoveryController {
    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/v1", index)
        ]
    }

    /// GET /v1
    @Sendable func index(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let selection = reader.fields(of: .discovery)
        try reader.finish()
        return .json(PageWriter.one(Discovery(), .discovery, selection))
    }
}
