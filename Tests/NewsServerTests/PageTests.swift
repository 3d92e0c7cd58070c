import HTTPTypes
import HummingbirdTesting
import NewsServer
import Testing

@testable import NewsHTTP

/// What people see in a browser.
struct PageTests {
    private static let browser = [
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
    ]

    // MARK: The entrance

    @Test func theEntranceIsAPageToBrowsers() async throws {
        try await TestService().run { client in
            let page = try await client.ask("/", headers: Self.browser)
            #expect(page.status == 200 && page.header("Content-Type") == "text/html; charset=utf-8")
            for link in ["/docs", "/openapi.yaml", "/v1/articles"] { #expect(page.text.contains("href=\"\(link)")) }
            #expect(
                page.header("Vary") == "Accept-Encoding, Accept" || page.header("Vary") == "Accept, Accept-Encoding"
            )
            #expect(page.header("Cache-Control") == "public, no-cache")
            // Whoever comes by an advertisement sees it, too.
            let advertised = try await client.ask("/?utm_source=x", headers: Self.browser)
            #expect(advertised.text == page.text)
        }
    }

    @Test(arguments: [
        nil, "*/*", "application/json", "application/*", "text/html;q=0.5, application/json",
        "text/html, application/json",
        "text/html;q=0", "text/html;q=x", "text/htmlx", "", ",;q=,", "text/plain",
    ])
    func theEntranceIsDiscoveryToPrograms(accept: String?) async throws {
        try await TestService().run { client in
            let headers = accept.map { ["Accept": $0] } ?? [:]
            let answer = try await client.ask("/", headers: headers)
            let discovery = try await client.ask("/v1")
            #expect(answer.status == 200 && answer.text == discovery.text)
            #expect(answer.header("Vary") == "Accept")
            let wrong = try await client.ask("/?limit=3", headers: headers)
            #expect(wrong.status == 400)
        }
    }

    @Test(arguments: ["text/html", "TEXT/HTML; Q=0.9, */*;q=0.8", "text/html;level=1;q=0.9,application/json;q=0.1"])
    func whatNamesHTMLFirstIsABrowser(accept: String) async throws {
        try await TestService().run { client in
            let page = try await client.ask("/", headers: ["Accept": accept])
            #expect(page.text.hasPrefix("<!doctype html>"))
        }
    }

    /// Either form has a tag of its own: the one never confirms the other.
    @Test func theFormsOfTheEntranceAreToldApart() async throws {
        try await TestService().runLive { client in
            let page = try await client.ask("/", headers: Self.browser)
            let json = try await client.ask("/")
            let tags = try [page, json].map { try #require($0.header("ETag")) }
            #expect(tags[0] != tags[1])
            for _ in 0..<2 {
                let again = try await client.ask("/", headers: ["If-None-Match": tags[0]])
                #expect(again.status == 200 && again.text == json.text)
                let confirmed = Self.browser.merging(["If-None-Match": tags[0]]) { $1 }
                let answer = try await client.ask("/", headers: confirmed)
                #expect(answer.status == 304 && answer.header("Vary")?.contains("Accept") == true)
            }
        }
    }

    // MARK: The contract as a page

    @Test func docsAreAPageThatMayLoadNothingFromElsewhere() async throws {
        try await TestService().run { client in
            let page = try await client.ask("/docs")
            #expect(page.status == 200 && page.header("Content-Type") == "text/html; charset=utf-8")
            let policy = try #require(page.header("Content-Security-Policy"))
            for directive in [
                "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'",
                "form-action 'none'", "frame-ancestors 'none'",
            ] {
                #expect(policy.split(separator: "; ").contains { $0 == directive }, "\(directive)")
            }
            #expect(!policy.contains("unsafe") && !policy.contains("*"))
            #expect(page.header("X-Content-Type-Options") == "nosniff")
            #expect(page.header("Referrer-Policy") == "no-referrer")
            #expect(page.header("Cache-Control") == "public, no-cache")
            // Neither scripts nor styles stand in it, and nothing of it comes from elsewhere.
            #expect(!page.text.contains("<style") && !page.text.contains("style=") && !page.text.contains("://"))
            #expect(page.text.ranges(of: "<script").count == page.text.ranges(of: "<script src=\"/docs/").count)
            let head = try await client.ask("/docs", .head)
            #expect(head.status == 200 && head.text.isEmpty)
            #expect(head.header("Content-Length") == String(page.text.utf8.count))
            #expect(head.header("ETag") == page.header("ETag"))
            let tag = try #require(page.header("ETag"))
            let again = try await client.ask("/docs", headers: ["If-None-Match": tag])
            #expect(again.status == 304)
            let posted = try await client.ask("/docs", .post)
            #expect(posted.status == 405)
        }
    }

    /// What is missing in a binary is told on the page; what is there is sent.
    @Test func docsSayWhatIsMissing() async throws {
        let isComplete = SitePagesProbe.isComplete
        try await TestService().run { client in
            let page = try await client.ask("/docs").text
            #expect(page.contains("scripts/fetch-docs") != isComplete)
            #expect(page.contains("swagger-ui-bundle.js") == isComplete)
        }
    }

    @Test func aBuildWithoutPartsIsAServerToo() {
        func pages(_ files: [String: StaticString]) -> SitePages {
            SitePages(hasDocs: true) { name in
                files[name].map { UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount) }
            }
        }
        var files: [String: StaticString] = [
            "docs.html": "<script src=\"/docs/{version}/docs.js\">", "docs-missing.html": "missing", "docs.js": "1",
        ]
        let bare = pages(files)
        #expect(!bare.isComplete && bare.docs == "missing" && bare.part("swagger-ui.css") == nil)
        for name in ["LICENSE", "swagger-ui.css", "swagger-ui-bundle.js"] { files[name] = "x" }
        files["parts.txt"] = "swagger 1"
        let whole = pages(files)
        #expect(whole.isComplete && whole.docs.contains("/docs/\(whole.version)/docs.js"))
        // Its addresses change with each of its parts.
        var versions: Set = [bare.version, whole.version]
        for (name, text) in [("parts.txt", "swagger 2"), ("docs.js", "2")] as [(String, StaticString)] {
            var changed = files
            changed[name] = text
            versions.insert(pages(changed).version)
        }
        #expect(versions.count == 4)
    }

