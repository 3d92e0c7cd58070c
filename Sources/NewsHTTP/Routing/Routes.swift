/// The routes of the API by their paths: the one table that finds what answers a request, or an operation of a batch.
///
/// Fixed segments go before variable ones. Empty segments, as of a trailing slash, count for nothing.
final class Routes: Sendable {
    private let root: Node
    /// By their numbers: in the order of the tables.
    let all: [Route]

    init(_ endpoints: [Endpoint]) {
        var numbers: [String: Int] = [:]
        for endpoint in endpoints where numbers[endpoint.path] == nil {
            let next = numbers.count
            numbers[endpoint.path] = next
        }
        root = Node(
            endpoints.map { endpoint in
                Row(
                    segments: endpoint.path.split(separator: "/")[...],
                    endpoint: endpoint,
                    number: numbers[endpoint.path] ?? 0
                )
            }
        )
        all = root.routes.sorted { $0.number < $1.number }
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
            } else if let next = node.variable {
                variables.append(PathVariable(name: node.name, value: segment))
                node = next
            } else {
                return nil
            }
        }
        return node.route.map { ($0, variables) }
    }

    /// An endpoint below a node, and the segments that lead there.
    private struct Row {
        let segments: ArraySlice<Substring>
        let endpoint: Endpoint
        /// That of its route.
        let number: Int

        var isVariable: Bool { segments.first?.hasPrefix("{") == true }
        var next: Row { Row(segments: segments.dropFirst(), endpoint: endpoint, number: number) }
    }

    private final class Node: Sendable {
        let fixed: [Substring: Node]
        /// What stands for any other segment, and its name; nil and empty where nothing does.
        let variable: Node?
        let name: String
        let route: Route?

        init(_ rows: [Row]) {
            let here = rows.filter(\.segments.isEmpty)
            let below = rows.filter { !$0.segments.isEmpty }
            let variables = below.filter(\.isVariable)
            route = here.first.map { Route(here.map(\.endpoint), number: $0.number) }
            fixed = Dictionary(grouping: below.filter { !$0.isVariable }) { $0.segments.first ?? "" }
                .mapValues { Node($0.map(\.next)) }
            variable = variables.isEmpty ? nil : Node(variables.map(\.next))
            name = variables.first?.segments.first.map { String($0.dropFirst().dropLast()) } ?? ""
        }

        /// Those at this node and below.
        var routes: [Route] {
            [route].compactMap(\.self) + (fixed.values + [variable].compactMap(\.self)).flatMap(\.routes)
        }
    }
}
