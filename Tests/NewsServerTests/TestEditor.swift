import HTTPTypes
import HummingbirdTesting

/// Somebody with a key that allows writing.
struct TestEditor {
    let client: any TestClientProtocol
    let key: String

    func send(
        _ method: HTTPRequest.Method,
        _ uri: String,
        _ json: String? = nil,
        ifMatch: String? = nil,
        headers: [String: String] = [:]
    ) async throws -> Received {
        var headers = headers.merging(["Authorization": "Bearer \(key)"]) { $1 }
        if let ifMatch { headers["If-Match"] = ifMatch }
        guard let json else { return try await client.ask(uri, method, headers: headers) }
        return try await client.send(uri, json, method, headers: headers)
    }

    func create(_ json: String, query: String = "") async throws -> Received {
        try await send(.post, "/v1/articles\(query)", json)
    }

    func patch(_ slug: String, _ json: String, ifMatch: String = "*") async throws -> Received {
        try await send(.patch, "/v1/articles/\(slug)", json, ifMatch: ifMatch)
    }

    func read(_ uri: String) async throws -> Received {
        try await send(.get, uri)
    }
}

extension TestService {
    /// Runs requests of an editor, and of a reader without a key.
    func edit(_ work: @Sendable (TestEditor, any TestClientProtocol) async throws -> Void) async throws {
        let key = try key("write")
        try await run { client in try await work(TestEditor(client: client, key: key), client) }
    }
}

extension Received {
    /// Where faults are, each as `pointer code`.
    var faults: [String] {
        (value("errors") as? [[String: Any]] ?? [])
            .map { error in
                let place = error["pointer"] ?? error["parameter"] ?? error["header"] ?? ""
                return "\(place) \(error["code"] ?? "")"
            }
    }
}
