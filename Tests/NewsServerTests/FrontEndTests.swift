import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsServer
import NewsTestSupport
import Testing

@testable import NewsHTTP

/// The front end at `/`, where a newsroom shows one.
struct FrontEndTests {
    private static let browser = ["Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"]

    private func service(_ site: String = "built-in") throws -> TestService {
        try TestService().configured { $0.site = site }
    }

    @Test func peopleSeeTheNewsroomAndProgramsTheAPI() async throws {
        try await service().run { client in
            let page = try await client.ask("/", headers: Self.browser)
            #expect(page.status == 200 && page.header("Content-Type") == "text/html; charset=utf-8")
            #expect(page.text.contains("<noscript>") && page.text.contains("/feeds/articles.rss"))
            let policy = try #require(page.header("Content-Security-Policy"))
            #expect(policy.contains("script-src 'self'") && policy.contains("default-src 'none'"))
            #expect(!policy.contains("unsafe") && !policy.contains("script-src *"))
            #expect(page.header("Vary")?.contains("Accept") == true)
            let json = try await client.ask("/")
            let discovery = try await client.ask("/v1")
            #expect(json.text == discovery.text)
            let docs = try await client.ask("/docs", headers: Self.browser)
            #expect(docs.status == 200)
        }
    }

    /// Neither scripts nor styles stand in the page, and all that it names is there, kept for a year.
    @Test func whatThePageLoadsIsServed() async throws {
        try await service().runLive { client in
            let page = try await client.ask("/", headers: Self.browser).text
            #expect(!page.contains("<style") && !page.contains("style=") && !page.contains("javascript:"))
            let addresses = page.matches(of: #/"(/site/[^"]+)"/#).map { String($0.1) }
            #expect(addresses.count >= 5)
            for address in addresses {
                let file = try await client.ask(address)
                #expect(file.status == 200 && !file.text.isEmpty, "\(address)")
                #expect(file.header("Cache-Control") == "public, max-age=31536000, immutable")
                #expect(file.header("X-Content-Type-Options") == "nosniff")
            }
            let version = try #require(addresses.first?.split(separator: "/").dropFirst().first)
            // What modules import is there, too.
            let module = try await client.ask("/site/\(version)/comments.js")
            #expect(module.status == 200 && module.header("Content-Type") == "text/javascript; charset=utf-8")
            for name in [
                "index.html", "..%2Findex.html", "..", "%2e%2e", "%00", "main.js%00", "MAIN.JS", "", "none.js",
            ] {
                let answer = try await client.ask("/site/\(version)/\(name)")
                #expect([400, 404].contains(answer.status), "\(name)")
            }
            let stale = try await client.ask("/site/0123456789abcdef/main.js")
            #expect(stale.status == 404 && stale.header("Cache-Control") == "no-store")
        }
    }

    @Test func anAddressSaysByItsStatusWhetherThereIsAnything() async throws {
        let draft = ImportedArticle.sample("draft") {
            $0.status = .draft
            $0.publishedAt = nil
        }
        let service = try TestService(adding: [.news, .article(.sample("ferry")), .article(draft)])
            .configured { $0.site = "built-in" }
        try await service.run { client in
            let address = try await client.ask("/v1/articles/ferry?fields=url").text.firstMatch(
                of: #/"url":"([^"]+)"/#
            )?.1
            let ferry = String(try #require(address))
            let entrance = try await client.ask("/", headers: Self.browser)
            for path in [ferry, "\(ferry)?language=ar", "/news", "/search?q=x", "/most-viewed", "/galleries"] {
                let page = try await client.ask(path, headers: Self.browser)
                #expect(page.status == 200 && page.text == entrance.text, "\(path)")
            }
            for path in [
                "/nothing/here", "/news/draft", "/tag/none", "/%00", "/%2e%2e/%2e%2e/etc/passwd", "//evil.example/x",
                "/index.html", "/" + String(repeating: "a", count: 3_000),
            ] {
                let page = try await client.ask(path, headers: Self.browser)
                #expect([400, 404].contains(page.status), "\(path)")
                #expect(
                    page.header("Location") == nil && page.header("Cache-Control")?.contains("no-store") == true,
                    "\(path)"
                )
                let told = try await client.ask(path)
                #expect(!told.text.contains("<html"), "\(path)")
            }
            // A draft by a token: what it shows is for the API to say.
            let preview = try await client.ask("/news/draft?preview=pv_x", headers: Self.browser)
            #expect(preview.status == 200)
            // The API is not a page, and nobody writes to one.
            let api = try await client.ask("/v1/nothing", headers: Self.browser)
            #expect(api.status == 404 && api.header("Content-Type") == "application/problem+json")
            let posted = try await client.ask("/nothing/here", .post, headers: Self.browser)
            #expect(posted.status == 404)
            let head = try await client.ask(ferry, .head, headers: Self.browser)
            #expect(head.status == 200 && head.text.isEmpty)
        }
    }

    @Test func withoutOneAllIsAsBefore() async throws {
        try await TestService().run { client in
            let page = try await client.ask("/", headers: Self.browser)
            #expect(page.text.contains("JSON API"))
            let nothing = try await client.ask("/news/ferry", headers: Self.browser)
            #expect(nothing.status == 404 && nothing.header("Content-Type") == "application/problem+json")
        }
    }

    /// A folder of one's own: what it has is read at the start, and nothing that is hidden or no page's.
    @Test func aFolderIsAFrontEnd() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ text: String) throws {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        try write("app.js", "1")
        #expect(throws: OperationFailure.self) { try FrontEnd(folder.path) }
        #expect(throws: OperationFailure.self) { try FrontEnd(folder.path + "/none") }
        try write("index.html", "<body data-pages=\"/own\"><script src=\"/site/app.js\"></script>")
        try write(".env", "SECRET=1")
        try write("notes.md", "secret")
        let first = try #require(try FrontEnd(folder.path))
        #expect(first.ownPaths == ["/own"] && first.page.contains("\"/site/\(first.version)/app.js\""))
        #expect(first.file("app.js")?.bytes == [0x31])
        #expect(first.file(".env") == nil && first.file("notes.md") == nil && first.file("index.html") == nil)
        try write("app.js", "2")
        let second = try #require(try FrontEnd(folder.path))
        #expect(second.version != first.version)
        try await service(folder.path).run { client in
            let page = try await client.ask("/own", headers: Self.browser)
            #expect(page.status == 200 && page.text == second.page)
        }
    }
}
