import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NewsDomain
import NewsHTTP
import NewsSQLite
import NewsServer
import NewsTestSupport
import Synchronization
import Testing

/// What caches are told, and that no answer from memory outlives what it shows.
@Suite struct ResponseCachingTests {
    private static let article = "/v1/articles/skerran-barrier-first-power"

    /// Requests and what their answers must be, whichever way they are made.
    private static let cases: [(uri: String, method: HTTPRequest.Method, headers: [String: String])] = [
        ("/v1", .get, [:]), (article, .get, [:]), (article, .head, [:]), ("/v1/articles/23", .get, [:]),
        ("\(article)?include=related,comments,views", .get, [:]), ("/v1/articles", .get, [:]),
        ("\(article)?format=blocks&include=topics", .get, [:]), ("\(article)?linkTopics=true", .get, [:]),
        ("/v1/articles?limit=2&tag=energy", .get, ["Accept-Encoding": "gzip"]),
        ("/v1/articles?limit=2&tag=energy", .head, ["Accept-Encoding": "gzip"]),
        ("/v1/articles", .get, ["Accept-Encoding": "gzip;q=0, br"]), ("/v1/articles", .get, ["If-None-Match": "*"]),
        ("/v1/articles", .get, ["If-None-Match": "\"a\", W/\"b\""]),
        ("/v1/articles", .get, ["If-None-Match": "garbage"]),
        ("/v1/articles", .get, ["If-Modified-Since": "Sun, 22 Nov 2099 09:30:00 GMT"]),
        ("/v1/articles", .get, ["If-Modified-Since": "Sun, 22 Nov 2009 09:30:00 GMT"]),
        ("/v1/articles", .get, ["If-Modified-Since": "yesterday"]),
        ("/v1/articles", .head, ["If-None-Match": "*", "Accept-Encoding": "gzip"]),
        ("/v1/articles", .get, ["X-Request-Id": "mine-1"]), ("/v1/articles", .get, ["X-Request-Id": "not sane"]),
        ("/v1/articles", .get, ["Authorization": "Bearer wrong"]), ("/v1/articles", .get, ["Range": "bytes=0-1"]),
        ("/v1/articles", .options, ["Access-Control-Request-Method": "GET"]), ("/v1/articles", .delete, [:]),
        ("/v1/articles?limit=0", .get, [:]), ("/v1/articles?limit=5&limit=5", .get, [:]),
        ("/v1/articles/none", .get, [:]), ("/v1/front", .get, [:]), ("/v1/rankings/most-viewed", .get, [:]),
        ("\(article)/comments", .get, [:]), ("\(article)/related", .get, [:]), ("/v1/topics", .get, [:]),
        ("/v1/tags/energy", .get, [:]), ("/v1/collections", .get, [:]), ("/v1/galleries", .get, [:]),
        ("/v1/search?q=water&highlight=true&facets=section", .get, ["Accept-Encoding": "gzip"]),
        ("/v1/search?q=water&sort=newest&limit=2", .get, [:]), ("/v1/search?q=", .get, [:]),
        ("/v1/search?q=water&status=any", .get, [:]), ("/v1/search/suggest?q=s", .get, [:]),
        ("/v1/sync?initial=true", .get, ["Accept-Encoding": "gzip"]), ("/v1/sync", .get, [:]),
        ("/v1/sync?initial=true&types=section,tag&fields=name", .get, [:]), ("/v1/sync?token=x&live=1", .get, [:]),
        ("/openapi.yaml", .get, ["Accept-Encoding": "gzip"]), ("/livez", .get, [:]), ("/readyz", .get, [:]),
        // What is not kept: problems, redirects, and odd spellings.
        ("/v1/articles/SKERRAN-Barrier-First-Power?fields=title", .get, [:]), ("/v1/articles/none", .head, [:]),
        ("/v1/articles?status=draft", .get, [:]), ("/v1/galleries?status=draft", .get, [:]), ("/v1/media", .get, [:]),
        ("/v1/articles/23/", .get, [:]), ("/v1//articles", .get, [:]), ("/v1/none", .get, [:]), ("/", .get, [:]),
        ("/v1/articles/batch", .get, [:]), ("/v1/articles/%73kerran-barrier-first-power", .get, [:]),
        ("/v1/articles/%00", .get, [:]), ("/v1/articles/a%2Fb", .get, [:]), ("/v1/articles/%E9", .get, [:]),
        ("/v1/articles/23?fields=%zz", .get, [:]), ("/v1/%61rticles", .get, [:]), ("/v1/articles?", .get, [:]),
        ("/v1/articles?limit=3&cursor=nonsense&one=two", .get, [:]), ("/v1/articles/99999999999999999999", .get, [:]),
        ("/v1/articles?exclude=\(String(repeating: "1,", count: 4_500))", .get, [:]),
        ("/v1/articles/23/comments?view=flat&thread=0", .get, [:]),
    ]

    /// Of the moment, or of the way.
    private static let fleeting: Set = ["date", "server-timing"]

