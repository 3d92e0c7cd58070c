/// A request that may be answered from memory: a GET or a HEAD without a body or a key, of whatever version of HTTP.
struct HotRequest {
    let isHead: Bool
    /// Path and query as they were sent.
    let target: String
    var conditions = ReadConditions()
    var requestID: String?

    var method: String { isHead ? "HEAD" : "GET" }
}
