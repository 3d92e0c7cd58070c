/// A request that may be answered ahead of the router: a GET or a HEAD without a body or a key, of whatever version of HTTP.
struct HotRequest {
    let isHead: Bool
    /// Path and query as they were sent.
    let target: String
    var conditions = ReadConditions()
    var requestID: String?
    /// `X-Forwarded-For`.
    var forwardedFor: String?

    var method: String { isHead ? "HEAD" : "GET" }

    /// The path as it was sent.
    var path: String { String(target.prefix { $0 != "?" }) }
}
