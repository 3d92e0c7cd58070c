internal import Hummingbird
internal import NewsDomain

/// Whether the service lives, and whether it can answer.
struct HealthController {
    let newsroom: Newsroom

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/livez", live),
            Endpoint(.get, "/readyz", ready),
        ]
    }

    /// GET /livez
    @Sendable func live(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        try reader.finish()
        return .json(Array(#"{"status":"ok"}"#.utf8))
    }

    /// GET /readyz
    @Sendable func ready(_ request: Request, _ context: NewsRequestContext) async throws -> Answer {
        var reader = QueryReader(request)
        try reader.finish()
        let (_, time) = try await timed { try await newsroom.checkReadiness() }
        return .json(Array(#"{"status":"ready"}"#.utf8), databaseTime: time)
    }
}
