import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsHTTP
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing

/// Views as pages report them, and the rankings and home page that show them.
struct ViewTests {
    private static let browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

    private func service() throws -> TestService {
        try TestService(adding: [
            .section("desk"), .article(.sample("plain", section: "desk")), .article(.sample("other", section: "desk")),
            .article(.sample("taken", section: "desk") { $0.status = .withdrawn }),
        ])
    }

    private func total(_ client: any TestClientProtocol, _ slug: String = "plain") async throws -> Int? {
        try await client.ask("/v1/articles/\(slug)?include=views").value("data.views.total") as? Int
    }

    @Test func readersAreCountedAndOthersAreNot() async throws {
        let service = try service()
        let cases: [(headers: [String: String], isCounted: Bool)] = [
            (["User-Agent": Self.browser], true), (["User-Agent": Self.browser], false),
            (["User-Agent": Self.browser + " two"], true), ([:], false), (["User-Agent": "curl/8.5.0"], false),
            (["User-Agent": "Googlebot/2.1 (+http://www.google.com/bot.html)"], false),
            (["User-Agent": Self.browser + " three", "Sec-Purpose": "prefetch;prerender"], false),
            (["User-Agent": Self.browser + " three", "Purpose": "prefetch"], false),
            (["User-Agent": Self.browser + " three", "Sec-GPC": "1"], true),
        ]
        try await service.run { client in
            var counted = 0
            for (headers, isCounted) in cases {
                let answer = try await client.ask("/v1/articles/plain/views", .post, headers: headers)
                #expect(answer.status == 204)
                #expect(answer.text.isEmpty)
                counted += isCounted ? 1 : 0
                #expect(try await total(client) == counted, "\(headers)")
            }
        }
        try await service.configured { $0.honoursPrivacySignals = true }.run { client in
            for name in ["Sec-GPC", "DNT"] {
                let headers = ["User-Agent": Self.browser + name, name: "1"]
                let answer = try await client.ask("/v1/articles/plain/views", .post, headers: headers)
                #expect(answer.status == 204)
            }
            #expect(try await total(client) == 3)
        }
    }

    @Test func aBatchIsCountedAsABeaconSendsIt() async throws {
        let service = try service()
        try await service.run { client in
            let headers = ["User-Agent": Self.browser, "Content-Type": "text/plain;charset=UTF-8"]
            let body = #"{"views": [{"article": "plain"}, {"article": "other"}, {"article": "plain"}]}"#
            #expect(try await client.send("/v1/views", body, headers: headers).status == 204)
            #expect(try await total(client) == 1)
            #expect(try await total(client, "other") == 1)
            let single = try await client.send("/v1/articles/plain/views", "{}", headers: headers)
            #expect(single.status == 204)
        }
    }

