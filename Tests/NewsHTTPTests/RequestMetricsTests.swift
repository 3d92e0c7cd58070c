import HTTPTypes
import NewsDomain
import NewsTestSupport
import Testing

@testable import NewsHTTP

/// Answers are counted by route, whatever is asked.
@Suite struct RequestMetricsTests {
    private let registry = MetricRegistry()
    private let service: TestDispatcher
    private let changes: CacheVersions

    init() {
        let versions = CacheVersions(lastChange: FixedClock.start) { _ in nil }
        let caching = ResponseCaching(cacheVersions: versions, clock: FixedClock(), cacheBytes: 1 << 20)
        var limits = RequestPolicy()
        (limits.reads, limits.writes) = (2, 1)
        changes = versions
        service = TestDispatcher(
            [
                Endpoint(read: "/stories/{story}") { request in
                    try caching.answer(request, "", .articles) { .json(Array("[1]".utf8)) }
                },
                Endpoint(.post, "/stories/{story}/views") { _ in throw NewsError(.notFound, "There is none.") }
                    .countingRefusals(as: .viewsRefused),
                Endpoint(read: "/statements") { _ in
                    for _ in 0..<3 { StorageUse.current?.note(nanoseconds: 1) { "SELECT 1" } }
                    return .json([])
                },
                Endpoint(.put, "/statements") { _ in
                    StorageUse.current?.note(nanoseconds: 1) { "SELECT 1" }
                    return .json([])
                },
                Endpoint(.get, "/secret") {
                    _ = try $0.require(.admin)
                    return Answer()
                },
            ],
            limits: limits,
            caching: caching,
            metrics: registry
        )
    }

    private var lines: [String] { registry.text().split(separator: "\n").map(String.init) }

    private func isCounted(_ sample: String) -> Bool { lines.contains(sample) }

    /// As a connection does: what lies in memory first.
    private func ask(_ target: String) async {
        let request = TestDispatcher.request(target)
        if service.dispatcher.cachedResponse(to: request.head) == nil {
            _ = await service.dispatcher.response(to: request)
        }
    }

    @Test func theRouteIsCountedAndNotThePath() async {
        for story in ["eagle", "tiger"] { _ = await service.ask("/stories/\(story)?secret=\(story)") }
        _ = await service.ask("/stories/eagle", .head)
        let route = #"route="/stories/{story}""#
        #expect(isCounted(#"broadsheet_http_requests_total{\#(route),method="GET",status="200"} 2"#))
        #expect(isCounted(#"broadsheet_http_requests_total{\#(route),method="HEAD",status="200"} 1"#))
        #expect(isCounted(#"broadsheet_http_request_duration_seconds_count{\#(route),method="GET"} 2"#))
        #expect(!registry.text().contains("eagle") && !registry.text().contains("secret="))
    }

    @Test func cachesAreSeenToWork() async {
        await ask("/stories/a")
        await ask("/stories/a")
        await ask("/stories/a")
        changes.changed(.content, at: FixedClock.start)
        await ask("/stories/a")
        let series = #"broadsheet_cache_requests_total{route="/stories/{story}",outcome="#
        #expect(isCounted(#"\#(series)"hit"} 2"#) && isCounted(#"\#(series)"miss"} 1"#))
        #expect(isCounted(#"\#(series)"stale"} 1"#))
        #expect(isCounted(#"broadsheet_http_requests_total{route="/stories/{story}",method="GET",status="200"} 4"#))
    }

    @Test func refusalsAreCountedAtTheirRoutes() async {
        _ = await service.ask("/secret")
        _ = await service.ask("/secret", .delete)
        _ = await service.ask("/secret", .get, [.authorization: "Bearer nonsense"])
        _ = service.dispatcher.refusal(.slowHead, of: TestDispatcher.request("/secret").head)
        let route = #"route="/secret""#
        #expect(isCounted(#"broadsheet_http_requests_total{\#(route),method="GET",status="401"} 2"#))
        #expect(isCounted(#"broadsheet_http_requests_total{\#(route),method="DELETE",status="405"} 1"#))
        #expect(isCounted(#"broadsheet_http_requests_total{\#(route),method="GET",status="408"} 1"#))
    }

    @Test func viewsAreRefusedForReasons() async {
        let sender = Sender.client(7)
        for _ in 0..<3 { _ = await service.ask("/stories/a/views", .post, sender: sender) }
        #expect(isCounted(#"broadsheet_views_refused_total{reason="not-found"} 2"#))
        #expect(isCounted(#"broadsheet_views_refused_total{reason="too-many"} 1"#))
        #expect(service.dispatcher.traffic.limits?.refused(.write) == 1)
        #expect(service.dispatcher.traffic.limits?.refused(.read) == 0)
    }

    @Test func statementsAreCountedByRoute() async {
        _ = await service.ask("/statements")
        _ = await service.ask("/statements", .put)
        #expect(isCounted(#"broadsheet_database_statements_total{route="/statements"} 4"#))
    }

    @Test func nobodyMakesMoreSeriesThanThereAreRoutes() async {
        _ = await service.ask("/none")
        _ = await service.ask("/none", HTTPRequest.Method("BREW") ?? .get)
        let before = lines.count
        for number in 0..<300 {
            _ = await service.ask("/none/\(number)?a=\(number)")
            _ = await service.ask("/none/\(number)", HTTPRequest.Method("BREW\(number)") ?? .get)
        }
        #expect(lines.count == before)
        #expect(isCounted(#"broadsheet_http_requests_total{route="unmatched",method="other",status="404"} 301"#))
        #expect(!registry.text().contains("BREW"))
    }

    @Test func thePortOfItsOwnHasNothingElse() async {
        let report: MetricsReport = { [registry] in registry.text() }
        let dispatcher = Dispatcher(metrics: report, logger: CapturedLog().logger)
        for target in ["/", "/v1/articles", "/livez", "/metrics/", "/metrics?x=1"] {
            let request = TestDispatcher.request(target)
            #expect(dispatcher.cachedResponse(to: request.head) == nil)
            let answer = Written(await dispatcher.response(to: request))
            #expect(answer.status == (target == "/metrics/" ? 200 : target.contains("?") ? 400 : 404), "\(target)")
        }
        let answer = Written(
            await dispatcher.response(to: TestDispatcher.request("/metrics", .get, [.origin: "https://evil.example"]))
        )
        #expect(answer.status == 200 && answer.headers["access-control-allow-origin"] == nil)
        #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
        #expect(answer.headers["cache-control"] == "private, no-store")
        // Nobody tries keys there.
        let guess = TestDispatcher.request("/metrics", .get, [.authorization: "Bearer bs_1_guess"])
        #expect(await dispatcher.response(to: guess).status == .ok)
    }
}