    @Test(.enabled(if: SitePagesProbe.isComplete, "scripts/fetch-docs was not run before the build"))
    func whatDocsLoadIsKeptForAYear() async throws {
        try await TestService().runLive { client in
            let page = try await client.ask("/docs").text
            let addresses = page.matches(of: #/"(/docs/[^"]+)"/#).map { String($0.1) }
            #expect(addresses.count == 5)
            for address in addresses {
                let file = try await client.ask(address)
                #expect(file.status == 200, "\(address)")
                #expect(file.header("Cache-Control") == "public, max-age=31536000, immutable")
                #expect(file.header("X-Content-Type-Options") == "nosniff")
                #expect(file.header("Vary") == "Accept-Encoding")
                let type =
                    address.hasSuffix(".js") ? "text/javascript" : address.hasSuffix(".css") ? "text/css" : "text/plain"
                #expect(file.header("Content-Type") == "\(type); charset=utf-8")
                let zipped = try await client.ask(address, .head, headers: ["Accept-Encoding": "gzip"])
                #expect(zipped.header("Content-Encoding") == "gzip")
                let length = zipped.header("Content-Length").flatMap(Int.init) ?? .max
                #expect(length < file.text.utf8.count * 2 / 3)
                let tag = try #require(zipped.header("ETag"))
                let again = try await client.ask(address, headers: ["Accept-Encoding": "gzip", "If-None-Match": tag])
                #expect(again.status == 304)
                // Of another version there is nothing.
                let stale = address.replacing(#/docs/[0-9a-f]+//#, with: "docs/0123456789abcdef/")
                let gone = try await client.ask(stale)
                #expect(gone.status == 404 && gone.header("Cache-Control") == "no-store")
            }
        }
    }

    @Test func nothingElseIsServed() async throws {
        try await TestService().run { client in
            let page = try await client.ask("/docs").text
            let version = page.firstMatch(of: #/\/docs\/([0-9a-f]{16})\//#)?.1 ?? "x"
            for name in [
                "parts.txt", "docs.html", "home.html", "..%2Fdocs.html", "..", "%2e%2e", "%00", "docs.js%00", "DOCS.JS",
                "",
            ] {
                let answer = try await client.ask("/docs/\(version)/\(name)")
                #expect([400, 404].contains(answer.status), "\(name)")
            }
        }
    }

    @Test func docsCanBeTurnedOff() async throws {
        let service = try TestService().configured { $0.hasDocs = false }
        try await service.run { client in
            for path in ["/docs", "/docs/", "/docs/x/docs.js"] {
                let answer = try await client.ask(path, headers: Self.browser)
                #expect(answer.status == 404 && answer.header("Content-Type") == "application/problem+json")
            }
            let page = try await client.ask("/", headers: Self.browser)
            #expect(page.status == 200 && !page.text.contains("/docs") && page.text.contains("/openapi.yaml"))
            let contract = try await client.ask("/openapi.yaml")
            #expect(contract.status == 200)
        }
    }
}

private enum SitePagesProbe {
    static var isComplete: Bool { SitePages.embedded(hasDocs: true).isComplete }
}
