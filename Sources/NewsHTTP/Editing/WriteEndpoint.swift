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
}

/// An operation that is ready to be done.
struct PreparedWrite: Sendable {
    let operation: EditorialOperation
    let answer: @Sendable (EditorialOutcome) -> Answer
}
