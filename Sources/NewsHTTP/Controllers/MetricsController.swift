internal import HTTPTypes
package import NewsDomain

/// Makes what `/metrics` says, where no request waits for the thread.
package typealias MetricsReport = @Sendable () async throws -> String

/// What the server counts, for Prometheus. The contract does not name it: it is the operator's, and there where they want it.
struct MetricsController {
    let report: MetricsReport
    /// Nil where everybody may read who reaches the port.
    let scope: KeyScope?

    var endpoints: [Endpoint] { [Endpoint(.get, "/metrics", show)] }

    /// GET /metrics
    @Sendable func show(_ request: Request) async throws -> Answer {
        if let scope { _ = try request.require(scope) }
        try request.refuseParameters()
        var answer = Answer.text(try await report(), contentType: PrometheusText.contentType).uncached
        answer.isForOtherOrigins = false
        return answer
    }
}
