import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing

/// What readers see whose browsers keep what they are told to.
@Suite struct BrowserCacheTests {
    private static let article = "/v1/articles/skerran-barrier-first-power"

    @Test func whoPostsACommentSeesIt() async throws {
        let service = try TestService().configured { $0.comments.mode = .post }
        try await service.run { client in
            let browser = BrowserCache(client, service.clock)
            let pages = [
                "\(Self.article)/comments", "\(Self.article)/comments?view=flat&sort=newest",
                "\(Self.article)?include=comments",
            ]
            for (count, text) in ["The first that I say.", "And a second word."].enumerated() {
                for page in pages { _ = try await browser.get(page) }
                service.clock.advance(by: Int64(count))
                let sent = try await client.send("\(Self.article)/comments", #"{"text": "\#(text)"}"#)
                #expect(sent.status == 201)
                for page in pages {
                    #expect(try await browser.get(page).text.contains(text), "\(page)")
                }
            }
        }
    }

    /// How long a browser may go on showing what was true before, of everything that readers ask for.
    @Test func nothingIsKeptForLongerThanAMinute() async throws {
        let service = try TestService().configured { $0.comments.mode = .post }
        try await service.run { client in
            let browser = BrowserCache(client, service.clock)
            let pages = [Self.article, "/v1/articles", "/v1/front", "/v1/rankings/most-commented", "/v1/sections/news"]
            for page in pages { _ = try await browser.get(page) }
            _ = try await client.send("\(Self.article)/comments", #"{"text": "A word on that."}"#)
            try service.store.refreshRankings(at: service.clock.now())
            service.clock.advance(by: 60)
            for page in pages {
                let shown = try await browser.get(page)
                #expect(shown.text == (try await client.ask(page).text), "\(page)")
            }
        }
    }

    @Test func whatIsForCachesInFrontIsSaidToThemAlone() async throws {
        try await TestService().run { client in
            for (uri, general, inFront) in [
                ("/v1/articles", 10, (30, 60)), (Self.article, 30, (60, 120)),
                ("\(Self.article)/comments", 0, (10, 30)),
                ("\(Self.article)?include=comments,related", 0, (60, 120)), ("/v1/tags", 60, (300, 600)),
                ("/openapi.yaml", 300, (3600, 3600)),
            ] {
                for headers in [[:], ["If-None-Match": "*"]] {
                    let answer = try await client.ask(uri, headers: headers)
                    #expect(answer.status == (headers.isEmpty ? 200 : 304))
                    #expect(answer.header("Cache-Control") == "public, max-age=\(general)", "\(uri)")
                    let (fresh, stale) = inFront
                    let all = "public, max-age=\(fresh), stale-while-revalidate=\(stale), stale-if-error=86400"
                    #expect(answer.header("CDN-Cache-Control") == all, "\(uri)")
                }
            }
            for uri in ["/v1/articles/none", "/v1/articles?x=1", "/livez", "/v1/comments/1"] {
                #expect(try await client.ask(uri).header("CDN-Cache-Control") == nil, "\(uri)")
            }
        }
    }
}
