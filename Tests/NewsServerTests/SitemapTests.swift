import Foundation
import FoundationXML
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsServer
import NewsTestSupport
import Testing

/// Sitemaps and robots.txt, as crawlers ask for them.
@Suite struct SitemapTests {
    /// The addresses in a document.
    private func addresses(_ text: String) -> [String] {
        text.matches(of: /<loc>([^<]*)<\/loc>/).map { String($0.1) }
    }

    private func admin(
        _ service: TestService,
        _ work: @Sendable (TestEditor, any TestClientProtocol) async throws -> Void
    ) async throws {
        let key = try service.key("admin", "write")
        try await service.run { client in try await work(TestEditor(client: client, key: key), client) }
    }

    @Test func theIndexNamesEachFileAndTheFilesEachPage() async throws {
        let service = try TestService().configured { $0.publicURL = "https://api.example" }
        try await service.run { client in
            let index = try await client.ask("/sitemap.xml")
            #expect(index.status == 200 && index.header("Content-Type") == "application/xml; charset=utf-8")
            let files = addresses(index.text)
            let kinds = ["articles", "sections", "tags", "topics", "authors", "galleries"]
            #expect(files == kinds.map { "https://api.example/sitemaps/\($0)-1.xml" })
            for (kind, file) in zip(kinds, files) {
                let answer = try await client.ask(String(file.dropFirst("https://api.example".count)))
                #expect(answer.status == 200 && XMLParser(data: Data(answer.text.utf8)).parse(), "\(file)")
                var listed: [String] = []
                var cursor = ""
                repeat {
                    let page = try await client.ask("/v1/\(kind)?limit=100&fields=url\(cursor)")
                    listed += (page.value("data") as? [[String: Any]] ?? []).compactMap { $0["url"] as? String }
                    cursor = (page.value("page.next") as? String).map { "&cursor=\($0)" } ?? ""
                } while !cursor.isEmpty
                if !listed.isEmpty {
                    #expect(Set(addresses(answer.text)) == Set(listed.map { "https://api.example\($0)" }), "\(kind)")
                }
                #expect(addresses(answer.text).count == Set(addresses(answer.text)).count)
                let head = try await client.ask(String(file.dropFirst("https://api.example".count)), .head)
                #expect(head.status == 200 && head.header("ETag") == answer.header("ETag"))
            }
        }
    }

    @Test func whatIsNoFileIsNotThere() async throws {
        let service = try TestService()
        try await service.run { client in
            for name in [
                "articles-2.xml", "articles-01.xml", "articles-922337203685478.xml", "media-1.xml", "x", "%00",
            ] {
                let answer = try await client.ask("/sitemaps/\(name)")
                #expect(answer.status == (name == "%00" ? 400 : 404), "\(name)")
            }
            for path in ["/sitemap.xml", "/sitemap-news.xml", "/robots.txt", "/sitemaps/articles-1.xml"] {
                let answer = try await client.ask("\(path)?page=2")
                #expect(answer.status == 400 && answer.faults == ["page unknownParameter"], "\(path)")
                #expect(try await client.ask(path, .delete).status == 405, "\(path)")
            }
        }
    }

    @Test func aPageIsTheSitesAndFollowsIt() async throws {
        let service = try TestService()
        try await admin(service) { editor, client in
            let set = try await editor.send(.patch, "/v1/site", #"{"url":"https://news.example","name":"A & B"}"#)
            #expect(set.status == 200)
            let file = try await client.ask("/sitemaps/articles-1.xml")
            #expect(addresses(file.text).allSatisfy { $0.hasPrefix("https://news.example/") })
            // Nobody has said where the API is: the site leads to it.
            #expect(try await client.ask("/robots.txt").text.contains("\nSitemap: https://news.example/sitemap.xml\n"))
            #expect(try await client.ask("/sitemap-news.xml").text.contains("<news:name>A &amp; B</news:name>"))
            let count = addresses(file.text).count
            let withdrawn = try await editor.patch("23", #"{"status": "withdrawn"}"#)
            #expect(withdrawn.status == 200)
            #expect(addresses(try await client.ask("/sitemaps/articles-1.xml").text).count == count - 1)
        }
    }

    @Test func newsIsOfTwoDaysAndCeasesToBe() async throws {
        let clock = FixedClock()
        let fresh = [
            ImportRecord.news, .article(.sample("now", secondsAgo: 0)),
            .article(.sample("nearly-old", secondsAgo: 2 * 86_400 - 60)),
            .article(.sample("old", secondsAgo: 2 * 86_400)),
            .article(.sample("soon", secondsAgo: -30)),
        ]
        let service = try TestService(adding: fresh, clock: clock)
        try await service.run { client in
            func slugs() async throws -> [String] {
                addresses(try await client.ask("/sitemap-news.xml").text).compactMap {
                    $0.split(separator: "/").last.map(String.init)
                }
            }
            let first = try await slugs()
            #expect(first.first == "now" && first.contains("nearly-old"))
            #expect(!first.contains("old") && !first.contains("soon"))
            clock.advance(by: 30)
            let second = try await slugs()
            #expect(second.first == "soon")
            // Nothing was written, and nothing but time takes one out.
            clock.advance(by: 30)
            let third = try await slugs()
            #expect(!third.contains("nearly-old") && third.contains("now"))
            clock.advance(by: 3 * 86_400)
            let empty = try await client.ask("/sitemap-news.xml")
            #expect(addresses(empty.text).isEmpty && XMLParser(data: Data(empty.text.utf8)).parse())
        }
    }

    @Test func noCacheKeepsNewsBeyondItsTime() async throws {
        let service = try TestService(adding: [.news, .article(.sample("ends", secondsAgo: 2 * 86_400 - 20))])
        try await service.run { client in
            let answer = try await client.ask("/sitemap-news.xml")
            #expect(answer.header("Cache-Control") == "public, max-age=20")
            #expect(
                answer.header("CDN-Cache-Control")?.hasPrefix("public, max-age=20, stale-while-revalidate=0") == true
            )
        }
    }

    @Test func crawlersAreToldWhatNotToAskFor() async throws {
        let service = try TestService().configured { $0.publicURL = "https://api.example" }
        try await service.run { client in
            let answer = try await client.ask("/robots.txt")
            #expect(answer.header("Content-Type") == "text/plain; charset=utf-8")
            #expect(
                answer.text == """
                    User-agent: *
                    Disallow: /v1/search
                    Disallow: /v1/resolve

                    Sitemap: https://api.example/sitemap.xml
                    Sitemap: https://api.example/sitemap-news.xml

                    """
            )
        }
    }

    /// A file of ten thousand addresses is made on a thread that nobody waits for, once, and then lies in memory.
    @Test func aFullFileIsMadeApart() async throws {
        let many = (0..<4_000).map { ImportRecord.article(.sample("m\($0)", secondsAgo: Int64($0))) }
        let service = try TestService(adding: [.news] + many)
        try await service.runLive { client in
            let first = try await client.ask("/sitemaps/articles-1.xml", headers: ["Accept-Encoding": "gzip"])
            #expect(first.status == 200 && first.header("Content-Encoding") == "gzip")
            let second = try await client.ask("/sitemaps/articles-1.xml")
            #expect(second.status == 200 && second.header("Server-Timing") == nil)
            #expect(addresses(second.text).count >= 4_000)
        }
    }
}
