internal import HTTPTypes
internal import NewsDomain

/// One row of a route table of what editors write: a request is made into an operation, which is done alone or with
/// others of a batch, and its outcome into an answer.
struct WriteEndpoint: Sendable {
    typealias Prepare = @Sendable (inout WriteRequest) throws -> PreparedWrite

    let method: HTTPRequest.Method
    /// As in openapi.yaml: `/v1/articles/{article}`.
    let path: String
    /// Whether a request may come without a body.
    let isBodyOptional: Bool
    let prepare: Prepare

    init(
        _ method: HTTPRequest.Method,
        _ path: String,
        isBodyOptional: Bool = false,
        _ prepare: @escaping Prepare
    ) {
        self.method = method
        self.path = path
        self.isBodyOptional = isBodyOptional
        self.prepare = prepare
    }

    /// The variables of the path where it is this endpoint's; nil where it is not.
    func parameters(of path: Substring) -> [String: String]? {
        let pattern = self.path.split(separator: "/", omittingEmptySubsequences: false)
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        guard pattern.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (part, segment) in zip(pattern, segments) {
            guard part.first == "{" else {
                guard part == segment else { return nil }
                continue
            }
            guard !segment.isEmpty, let text = PercentEncoding.decode(segment) else { return nil }
            parameters[String(part.dropFirst().dropLast())] = text
        }
        return parameters
    }
}

/// An operation that is ready to be done.
struct PreparedWrite: Sendable {
    let operation: EditorialOperation
    let answer: @Sendable (EditorialOutcome) -> Answer
}
