internal import NewsDomain

/// What stands for a variable of a path.
struct PathVariable: Sendable, Equatable {
    let name: String
    /// As it was sent.
    let value: Substring
}

/// A request whose path was matched.
protocol RoutedRequest {
    /// What stands for the variables of the path.
    var variables: [PathVariable] { get }
}

extension RoutedRequest {
    /// The segment of the path that stands for `{name}`, decoded.
    func segment(_ name: String) throws -> String {
        guard let raw = variables.first(where: { $0.name == name })?.value,
            let text = PercentEncoding.isPlain(raw) ? String(raw) : PercentEncoding.decode(raw)
        else { throw NewsError(.notFound, "There is no such \(name).") }
        return text
    }

    /// What the segment that stands for `{name}` names: digits are an id, anything else a slug.
    func reference(_ name: String) throws -> ResourceReference {
        ResourceReference(text: try segment(name))
    }

    /// The article that `{article}` names.
    func article() throws -> ResourceReference {
        try reference("article")
    }

    /// The comment that `{comment}` names.
    func comment() throws -> Int64 {
        guard let id = Int64(try segment("comment")), id > 0 else {
            throw NewsError(.notFound, "There is no such comment.")
        }
        return id
    }
}
