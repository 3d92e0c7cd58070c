internal import HTTPTypes
internal import Hummingbird

/// One row of a controller's route table.
struct Endpoint: Sendable {
    typealias Handler = @Sendable (Request, NewsRequestContext) async throws -> Answer

    let method: HTTPRequest.Method
    /// As in openapi.yaml: `/v1/articles/{article}`.
    let path: String
    let handler: Handler

    init(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
        self.method = method
        self.path = path
        self.handler = handler
    }
}
