internal import NewsDomain

/// A request whose path was matched: who asks, and what stands for the variables of the path.
protocol RoutedRequest {
    /// Who asks, where a key says so.
    var principal: Principal? { get }

    /// The segment of the path that stands for `{name}`, as it was sent.
    func variable(_ name: String) -> String?
}

extension RoutedRequest {
    /// The segment of the path that stands for `{name}`, decoded.
    func segment(_ name: String) throws -> String {
        guard let raw = variable(name) else { throw NewsError(.notFound, "There is no such \(name).") }
        if PercentEncoding.isPlain(raw) { return raw }
        guard let text = PercentEncoding.decode(raw) else {
            throw NewsError(.notFound, "There is no such \(name).")
        }
        return text
    }

    /// What the segment that stands for `{name}` names: digits are an id, anything else a slug.
    func reference(_ name: String) throws -> ResourceReference {
        ResourceReference(text: try segment(name))
    }

    /// The article that `{article}` names.
    func article() throws -> ArticleReference {
        try reference("article")
    }

    /// The comment that `{comment}` names.
    func comment() throws -> Int64 {
        guard let id = Int64(try segment("comment")), id > 0 else {
            throw NewsError(.notFound, "There is no such comment.")
        }
        return id
    }

    /// Who asks; throws unless their key allows the scope.
    func require(_ scope: KeyScope) throws -> Principal {
        guard let principal else {
            throw NewsError(.unauthenticated, "This needs a key with the scope “\(scope.rawValue)”.")
        }
        guard principal.may(scope) else {
            throw NewsError(.forbidden, "The key does not have the scope “\(scope.rawValue)”.")
        }
        return principal
    }
}
