internal import Hummingbird
internal import NewsDomain
internal import NewsJSON

/// Where everything is.
struct DiscoveryController {
    let delivery: Delivery

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/v1", index)
        ]
    }

    /// GET /v1
    @Sendable func index(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        let selection = reader.fields(of: .discovery)
        let parameters = try reader.finish()
        return try await delivery.answer(request, parameters, .service) {
            Answer.json(PageWriter.one(Discovery(), .discovery, selection)).showing(.service)
        }
    }
}
