internal import NewsDomain

/// Whether the service lives, and whether it can answer.
struct HealthController {
    let newsroom: Newsroom

    var endpoints: [Endpoint] {
        [
            Endpoint(read: "/livez", live),
            Endpoint(read: "/readyz", ready),
        ]
    }

    /// GET /livez
    @Sendable func live(_ request: ReadRequest) throws -> Answer {
        var reader = QueryReader(request)
        try reader.finish()
        return .json(Array(#"{"status":"ok"}"#.utf8))
    }

    /// GET /readyz
    @Sendable func ready(_ request: ReadRequest) throws -> Answer {
        var reader = QueryReader(request)
        try reader.finish()
        let (_, time) = try timed { try newsroom.checkReadiness() }
        return .json(Array(#"{"status":"ready"}"#.utf8), databaseTime: time)
    }
}
