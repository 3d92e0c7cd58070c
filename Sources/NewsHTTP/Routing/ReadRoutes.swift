/// The endpoints that answer a GET on the thread that asks, by their paths: for requests that did not come by way of
/// Hummingbird's router, with the same outcome.
package struct ReadRoutes: Sendable {
    private var root = Node()

    fileprivate struct Node: Sendable {
        var literals: [Substring: Node] = [:]
        /// At most one: what stands for any other segment.
        var variable: [Variable] = []
        var read: Endpoint.Read?
    }

    fileprivate struct Variable: Sendable {
        let name: String
        var node: Node
    }

    /// The routes of a table; those of its paths that are read in another way are known as such.
    init(_ endpoints: [Endpoint]) {
        for endpoint in endpoints {
            var read: Endpoint.Read?
            if case .read(let handler) = endpoint.handler { read = handler }
            root.add(endpoint.path.dropFirst().split(separator: "/")[...], read)
        }
    }

    /// What answers a path, and its variables; nil where the router has to say what is there.
    func find(_ path: String) -> (read: Endpoint.Read, variables: [PathVariable])? {
        var node = root
        var variables: [PathVariable] = []
        let utf8 = path.utf8
        guard utf8.first == UInt8(ascii: "/") else { return nil }
        for segment in utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            let segment = Substring(segment)
            if let next = node.literals[segment] {
                node = next
            } else if let variable = node.variable.first, !segment.isEmpty {
                variables.append(PathVariable(name: variable.name, value: segment))
                node = variable.node
            } else {
                return nil
            }
        }
        return node.read.map { ($0, variables) }
    }
}

extension ReadRoutes.Node {
    fileprivate mutating func add(_ segments: ArraySlice<Substring>, _ read: Endpoint.Read?) {
        guard let segment = segments.first else {
            self.read = self.read ?? read
            return
        }
        if segment.hasPrefix("{") {
            let name = String(segment.dropFirst().dropLast())
            if variable.isEmpty { variable = [ReadRoutes.Variable(name: name, node: ReadRoutes.Node())] }
            variable[0].node.add(segments.dropFirst(), read)
        } else {
            literals[segment, default: ReadRoutes.Node()].add(segments.dropFirst(), read)
        }
    }
}
