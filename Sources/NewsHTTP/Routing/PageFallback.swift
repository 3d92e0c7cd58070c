internal import HTTPTypes

/// What answers people in a browser at addresses that no route has: programs are told that nothing is there.
struct PageFallback: Sendable {
    let route: Route

    init(_ endpoint: Endpoint) {
        route = Route([endpoint])
    }

    /// Whether a request is one of a browser for a page, outside of the API.
    func takes(_ request: Request) -> Bool {
        [.get, .head].contains(request.method) && request.path != "/v1" && !request.path.hasPrefix("/v1/")
            && AcceptedTypes(request.headers[.accept]).prefersPage
    }
}
