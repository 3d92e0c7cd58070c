import Foundation
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What readers get, case by case, through the wiring of production.
struct ReadingTests {
    private static let records: [ImportRecord] = [
        .section("test-desk"), .tag("test-tag"),
        .article(
            .sample("plain", section: "test-desk") {
                $0.tags = ["test-tag"]
                $0.body = Body(html: "<p>Hello <em>you</em>.</p>", text: "Hello you.")
            }
        ),
        .article(.sample("secret-draft", title: "SECRET draft", section: "test-desk") { $0.status = .draft }),
        .article(.sample("secret-soon", title: "SECRET soon", section: "test-desk", secondsAgo: -3600)),
        .article(.sample("taken-back", title: "SECRET gone", section: "test-desk") { $0.status = .withdrawn }),
        .article(.sample("moved", section: "test-desk") { $0.slug = Slug(trusted: "old-name") }),
    ]

    private struct Case: Sendable, CustomTestStringConvertible {
        var uri: String
        var status = 200
        /// Dotted paths and the text of their values.
        var values: [String: String] = [:]
        var holds: [String] = []
        var holdsNot: [String] = ["SECRET", "@example.org"]

        var testDescription: String { uri }
    }

    private static let cases: [Case] = [
        Case(uri: "/v1", values: ["data.links.articles": "/v1/articles"]),
        Case(uri: "/v1/articles", values: ["page.limit": "20"], holds: ["\"next\":\""]),
        Case(
            uri: "/v1/articles?section=test-desk&count=true",
            values: ["page.total": "2", "page.totalRelation": "eq"]
        ),
        Case(uri: "/v1/articles?section=test-desk&sort=oldest&limit=1", values: ["data.0.slug": "plain"]),
        Case(uri: "/v1/articles?tag=energy,repair&tag=climate&limit=100"),
        Case(uri: "/v1/articles?language=ar", values: ["data.0.direction": "rtl"]),
        Case(uri: "/v1/articles?fields=title&limit=1", holds: ["{\"data\":[{\"title\":"], holdsNot: ["slug"]),
        Case(uri: "/v1/articles/plain", values: ["data.body": "<p>Hello <em>you</em>.</p>", "data.commentsOpen": "1"]),
        Case(uri: "/v1/articles/plain?format=text", values: ["data.body": "Hello you."]),
        Case(
            uri: "/v1/articles/plain?fields=body",
            values: ["data.body": "<p>Hello <em>you</em>.</p>"],
            holdsNot: ["title"]
        ),
        Case(uri: "/v1/articles/1", values: ["data.id": "1"]),
        Case(uri: "/v1/articles/secret-draft", status: 404, values: ["type": "urn:broadsheet:problem:not-found"]),
        Case(uri: "/v1/articles/secret-soon", status: 404),
        Case(uri: "/v1/articles/taken-back", status: 410, values: ["type": "urn:broadsheet:problem:gone"]),
        Case(uri: "/v1/articles/taken-back/comments", status: 410),
        Case(uri: "/v1/articles/taken-back/related", status: 410),
        Case(uri: "/v1/articles/999999", status: 404),
        Case(uri: "/v1/articles/99999999999999999999999", status: 404),
        Case(uri: "/v1/articles/plain/related", values: ["page.limit": "4"]),
        Case(uri: "/v1/articles/plain/comments", values: ["page.limit": "20"]),
        Case(uri: "/v1/articles/skerran-barrier-first-power/comments?limit=100", holds: ["\"replies\":["]),
        Case(
            uri: "/v1/articles/skerran-barrier-first-power/comments?view=flat&limit=100",
            holdsNot: ["\"replies\"", "@example"]
        ),
        Case(
            uri: "/v1/articles/skerran-barrier-first-power?include=related,comments,topics,neighbours,galleries",
            holds: ["\"occurrences\":", "\"neighbours\":{", "\"galleries\":["]
        ),
        Case(uri: "/v1/sections/test-desk", values: ["data.articleCount": "2"]),
        Case(uri: "/v1/tags/test-tag", values: ["data.articleCount": "1"]),
        Case(uri: "/v1/tags?q=TEST", values: ["data.0.slug": "test-tag"]),
        Case(uri: "/v1/tags?sort=articles&limit=1", holds: ["\"next\":\""]),
        Case(uri: "/v1/authors?q=tams", values: ["data.0.slug": "tamsin-orrell"]),
        Case(uri: "/v1/topics?letter=d", values: ["data.0.slug": "dunmere"]),
        Case(uri: "/v1/topics?inFocus=true&count=true", values: ["page.total": "5"]),
        Case(uri: "/v1/topics/dunmere", holds: ["\"articles\":[{"]),
        Case(uri: "/v1/collections", holds: ["editors-choice", "in-focus"]),
        Case(uri: "/v1/collections/in-focus", holds: ["\"type\":\"topic\"", "\"type\":\"gallery\""]),
        Case(uri: "/v1/galleries?kind=film", values: ["data.0.kind": "film"]),
        Case(uri: "/v1/galleries/ten-weeks-in-the-shipyard", holds: ["\"items\":[{\"media\":{"]),
        Case(uri: "/v1/nowhere", status: 404, holds: ["requestId"]),
        Case(uri: "/", holds: ["/v1/articles"]),
        Case(uri: "/v1/sections/nope", status: 404),
        Case(uri: "/v1/tags/nope", status: 404),
        Case(uri: "/v1/authors/nope", status: 404),
        Case(uri: "/v1/topics/nope", status: 404),
        Case(uri: "/v1/collections/nope", status: 404),
        Case(uri: "/v1/galleries/nope", status: 404),
        Case(uri: "/livez", values: ["status": "ok"]),
        Case(uri: "/readyz", values: ["status": "ready"]),
    ]

