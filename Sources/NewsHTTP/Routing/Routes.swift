/// The routes of the API by their paths: the one table that finds what answers a request, or an operation of a batch.
///
/// Fixed segments go before variable ones. Empty segments, as of a trailing slash, count for nothing.
struct Routes: Sendable {
    private var root = Node()

    fileprivate struct Node: Sendable {
        var fixed: [Substring: Node] = [:]
        /// At most one: what stands for any other segment.
        var variable: [Variable] = []
        var route: Route?
    }

    fileprivate struct Variable: Sendable {
        let name: String
        var node: Node
    }

    init(_ endpoints: [Endpoint]) {
        for endpoint in endpoints { root.add(endpoint, at: endpoint.path.split(separator: "/")[...]) }
    }

    /// What is at a path, and its variables as they were sent; nil where nothing is.
    func find(_ path: String) -> (route: Route, variables: [PathVariable])? {
        guard path.utf8.first == UInt8(ascii: "/") else { return nil }
        var node = root
        var variables: [PathVariable] = []
        for segment in path.utf8.split(separator: UInt8(ascii: "/")) {
            let segment = Substring(segment)
            if let next = node.fixed[segment] {
                node = next
            } else if let variable = node.variable.first {
                variables.append(PathVariable(name: variable.name, value: segment))
                node = variable.node
            } else {
                return nil
            }
        }
        return node.route.map { ($0, variables) }
    }
}

extension Routes.Node {
    fileprivate mutating func add(_ endpoint: Endpoint, at segments: ArraySlice<Substring>) {
        guard let segment = segments.first else {
            route = Route((route?.endpoints ?? []) + [endpoint])
            return
        }
        if segment.hasPrefix("{") {
            let name = String(segment.dropFirst().dropLast())
            if variable.isEmpty { variable = [Routes.Variable(name: name, node: Routes.Node())] }
            variable[0].node.add(endpoint, at: segments.dropFirst())
        } else {
            fixed[segment, default: Routes.Node()].add(endpoint, at: segments.dropFirst())
        }
    }
}
