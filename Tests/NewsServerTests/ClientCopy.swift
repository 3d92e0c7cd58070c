import Foundation
import HummingbirdTesting

/// A copy of the newsroom as an app keeps it, over HTTP.
struct ClientCopy {
    /// By type and id, such as `article 23`, what each thing is.
    private(set) var things: [String: [String: Any]] = [:]
    /// Where the next page is.
    private(set) var next: String
    /// What the last run brought, in its order: `upsert article 23`, `delete article 23 withdrawn`.
    private(set) var steps: [String] = []
    private(set) var pages: [Received] = []

    /// A copy of what these parameters choose, still empty.
    init(_ parameters: String = "") {
        next = "/v1/sync?initial=true" + (parameters.isEmpty ? "" : "&\(parameters)")
    }

    /// Brings it up to date; the answer that was no page, where there was one.
    @discardableResult
    mutating func follow(_ client: any TestClientProtocol) async throws -> Received? {
        (steps, pages) = ([], [])
        for _ in 0..<1000 {
            let answer = try await client.ask(next)
            guard answer.status == 200 else { return answer }
            pages.append(answer)
            for item in answer.value("data") as? [[String: Any]] ?? [] { take(item) }
            let more = answer.value("page.next") as? String
            guard let token = more ?? answer.value("sync.next") as? String else { return answer }
            next = "/v1/sync?token=\(token)"
            if more == nil { return nil }
        }
        return nil
    }

    private mutating func take(_ item: [String: Any]) {
        let name = "\(item["type"] ?? "") \(item["id"] ?? "")"
        let operation = item["op"] as? String ?? ""
        if operation == "upsert" {
            things[name] = item["value"] as? [String: Any]
            steps.append("upsert \(name)")
        } else {
            things[name] = nil
            let replacement = item["replacement"].map { " \($0)" } ?? ""
            steps.append("\(operation) \(name) \(item["reason"] ?? "")\(replacement)")
        }
    }

    /// The slugs of its things of a type, in order.
    func slugs(_ type: String) -> [String] {
        things.filter { $0.key.hasPrefix("\(type) ") }.compactMap { $0.value["slug"] as? String }.sorted()
    }

    /// The thing of a type that has a slug.
    func thing(_ type: String, _ slug: String) -> [String: Any]? {
        things.first { $0.key.hasPrefix("\(type) ") && $0.value["slug"] as? String == slug }?.value
    }

    /// What it holds, to compare it with another.
    var text: [String: String] {
        things.mapValues { thing in
            let data = try? JSONSerialization.data(withJSONObject: thing, options: .sortedKeys)
            return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
    }
}
