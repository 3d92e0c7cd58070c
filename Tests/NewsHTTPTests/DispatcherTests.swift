import HTTPTypes
import NewsDomain
import NewsTestSupport
import Testing

@testable import NewsHTTP

/// What stands around every controller.
@Suite struct DispatcherTests {
    private struct Broken: Error { let secret = "password" }

    private static let endpoints = [
        Endpoint(read: "/stories") { _ in .json(Array("[1]".utf8)) },
        Endpoint(read: "/stories/{story}") { .text(try $0.segment("story"), contentType: "text/plain") },
        Endpoint(.delete, "/stories/{story}") { _ in Answer(status: .noContent) },
        Endpoint(.post, "/beacons") { _ in Answer(status: .noContent) }.forBeacons,
        Endpoint(.get, "/slow") { _ in .json(Array("{}".utf8)) },
        Endpoint(read: "/broken") { _ in throw Broken() },
        Endpoint(read: "/busy") { _ in throw NewsError(.unavailable, "Later.") },
        Endpoint(read: "/tired") { _ in throw NewsError.tooMany("Too often.", retryAfter: 7) },
        Endpoint(.get, "/secret") {
            _ = try $0.require(.write)
            return Answer()
        },
        Endpoint(read: "/livez") { _ in .json(Array("{}".utf8)) },
    ]
    private let service = TestDispatcher(endpoints)

    // MARK: Addresses and methods

    @Test(
        arguments: [
            ("/stories", HTTPRequest.Method.get, 200), ("/stories/", .get, 200), ("/stories/a", .get, 200),
            ("/stories/a", .delete, 204), ("/stories/a%20b", .get, 200), ("/stories?x", .get, 200),
            ("/none", .get, 404), ("/none", .delete, 404), ("/none", .options, 404), ("/none", .trace, 404),
            ("/stories", .delete, 405), ("/stories/a", .put, 405), ("/beacons", .get, 405), ("/beacons", .head, 405),
            ("/stories/%zz", .get, 400), ("/stories/%00", .get, 400), ("/stories?a=%zz", .options, 400),
            ("/stories/%C3", .get, 400), ("*", .options, 204), ("*", .get, 400), ("*", .head, 400),
            ("/stories/" + String(repeating: "a", count: 8_200), .get, 414),
        ]
    )
    func theStatusSaysWhatIsThere(target: String, method: HTTPRequest.Method, status: Int) async {
        #expect(await service.ask(target, method).status == status)
    }

    @Test func whatAPathTakesIsTold() async {
        let refused = await service.ask("/stories/a", .put)
        #expect(refused.headers["allow"] == "GET, HEAD, DELETE, OPTIONS")
        #expect(refused.body.contains("Possible: GET, HEAD, DELETE, OPTIONS."))
        let asked = await service.ask("/stories/a", .options)
        #expect(asked.headers["allow"] == "GET, HEAD, DELETE, OPTIONS" && asked.body.isEmpty)
        #expect(asked.headers["content-length"] == nil && asked.headers["cache-control"] == nil)
        #expect(await service.ask("*", .options).headers["allow"] == "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
    }

    @Test(arguments: ["/stories", "/stories/a", "/none", "/beacons", "/slow", "/broken", "/secret"])
    func headHasTheHeadersOfGetAndNoBody(target: String) async {
        let (get, head) = (await service.ask(target), await service.ask(target, .head))
        #expect(head.status == get.status && head.body.isEmpty && !get.body.isEmpty)
        #expect(head.headers["content-length"] == get.headers["content-length"])
        #expect(head.headers["content-length"] == String(get.body.utf8.count))
    }

    @Test func variablesAreDecoded() async {
        #expect(await service.ask("/stories/a%2Fb%20c").body == "a/b c")
        #expect(await service.ask("/stories/a+b").body == "a+b")
    }

    // MARK: Errors

    @Test func whatNobodyForesawTellsNothing() async {
        let answer = await service.ask("/broken")
        #expect(answer.status == 500 && answer.headers["content-type"] == "application/problem+json")
        #expect(!answer.body.contains("password") && answer.body.contains(#""requestId":"id-1""#))
        #expect(answer.headers["cache-control"] == "no-store")
    }

    @Test func whatMayPassSaysWhenToAskAgain() async {
        let busy = await service.ask("/busy")
        #expect(busy.status == 503 && busy.headers["retry-after"] == "1")
        let tired = await service.ask("/tired")
        #expect(tired.status == 429 && tired.headers["retry-after"] == "7")
    }

    @Test func aWrongKeyIsRefusedEverywhere() async {
        for target in ["/stories", "/none", "/secret", "/stories/%zz"] {
            for key in ["Bearer wrong", "Bearer bs_1_x", "Basic a", "Bearer"] {
                let answer = await service.ask(target, .get, [.authorization: key])
                #expect(answer.status == 401, "\(target) \(key)")
                #expect(answer.headers["www-authenticate"]?.hasPrefix("Bearer") == true)
            }
        }
        #expect(await service.ask("/secret").status == 401)
    }

    // MARK: Headers

    @Test func everyAnswerHasItsIDAndMayBeReadByPages() async {
        for (target, method) in [
            ("/stories", HTTPRequest.Method.get), ("/none", .get), ("/stories", .options), ("/broken", .get),
            ("*", .get),
        ] {
            let answer = await service.ask(target, method)
            #expect(answer.headers["x-request-id"] == "id-1", "\(target)")
            #expect(answer.headers["access-control-allow-origin"] == "*", "\(target)")
            #expect(answer.headers["access-control-expose-headers"]?.contains("ETag") == true, "\(target)")
        }
    }

    @Test func aPreflightIsTold() async {
        let preflight = await service.ask("/stories/a", .options, [.accessControlRequestMethod: "DELETE"])
        #expect(preflight.headers["access-control-allow-methods"] == "GET, HEAD, DELETE, OPTIONS")
        #expect(preflight.headers["access-control-allow-headers"]?.contains("Authorization") == true)
        #expect(await service.ask("/stories/a", .options).headers["access-control-allow-methods"] == nil)
    }

    @Test func aBeaconMayComeWithCookies() async {
        let headers: HTTPFields = [.origin: "https://a.example"]
        let answer = await service.ask("/beacons", .post, headers)
        #expect(answer.headers["access-control-allow-origin"] == "https://a.example")
        #expect(answer.headers["access-control-allow-credentials"] == "true" && answer.headers["vary"] == "Origin")
        #expect(await service.ask("/stories", .get, headers).headers["access-control-allow-origin"] == "*")
    }

    @Test func whatWasMadeSaysHowLongThatTook() async {
        #expect(await service.ask("/stories").headers["server-timing"]?.hasPrefix("total;dur=") == true)
        #expect(await service.ask("/none").headers["server-timing"] == nil)
        #expect(await service.ask("/stories").headers["cache-control"] == "no-store")
    }

    @Test func everyAnswerIsNotedOnce() async {
        for (target, method) in [("/stories", HTTPRequest.Method.get), ("/stories", .head), ("/none?a", .get)] {
            _ = await service.ask(target, method)
        }
        #expect(service.log.all.prefix(2) == ["GET /stories 200 3", "HEAD /stories 200 0"])
        #expect(service.log.all.last?.hasPrefix("GET /none?a 404 ") == true && service.log.all.count == 3)
    }
}
