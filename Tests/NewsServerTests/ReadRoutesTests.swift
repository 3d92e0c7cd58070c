import HummingbirdTesting
import NewsDomain
import NewsSQLite
import Testing

@testable import NewsHTTP
@testable import NewsServer

/// Which requests are answered without the router: the comparison of both ways would pass if none were.
@Suite struct ReadRoutesTests {
    private let reads: ReadRoutes

    init() throws {
        let service = try TestService()
        let configuration = ServerConfiguration(dataDirectory: service.dataDirectory)
        let delivery = try Delivery(configuration, service.store, service.clock)
        let desks = Desks(configuration, service.store, service.clock)
        reads = newsRouter(service.store, service.clock, desks, delivery).reads
    }

    @Test(
        arguments: [
            ("/v1", [:]), ("/v1/articles", [:]), ("/v1/articles/a", ["article": "a"]),
            ("/v1/articles/a%2Fb/comments", ["article": "a%2Fb"]), ("/v1/articles/7/related", ["article": "7"]),
            ("/v1/front", [:]), ("/v1/rankings/most-viewed", [:]), ("/v1/tags/t", ["tag": "t"]), ("/livez", [:]),
            ("/openapi.json", [:]),
        ] as [(String, [String: String])]
    )
    func reading(path: String, variables: [String: String]) throws {
        let found = try #require(reads.find(path))
        #expect(Dictionary(uniqueKeysWithValues: found.variables.map { ($0.name, String($0.value)) }) == variables)
    }

    @Test(arguments: [
        "", "/", "v1", "/v1/", "//v1", "/v1/none", "/v1/articles/", "/v1/articles//comments", "/v1/batch",
        "/v1/articles/7/revisions", "/v1/articles/7/comments/8", "/v1/media", "/v1/comments", "/V1/articles",
    ])
    func restIsForTheRouter(path: String) {
        #expect(reads.find(path) == nil)
    }

    @Test(arguments: ["/v1#a", "/v1?a#b", "/v1/%zz", "/v1/%E9", "/v1/%00", "/" + String(repeating: "a", count: 9_000)])
    func targetIsForTheRouter(text: String) {
        #expect(RequestTarget(plain: text) == nil)
    }

    @Test func targetIsTakenApart() throws {
        let target = try #require(RequestTarget(plain: "/v1/articles?limit=3&fields=a?b"))
        #expect(target.path == "/v1/articles" && target.query == "limit=3&fields=a?b")
        #expect(RequestTarget(plain: "/v1?")?.query == "")
    }
}