    private static let broken: [(body: String, status: Int, pointers: [String])] = [
        ("", 400, []), ("[]", 400, []), (#"{}"#, 422, ["/views"]), (#"{"views": []}"#, 422, ["/views"]),
        (#"{"views": [1]}"#, 422, ["/views/0"]), (#"{"views": [{}]}"#, 422, ["/views/0/article"]),
        (#"{"views": [{"article": "plain", "weight": 9}]}"#, 422, ["/views/0/weight"]),
        (#"{"views": [{"article": "plain"}, {"article": "none"}]}"#, 422, ["/views/1/article"]),
        (#"{"views": [{"article": "plain"}, {"article": "taken"}]}"#, 422, ["/views/1/article"]),
        (#"{"views": [{"article": true}, {"article": ""}]}"#, 422, ["/views/0/article", "/views/1/article"]),
        (#"{"views": [\#(String(repeating: #"{"article": 1},"#, count: 50)){"article": 1}]}"#, 422, ["/views"]),
    ]

    @Test(arguments: [browser, "curl/8.5.0"])
    func aWrongBatchCountsNothing(agent: String) async throws {
        try await service().run { client in
            for (body, status, pointers) in Self.broken {
                let answer = try await client.send("/v1/views", body, headers: ["User-Agent": agent])
                #expect(answer.status == status, "\(body): \(answer.text)")
                let errors = answer.json?["errors"] as? [[String: Any]] ?? []
                if status == 422 { #expect(errors.compactMap { $0["pointer"] as? String } == pointers, "\(body)") }
            }
            for (article, status) in [("none", 404), ("taken", 410)] {
                let answer = try await client.ask(
                    "/v1/articles/\(article)/views",
                    .post,
                    headers: ["User-Agent": agent]
                )
                #expect(answer.status == status)
            }
            #expect(try await client.send("/v1/articles/plain/views", #"{"weight": 9}"#).status == 422)
            let form = ["Content-Type": "multipart/form-data"]
            #expect(try await client.send("/v1/views", "x", headers: form).status == 415)
            let huge = String(repeating: " ", count: 20_000)
            #expect(try await client.send("/v1/views", huge).status == 413)
            #expect(try await total(client) == 0)
        }
    }

    @Test func whatWasReadIsRanked() async throws {
        let service = try service()
        try await service.run { client in
            for (number, slug) in ["plain", "other", "other"].enumerated() {
                let headers = ["User-Agent": "\(Self.browser) \(number)"]
                _ = try await client.ask("/v1/articles/\(slug)/views", .post, headers: headers)
            }
            try service.store.refreshRankings(at: service.clock.now())
            let ranking = try await client.ask("/v1/rankings/most-viewed?section=desk&period=week")
            #expect(ranking.value("data.0.article.slug") as? String == "other")
            #expect(ranking.value("data.0.views") as? Int == 2)
            #expect(ranking.value("data.1.rank") as? Int == 2)
            #expect(ranking.value("data.2") == nil)
            #expect(ranking.value("meta.period") as? String == "week")
            #expect(ranking.value("meta.window.from") as? String == "2026-11-15T09:00:00Z")
            #expect(ranking.value("meta.window.to") as? String == "2026-11-22T09:30:00Z")
            #expect(ranking.value("meta.generatedAt") as? String == "2026-11-22T09:30:00Z")
            for (query, names) in [
                ("period=year", ["period"]), ("limit=51", ["limit"]), ("section=desk&tag=energy", ["tag"]),
                ("section=nope", ["section"]), ("language=!", ["language"]), ("cursor=x", ["cursor"]),
            ] {
                let answer = try await client.ask("/v1/rankings/most-commented?\(query)")
                #expect(answer.status == 400, "\(query)")
                let errors = answer.json?["errors"] as? [[String: Any]] ?? []
                #expect(errors.compactMap { $0["parameter"] as? String } == names)
            }
        }
    }

    @Test func theHomePageHoldsEverything() async throws {
        let service = try service()
        try service.store.refreshRankings(at: service.clock.now())
        try await service.run { client in
            let front = try await client.ask("/v1/front")
            #expect((front.value("data.collections") as? [Any])?.isEmpty == false)
            let sections = front.value("data.sections") as? [[String: Any]] ?? []
            #expect(sections.count == 9)
            #expect(sections.allSatisfy { (1...5).contains(($0["articles"] as? [Any])?.count ?? 0) })
            for period in ["day", "week", "month"] {
                #expect((front.value("data.mostViewed.\(period).data") as? [Any])?.count == 5, "\(period)")
                #expect(front.value("data.mostViewed.\(period).meta.period") as? String == period)
            }
            #expect(front.value("data.galleries.photo.0.slug") != nil)
            #expect(front.value("data.galleries.film.0.slug") != nil)
            let some = try await client.ask("/v1/front?fields=sections.slug,mostViewed.day.data.article.title")
            #expect(some.value("data.sections.0.slug") != nil)
            #expect(some.value("data.collections") == nil)
            #expect(try await client.ask("/v1/front?limit=3").status == 400)
        }
    }

    @Test func theSaltChangesAndIsKnownForAWhile() {
        let hasher = VisitorHasher()
        let start = FixedClock.start
        let first = hasher.visitor(address: "203.0.113.9", userAgent: "a", at: start)
        #expect(first.previous == nil)
        #expect(hasher.visitor(address: "203.0.113.9", userAgent: "a", at: start).current == first.current)
        #expect(hasher.visitor(address: "203.0.113.8", userAgent: "a", at: start).current != first.current)
        let later = hasher.visitor(address: "203.0.113.9", userAgent: "a", at: start.advanced(by: 4 * 3600))
        #expect(later.current != first.current)
        #expect(later.previous == first.current)
        let muchLater = hasher.visitor(address: "203.0.113.9", userAgent: "a", at: start.advanced(by: 4 * 3600 + 1800))
        #expect(muchLater.current == later.current)
        #expect(muchLater.previous == nil)
        #expect(VisitorHasher().visitor(address: "203.0.113.9", userAgent: "a", at: start).current != first.current)
    }
}
