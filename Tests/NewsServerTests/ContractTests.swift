import Foundation
import HTTPTypes
import NewsHTTP
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing
import Yams

/// The contract and the routes say the same. (scripts/contract checks the answers against it.)
struct ContractTests {
    private static func contract() throws -> [String: Any] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../openapi.yaml")
        let yaml = try String(contentsOf: file, encoding: .utf8)
        return try #require(Yams.load(yaml: yaml) as? [String: Any])
    }

    /// Every operation as `GET /v1/articles`, and the names of its query parameters.
    static func operations() throws -> [(name: String, parameters: [String])] {
        let contract = try contract()
        let paths = try #require(contract["paths"] as? [String: [String: Any]])
        let components = try #require(contract["components"] as? [String: Any])
        let shared = try #require(components["parameters"] as? [String: [String: Any]])
        return paths.flatMap { path, item in
            item.compactMap { method, operation in
                guard ["get", "post", "put", "patch", "delete"].contains(method) else { return nil }
                let parameters = (operation as? [String: Any])?["parameters"] as? [[String: Any]] ?? []
                let names = parameters.map { $0.resolved(in: shared) }
                    .filter { $0["in"] as? String == "query" }
                    .compactMap { $0["name"] as? String }
                return ("\(method.uppercased()) \(path)", names)
            }
        }
    }

    @Test func everyRouteIsAnOperationAndEveryOperationARoute() throws {
        let directory = TemporaryDirectory()
        let clock = FixedClock()
        let store = try SQLiteNewsroom(directory: directory.path, clock: clock)
        let configuration = ServerConfiguration(dataDirectory: directory.path)
        let caching = try ResponseCaching(configuration, store, clock)
        let routes = Dispatcher(store, clock, Services(configuration, store, clock), caching).operations
        #expect(Set(routes).count == routes.count)
        #expect(try Set(routes) == Set(Self.operations().map(\.name)))
    }

    /// A wrong parameter is answered with the known ones, which must be those of the contract.
    @Test func everyParameterIsInTheContractAndKnownToItsRoute() async throws {
        let service = try TestService()
        let slugs = [
            "{article}": "skerran-barrier-first-power", "{section}": "news", "{tag}": "energy",
            "{author}": "tamsin-orrell",
            "{topic}": "dunmere", "{collection}": "in-focus", "{gallery}": "ten-weeks-in-the-shipyard",
            "{comment}": "1", "{media}": "1", "{revision}": "1", "{file}": "articles-1.xml",
        ]
        let operations = try Self.operations()
        let key = ["Authorization": "Bearer \(try service.key("admin"))"]
        try await service.run { client in
            for (name, declared) in operations {
                let parts = name.split(separator: " ").map(String.init)
                guard let method = HTTPRequest.Method(parts[0]) else { continue }
                var path = parts[1]
                for (variable, slug) in slugs { path = path.replacing(variable, with: slug) }
                let answer = try await client.ask("\(path)?zzzzzzzzzzzzzzzzzzzzzzzz=1", method, headers: key)
                #expect(answer.status == 400, "\(path)")
                let faults = answer.value("errors") as? [[String: Any]] ?? []
                let unknown = faults.first { $0["code"] as? String == "unknownParameter" }
                let detail = unknown?["detail"] as? String ?? ""
                let known =
                    detail.split(separator: "Known: ").last?.dropLast().split(separator: ", ").map(String.init) ?? []
                #expect(
                    Set(known) == Set(declared) || (declared.isEmpty && detail.contains("none here")),
                    "\(name): \(detail)"
                )
            }
        }
    }

    @Test func theBinaryAnswersTheContractItself() async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../openapi.yaml")
        let yaml = try String(contentsOf: file, encoding: .utf8)
        try await TestService().run { client in
            #expect(try await client.ask("/openapi.yaml").text == yaml)
            let json = try await client.ask("/openapi.json")
            #expect(json.value("openapi") as? String == "3.1.0" || json.value("openapi") as? String == "3.1.1")
        }
    }
}

extension [String: Any] {
    /// The parameter that this one refers to, or itself.
    fileprivate func resolved(in shared: [String: [String: Any]]) -> [String: Any] {
        let name = (self["$ref"] as? String)?.split(separator: "/").last.map(String.init)
        return name.flatMap { shared[$0] } ?? self
    }
}