    @Test func allWaysAnswerAlike() async throws {
        let service = try TestService()
        try service.store.refreshRankings(at: service.clock.now())
        let ways = [
            service, service.configured { $0.usesHeadScanner = false }, service.configured { $0.cacheMegabytes = 0 },
        ]
        var answers: [[String]] = []
        for way in ways {
            let own = Mutex<[String]>([])
            try await way.runLive { client in
                for (uri, method, headers) in Self.cases {
                    // Made, found by the controller, found by its target.
                    for _ in 0..<2 { _ = try await client.ask(uri, method, headers: headers) }
                    let text = Self.text(try await client.ask(uri, method, headers: headers))
                    own.withLock { $0.append(text) }
                }
            }
            answers.append(own.withLock(\.self))
        }
        for (index, request) in Self.cases.enumerated() {
            #expect(answers[0][index] == answers[1][index], "\(request)")
            #expect(answers[0][index] == answers[2][index], "\(request)")
        }
    }

    /// All of an answer that does not depend on when it was given.
    private static func text(_ answer: Received) -> String {
        var lines = answer.headers.compactMap { field -> String? in
            let name = field.name.canonicalName
            if fleeting.contains(name) { return nil }
            let isOurs = name == "x-request-id" && field.value != "mine-1"
            return "\(name): \(isOurs ? String(field.value.count) : field.value)"
        }
        lines.sort()
        let body = answer.text.replacing(#/"requestId":"[^"]*"/#, with: "")
        return "\(answer.status)\n\(lines.joined(separator: "\n"))\n\n\(body)"
    }

    @Test func allWaysToAskForTheSameAreOne() async throws {
        try await TestService().run { client in
            let first = try await client.ask("/v1/articles?tag=energy&section=news&limit=5")
            #expect(first.header("Server-Timing") != nil)
            for other in [
                "section=news&tag=energy&limit=5", "tag=energy&tag=energy&section=news&limit=5",
                "tag=%65nergy&section=news&limit=5&sort=newest&count=false",
            ] {
                let answer = try await client.ask("/v1/articles?\(other)")
                #expect(answer.header("ETag") == first.header("ETag"), "\(other)")
                #expect(answer.header("Server-Timing") == nil, "made anew: \(other)")
                #expect(answer.header("Link") == first.header("Link"), "\(other)")
            }
            // What is wrong stays wrong, however often the right one was asked.
            #expect(try await client.ask("/v1/articles?tag=energy&section=news&limit=5&limit=5").status == 400)
            let another = try await client.ask("/v1/articles?tag=energy&section=news&limit=6")
            #expect(another.header("Server-Timing") != nil)
        }
    }

    @Test func aClientThatHasItIsToldSo() async throws {
        try await TestService().run { client in
            let tag = try await client.ask("/v1/articles").header("ETag") ?? ""
            #expect(tag.hasPrefix("\"") && tag.count == 18)
            for (header, status) in [
                (tag, 304), ("W/\(tag)", 304), ("\"x\", \(tag)", 304), (", \(tag) ,", 304), ("*", 304), ("\"x\"", 200),
                ("\(tag)\(tag)", 200), (String(tag.dropLast()), 200), ("\"" + tag, 200), ("", 200),
            ] {
                let answer = try await client.ask("/v1/articles", headers: ["If-None-Match": header])
                #expect(answer.status == status, "\(header)")
                if status == 304 {
                    #expect(answer.text.isEmpty && answer.header("Content-Length") == nil)
                    #expect(answer.header("ETag") == tag)
                }
            }
            let both = ["If-None-Match": "\"x\"", "If-Modified-Since": "Sun, 22 Nov 2099 09:30:00 GMT"]
            #expect(try await client.ask("/v1/articles", headers: both).status == 200)
            let zipped = try await client.ask(
                "/v1/articles",
                headers: ["Accept-Encoding": "gzip", "If-None-Match": tag]
            )
            #expect(zipped.status == 200, "the other coding has a tag of its own")
            #expect(zipped.header("ETag") == "\(tag.dropLast())-gzip\"")
        }
    }

    @Test func nobodyKeepsAnAnswerBeyondTheNextPublication() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            func maximum(_ uri: String) async throws -> String? {
                let answer = try await reader.ask(uri)
                return answer.header("Cache-Control").map { "\($0); \(answer.header("CDN-Cache-Control") ?? "")" }
            }
            let usual = "public, max-age=10; public, max-age=30, stale-while-revalidate=60, stale-if-error=86400"
            #expect(try await maximum("/v1/articles") == usual)
            let due = service.clock.now().advanced(by: 7).rfc3339
            let json = #"{"title": "Soon", "section": "news", "status": "scheduled", "publishedAt": "\#(due)"}"#
            #expect(try await editor.create(json).status == 201)
            for _ in 0..<2 {
                let ending = "public, max-age=7; public, max-age=7, stale-while-revalidate=0, stale-if-error=86400"
                #expect(try await maximum("/v1/articles") == ending)
            }
            let before = try await reader.ask("/v1/articles")
            service.clock.advance(by: 7)
            let after = try await reader.ask("/v1/articles")
            #expect(after.value("data.0.title") as? String == "Soon")
            #expect(after.header("ETag") != before.header("ETag"))
            #expect(try await maximum("/v1/articles") == usual)
            let since = ["If-Modified-Since": before.header("Last-Modified") ?? ""]
            #expect(try await reader.ask("/v1/articles", headers: since).status == 200)
        }
    }

    @Test func rankingsAreKeptUntilTheHourAtMost() async throws {
        let service = try TestService()
        try await service.run { client in
            let rest = 3600 - service.clock.now().seconds % 3600
            service.clock.advance(by: rest - 20)
            let answer = try await client.ask("/v1/rankings/most-viewed")
            #expect(answer.header("Cache-Control") == "public, max-age=20")
            let inFront = answer.header("CDN-Cache-Control")
            #expect(inFront?.hasPrefix("public, max-age=20, stale-while-revalidate=0") == true)
        }
    }

    @Test func whatAKeyShowsIsForNobodyElse() async throws {
        let service = try TestService()
        let drafts = try service.key("drafts")
        try await service.edit { editor, reader in
            let json = #"{"title": "Secret", "slug": "secret-thing", "section": "news", "status": "draft"}"#
            #expect(try await editor.create(json).status == 201)
            let key = ["Authorization": "Bearer \(drafts)"]
            for uri in [
                "/v1/articles/secret-thing", Self.article, "/v1/articles?status=draft", "/v1/galleries?status=draft",
            ] {
                for _ in 0..<2 {
                    let answer = try await reader.ask(uri, headers: key)
                    #expect(answer.status == 200 && answer.header("Cache-Control") == "private, no-store", "\(uri)")
                }
            }
            #expect(try await reader.ask("/v1/articles/secret-thing").status == 404)
            #expect(try await reader.ask("/v1/articles/secret-thing").header("Cache-Control") == "no-store")
            #expect(try await reader.ask("/v1/articles?status=draft").status == 401)
            let open = try await reader.ask(Self.article)
            #expect(open.header("Vary") == "Accept-Encoding, Authorization")
            #expect(open.header("Surrogate-Key") == "article-23 catalogue")
            #expect(open.value("data.version") == nil)
        }
    }

    @Test func anAnswerAfterAWriteShowsIt() async throws {
        let service = try TestService()
        let key = try service.key("moderate")
        try await service.edit { editor, reader in
            func title() async throws -> String? {
                try await reader.ask("/v1/articles?limit=1&fields=title").value("data.0.title") as? String
            }
            for n in 0..<3 {
                _ = try await title()
                #expect(try await editor.patch("23", #"{"title": "Title \#(n)"}"#).status == 200)
                #expect(try await title() == "Title \(n)")
            }
            let tags = try await reader.ask("/v1/tags/energy")
            #expect(try await editor.send(.patch, "/v1/tags/energy", #"{"name": "Power"}"#).status == 200)
            #expect(try await reader.ask("/v1/tags/energy").header("ETag") != tags.header("ETag"))
            #expect(try await reader.ask(Self.article).text.contains("Power"))

            let count = try await reader.ask("\(Self.article)?fields=commentCount").value("data.commentCount") as? Int
            let sent = try await reader.send("\(Self.article)/comments", #"{"text": "An honest comment."}"#)
            let id = try #require(sent.value("data.id") as? Int)
            let approval = try await reader.send(
                "/v1/comments/\(id)",
                #"{"status": "approved"}"#,
                .patch,
                headers: ["Authorization": "Bearer \(key)"]
            )
            #expect(approval.status == 200)
            let now = try await reader.ask("\(Self.article)?fields=commentCount").value("data.commentCount") as? Int
            #expect(now == (count ?? 0) + 1)
            #expect(try await reader.ask("\(Self.article)/comments").text.contains("An honest comment."))
        }
    }

    @Test func anotherProcessIsNoticed() async throws {
        let service = try TestService()
        let configuration = ServerConfiguration(dataDirectory: service.dataDirectory)
        let own = try SQLiteNewsroom(directory: service.dataDirectory, clock: service.clock)
        let caching = try ResponseCaching(configuration, own, service.clock)
        let services = Services(configuration, own, service.clock)
        let dispatcher = Dispatcher(own, service.clock, services, caching)
        let responder = DispatcherResponder(dispatcher, clock: service.clock)
        try await Application(responder: responder).test(.router) { client in
            let before = try await client.ask("/v1/articles")
            _ = try service.store.importBatch(
                [.section("desk"), .article(.sample("elsewhere", section: "desk"))],
                from: "elsewhere",
                dryRun: false
            )
            try own.pollExternalChanges()
            #expect(try await client.ask("/v1/articles").header("ETag") != before.header("ETag"))
        }
    }
}
