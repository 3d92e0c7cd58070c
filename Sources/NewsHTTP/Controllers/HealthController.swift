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

    /// What a service is to be ready for.
    private enum Purpose: String, CaseIterable {
        case reads, writes
    }

    /// GET /livez
    @Sendable func live(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        try reader.finish()
        return .json(Array(#"{"status":"ok"}"#.utf8))
    }

    /// GET /readyz
    ///
    /// Where only writes or backups fail it goes on answering readers, and says so: whoever balances load must not take them away.
    @Sendable func ready(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        let purpose = reader.choice("for", standard: Purpose.reads)
        try reader.finish()
        let health = newsroom.health
        if let fault = health.reading ?? (purpose == .writes ? health.writing : nil) {
            var error = NewsError(.unavailable, fault.sentence)
            error.cause = fault.cause
            throw error
        }
        let faults = [("writes", health.writing), ("backups", health.backingUp)]
            // Sentences of ours: there is nothing to escape in them.
            .compactMap { name, fault in fault.map { #","\#(name)":"\#($0.sentence)""# } }
        return .json(Array(#"{"status":"\#(faults.isEmpty ? "ready" : "degraded")"\#(faults.joined())}"#.utf8))
    }
}
