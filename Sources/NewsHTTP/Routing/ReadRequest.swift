internal import Hummingbird
internal import NewsDomain

/// A GET or a HEAD as the controllers read it, whichever way it came.
struct ReadRequest: RoutedRequest, Sendable {
    /// Path and query as they were sent.
    let target: String
    let path: String
    /// What stands behind the `?`, empty where nothing does.
    let query: String
    let conditions: ReadConditions
    let principal: Principal?
    private let variables: [PathVariable]

    init(target: RequestTarget, conditions: ReadConditions, principal: Principal?, variables: [PathVariable]) {
        self.target = target.text
        path = target.path
        query = target.query
        self.conditions = conditions
        self.principal = principal
        self.variables = variables
    }

    func variable(_ name: String) -> String? {
        variables.first { $0.name == name }.map { String($0.value) }
    }

    /// The same address with a resource under another slug.
    func address(of slug: String, in plural: String) -> String {
        let segments = path.split(separator: "/")
        let rest = segments.dropFirst(3).map { "/" + $0 }.joined()
        return PercentEncoding.tidied(
            "/v1/\(plural)/\(PercentEncoding.encode(slug))\(rest)" + (query.isEmpty ? "" : "?\(query)")
        )
    }
}

/// What stands for a variable of a path.
struct PathVariable: Sendable {
    let name: String
    /// As it was sent.
    let value: Substring
}

extension ReadRequest {
    /// As Hummingbird has it.
    init(_ request: Request, _ context: NewsRequestContext) {
        self.init(
            target: RequestTarget(request.uri),
            conditions: ReadConditions(request.headers),
            principal: context.principal,
            variables: context.parameters.map { PathVariable(name: String($0.key), value: $0.value) }
        )
    }
}
