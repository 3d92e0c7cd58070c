import HTTPTypes
import Testing

@testable import NewsHTTP

/// Which path is found where. Nothing is answered: only names are compared.
@Suite struct RoutesTests {
    private static let paths = [
        "/", "/v1", "/v1/stories", "/v1/stories/{story}", "/v1/stories/latest", "/v1/stories/{story}/notes",
        "/v1/stories/{story}/notes/{note}", "/v1/desks/{desk}/people/{person}", "/v1/desks/{desk}",
    ]
    private let routes = Routes(paths.map { Endpoint(read: $0) { _ in Answer() } })

    private func found(_ path: String) -> String? {
        routes.find(path).map { route, variables in
            ([route.endpoints[0].path] + variables.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
        }
    }

    @Test(
        arguments: [
            ("/", "/"), ("/v1", "/v1"), ("/v1/stories", "/v1/stories"),
            ("/v1/stories/42", "/v1/stories/{story} story=42"),
            ("/v1/stories/42/notes", "/v1/stories/{story}/notes story=42"),
            ("/v1/stories/a/notes/b", "/v1/stories/{story}/notes/{note} story=a note=b"),
            ("/v1/desks/a/people/b", "/v1/desks/{desk}/people/{person} desk=a person=b"),
        ]
    )
    func aPathIsFound(path: String, expected: String) {
        #expect(found(path) == expected)
    }

    @Test func aFixedSegmentGoesBeforeAVariableOne() {
        #expect(found("/v1/stories/latest") == "/v1/stories/latest")
        #expect(found("/v1/stories/Latest") == "/v1/stories/{story} story=Latest")
        #expect(found("/v1/stories/latest2") == "/v1/stories/{story} story=latest2")
        // What is fixed is decided: there is no story of that name, whatever stands behind it.
        #expect(found("/v1/stories/latest/notes") == nil)
    }

    @Test(arguments: ["/v1/", "//v1", "/v1//stories", "/v1/stories/", "///v1///stories//"])
    func emptySegmentsCountForNothing(path: String) {
        #expect(found(path) == (path.contains("stories") ? "/v1/stories" : "/v1"))
    }

    @Test func aVariableIsKeptAsItWasSent() {
        #expect(found("/v1/stories/a%2Fb/notes") == "/v1/stories/{story}/notes story=a%2Fb")
        #expect(found("/v1/stories/%E2%82%AC") == "/v1/stories/{story} story=%E2%82%AC")
        #expect(found("/v1/stories/{story}") == "/v1/stories/{story} story={story}")
    }

    /// A fixed segment has one spelling.
    @Test(arguments: [
        "", "v1", "*", "/V1", "/v1/%73tories", "/v1/stories#a", "/v2", "/v1/stories/1/notes/2/3", "/v1/stories/1/none",
        "/v1/desks", "/v1/desks/1/people", "/v1/desks//people/2", "http://a/v1",
    ])
    func otherPathsAreNot(path: String) {
        #expect(found(path) == nil)
    }
}

/// What a path takes.
@Suite struct RouteTests {
    private static func route(_ methods: HTTPRequest.Method...) -> Route {
        Route(methods.map { Endpoint($0, "/a") { _ in Answer() } })
    }

    private static func allow(_ route: Route) -> String? {
        do {
            _ = try route.endpoint(for: .trace)
            return nil
        } catch {
            return (error as? MethodNotAllowed)?.allow
        }
    }

    @Test func allMethodsOfAPathAreToldInOneOrder() {
        #expect(Self.allow(Self.route(.get)) == "GET, HEAD, OPTIONS")
        #expect(Self.allow(Self.route(.delete, .patch, .get)) == "GET, HEAD, PATCH, DELETE, OPTIONS")
        #expect(Self.allow(Self.route(.post)) == "POST, OPTIONS")
        #expect(Self.allow(Self.route(.put, .post)) == "POST, PUT, OPTIONS")
    }

    @Test func headIsAnsweredByGet() throws {
        #expect(try Self.route(.post, .get).endpoint(for: .head)?.method == .get)
        #expect(throws: MethodNotAllowed.self) { try Self.route(.post).endpoint(for: .head) }
    }

    @Test func optionsIsNoEndpoint() throws {
        #expect(try Self.route(.post).endpoint(for: .options) == nil)
    }
}