    @Test func answersEveryCase() async throws {
        try await TestService(adding: Self.records).run { client in
            for expected in Self.cases {
                let answer = try await client.ask(expected.uri)
                #expect(answer.status == expected.status, "\(expected.uri): \(answer.text.prefix(300))")
                for (path, text) in expected.values {
                    #expect(answer.value(path).map { "\($0)" } == text, "\(expected.uri): \(path)")
                }
                for text in expected.holds { #expect(answer.text.contains(text), "\(expected.uri): \(text)") }
                for text in expected.holdsNot { #expect(!answer.text.contains(text), "\(expected.uri): \(text)") }
                let type = answer.header("Content-Type") ?? ""
                #expect(type.hasPrefix(expected.status < 400 ? "application/json" : "application/problem+json"))
                #expect(answer.header("Access-Control-Allow-Origin") == "*")
                #expect(answer.header("X-Request-Id")?.isEmpty == false)
            }
        }
    }

    @Test func noListShowsWhatIsNotForReaders() async throws {
        try await TestService(adding: Self.records).run { client in
            for path in [
                "/v1/articles", "/v1/articles?section=test-desk", "/v1/articles?sort=oldest", "/v1/topics",
                "/v1/collections",
            ] {
                var next: String? = path + (path.contains("?") ? "&limit=100" : "?limit=100")
                while let uri = next {
                    let answer = try await client.ask(uri)
                    #expect(answer.status == 200)
                    #expect(!answer.text.contains("SECRET") && !answer.text.contains("@example.org"))
                    next = (answer.value("page.next") as? String).map {
                        path + (path.contains("?") ? "&" : "?") + "limit=100&cursor=\($0)"
                    }
                }
            }
        }
    }

    @Test func theLinkHeaderLeadsThroughTheWholeList() async throws {
        try await TestService(adding: Self.records).run { client in
            var uri: String? = "/v1/articles?limit=7&sort=oldest&fields=id"
            var ids: [Int] = []
            while let address = uri {
                let answer = try await client.ask(address)
                ids += (answer.json?["data"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? Int }
                let link = answer.header("Link")
                uri = link.map { String($0.dropFirst().prefix { $0 != ">" }) }
                #expect((link != nil) == (answer.value("page.next") is String))
            }
            let total = try await client.ask("/v1/articles?limit=1&count=true").value("page.total") as? Int
            #expect(ids.count == total)
            #expect(Set(ids).count == ids.count)
        }
    }

    @Test func aFormerSlugIsARedirectThatKeepsTheQuery() async throws {
        let service = try TestService(adding: Self.records)
        let renamed = ImportRecord.article(
            .sample("moved", section: "test-desk") { $0.slug = Slug(trusted: "straße-neu") }
        )
        _ = try service.store.importBatch([renamed], from: "test", dryRun: false)
        try await service.run { client in
            for (uri, location) in [
                ("/v1/articles/old-name?format=text", "/v1/articles/stra%C3%9Fe-neu?format=text"),
                ("/v1/articles/old-name/comments", "/v1/articles/stra%C3%9Fe-neu/comments"),
                ("/v1/articles/Old-Name", "/v1/articles/stra%C3%9Fe-neu"),
                ("/v1/articles/PLAIN", "/v1/articles/plain"),
            ] {
                let answer = try await client.ask(uri)
                #expect(answer.status == 301)
                #expect(answer.header("Location") == location)
            }
            #expect(try await client.ask("/v1/articles/stra%c3%9fe-neu").status == 200)
        }
    }

    @Test func slugsInTheirOwnScriptAreReached() async throws {
        try await TestService().run { client in
            let list = try await client.ask("/v1/articles?language=fa&limit=1")
            let slug = try #require(list.value("data.0.slug") as? String)
            #expect(slug.unicodeScalars.contains { $0.value > 0x600 })
            let encoded = try #require(slug.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            let answer = try await client.ask("/v1/articles/\(encoded)")
            #expect(answer.value("data.slug") as? String == slug)
            #expect(answer.value("data.direction") as? String == "rtl")
        }
    }
}
