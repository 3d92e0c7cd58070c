internal import HTTPTypes

/// What is known of a request before its address is taken apart: enough for an answer that lies in memory.
struct RequestHead: Sendable {
    let method: HTTPRequest.Method
    /// Path and query as they were sent.
    let target: String
    var conditions = ReadConditions()
    /// The caller's id for it, where that is sane, or one of ours.
    let requestID: String
    /// Who is counted for it, unless a key says otherwise.
    var sender = Sender.exempt
    /// When it was read.
    let arrival = ContinuousClock.now

    var isHead: Bool { method == .head }
}

extension RequestHead {
    /// The head of a request whose headers were parsed. Who is counted for it is not known yet.
    init(_ method: HTTPRequest.Method, _ target: String, _ fields: HTTPFields) {
        self.init(
            method: method,
            target: target,
            conditions: ReadConditions(fields),
            requestID: RequestID.of(fields[.requestID])
        )
    }
}
