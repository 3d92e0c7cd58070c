import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsTestSupport
import Testing

/// What addresses of the site mean.
@Suite struct ResolveTests {
    private static let later = FixedClock.start.advanced(by: 86_400)

    private static let records: [ImportRecord] = [
        .news, .section("tag"), .tag("secret"),
        .article(
            .sample("old-story") {
                $0.formerAddresses = [
                    FormerAddress(host: "old.example", path: "/2019/05/old-story"),
                    FormerAddress(host: "old.example", path: "/?p=123"),
                ]
            }
        ),
        .article(
            .sample("a-draft") {
                $0.status = .draft
                $0.publishedAt = nil
                $0.tags = ["secret"]
                $0.formerAddresses = [FormerAddress(host: "old.example", path: "/?p=124")]
            }
        ),
        .article(
            .sample("to-come") {
                $0.publishedAt = later
                $0.formerAddresses = [FormerAddress(host: "old.example", path: "/?p=125")]
            }
        ),
        .article(
            .sample("taken-back") {
                $0.status = .withdrawn
                $0.formerAddresses = [FormerAddress(host: "old.example", path: "/?p=126")]
            }
        ),
        .article(.sample("سلام-دنیا")), .article(.sample("energy", section: "tag")),
    ]

    private func run(
        _ work: @Sendable (TestEditor, any TestClientProtocol) async throws -> Void
    ) async throws {
        let service = try TestService(adding: Self.records)
        let key = try service.key("admin")
        try await service.run { client in
            _ = try await client.send(
                "/v1/site",
                #"{"url":"https://courier.example"}"#,
                .patch,
                headers: ["Authorization": "Bearer \(key)"]
            )
            try await work(TestEditor(client: client, key: key), client)
        }
    }

    private static func target(_ url: String) -> String {
        "/v1/resolve?url=" + (url.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
    }

    @Test(arguments: [
        ("/news/old-story", "article old-story false"),
        ("https://courier.example/news/old-story", "article old-story false"),
        ("http://courier.example/news/old-story?utm_source=x#top", "article old-story false"),
        ("https://www.courier.example/news/old-story", "article old-story true"),
        ("/news/old-story/", "article old-story true"),
        ("/news/Old-Story", "article old-story true"), ("/wrong/old-story", "article old-story true"),
        ("/news/%D8%B3%D9%84%D8%A7%D9%85-%D8%AF%D9%86%DB%8C%D8%A7", "article سلام-دنیا false"),
        ("/news/سلام-دنیا", "article سلام-دنیا false"), ("/news", "section news false"),
        ("/tag/energy", "tag energy false"),
        ("/author/tamsin-orrell", "author tamsin-orrell false"), ("/topic/dunmere", "topic dunmere false"),
        ("/gallery/ten-weeks-in-the-shipyard", "gallery ten-weeks-in-the-shipyard false"),
        ("/collection/editors-choice", "collection editors-choice false"), ("/", "site nil false"),
        ("https://courier.example", "site nil false"),
        // Of the site that was imported, whether the new one is where it was or not.
        ("/2019/05/old-story", "article old-story true"), ("/2019/05/Old-Story/?amp=1", "article old-story true"),
        ("https://old.example/2019/05/old-story/", "article old-story true"),
        ("https://old.example/?p=123", "article old-story true"),
        ("/?p=123", "article old-story true"), ("?p=123", "article old-story true"),
        ("https://courier.example/index.php?page_id=123", "article old-story true"),
    ])
    func addressesAreFound(url: String, expected: String) async throws {
        try await run { _, reader in
            let answer = try await reader.ask(Self.target(url))
            let words = ["data.type", "data.slug", "data.redirect"].map { path in
                let value = answer.value(path)
                return value is NSNull ? "nil" : (value as? Bool).map(String.init) ?? value as? String ?? "-"
            }
            #expect(answer.status == 200 && words.joined(separator: " ") == expected, "\(url): \(answer.text)")
            let address = answer.value("data.url") as? String ?? ""
            #expect(address.hasPrefix("https://courier.example/"))
            // What is answered is where it is.
            #expect(try await reader.ask(Self.target(address)).value("data.redirect") as? Bool == false)
        }
    }

    @Test(arguments: [
        ("/news/no-such", 404), ("/no-such", 404), ("/a/b/c/d", 404), ("/tag/no-such", 404), ("/?p=99", 404),
        ("https://elsewhere.example/news/old-story", 404), ("https://elsewhere.example/?p=123", 404),
        ("https://old.example/news/old-story", 404), ("https://courier.example:8443/news/old-story", 404),
        ("https://courier.example.evil.example/news/old-story", 404), ("/news/taken-back", 410), ("/?p=126", 410),
        ("", 400), ("news/old-story", 400), ("mailto:a@b.example", 400), ("javascript:alert(1)", 400),
        ("https://courier.example@evil.example/news/old-story", 400), ("/%zz", 400), ("/news/%00", 400),
    ])
    func whatIsNotThereIsNotFound(url: String, status: Int) async throws {
        try await run { _, reader in
            let answer = try await reader.ask(Self.target(url))
            #expect(answer.status == status, "\(url): \(answer.text)")
            #expect(answer.header("Cache-Control")?.contains("public") != true)
        }
    }

    /// What is not published is as unknown as what never was, byte for byte.
    @Test(arguments: [
        "/news/a-draft", "/news/to-come", "/?p=124", "/?p=125", "https://old.example/?p=124", "/tag/secret",
    ])
    func readersLearnNothingOfDrafts(url: String) async throws {
        try await run { admin, reader in
            func text(_ answer: Received) -> String {
                answer.text.replacing(#/"(requestId|instance)":"[^"]*"/#, with: "")
            }
            let hidden = try await reader.ask(Self.target(url))
            let unknown = try await reader.ask(Self.target("/news/never-was"))
            #expect(hidden.status == 404 && text(hidden) == text(unknown))
            let seen = try await admin.read(Self.target(url))
            #expect(seen.status == 200 && seen.header("Cache-Control") == "private, no-store", "\(seen.text)")
        }
    }

    @Test func formerNamesRedirect() async throws {
        try await run { admin, reader in
            _ = try await admin.patch("old-story", #"{"slug":"new-story"}"#)
            #expect(try await reader.ask(Self.target("/news/old-story")).value("data.slug") as? String == "new-story")
            #expect(try await reader.ask(Self.target("/?p=123")).value("data.slug") as? String == "new-story")
            _ = try await admin.send(.post, "/v1/tags/energy/merge", #"{"into":"rail"}"#)
            let made = try await admin.send(.post, "/v1/tags", #"{"name":"Strom"}"#)
            #expect(made.status == 201)
            _ = try await admin.send(.patch, "/v1/sections/news", #"{"slug":"latest"}"#)
            let section = try await reader.ask(Self.target("/news"))
            #expect(
                section.value("data.slug") as? String == "latest" && section.value("data.redirect") as? Bool == true
            )
            let article = try await reader.ask(Self.target("/news/new-story"))
            #expect(article.value("data.url") as? String == "https://courier.example/latest/new-story")
            #expect(article.value("data.redirect") as? Bool == true)
        }
    }

    @Test func patternsAreReadBack() async throws {
        try await run { admin, reader in
            let patterns = #"{"article":"/{language}/{id}-{slug}.html","section":"/s/{id}","tag":"/t-{slug}"}"#
            _ = try await admin.send(.patch, "/v1/site", #"{"addressPatterns":\#(patterns)}"#)
            for uri in ["/v1/articles/old-story", "/v1/sections/news", "/v1/tags/energy"] {
                let thing = try await reader.ask(uri)
                let url = try #require(thing.value("data.url") as? String)
                let found = try await reader.ask(Self.target(url))
                #expect(found.value("data.slug") as? String == thing.value("data.slug") as? String, "\(url)")
                #expect(found.value("data.redirect") as? Bool == false)
            }
            // The number decides; the words beside it may be old.
            let id = try #require(try await reader.ask("/v1/articles/old-story").value("data.id") as? Int)
            let other = try await reader.ask(Self.target("/de/\(id)-whatever.html"))
            #expect(other.value("data.slug") as? String == "old-story" && other.value("data.redirect") as? Bool == true)
            #expect(try await reader.ask(Self.target("/en/99999999999999999999-x.html")).status == 404)
        }
    }

    @Test func theSiteMayLieBelowAPath() async throws {
        try await run { admin, reader in
            _ = try await admin.send(.patch, "/v1/site", #"{"url":"https://courier.example/press"}"#)
            #expect(try await reader.ask(Self.target("/press/news/old-story")).value("data.redirect") as? Bool == false)
            #expect(try await reader.ask(Self.target("/press")).value("data.type") as? String == "site")
            for path in ["/press/?p=123", "/?p=123", "/press/2019/05/old-story", "/2019/05/old-story"] {
                #expect(try await reader.ask(Self.target(path)).value("data.slug") as? String == "old-story", "\(path)")
            }
            for path in ["/news/old-story", "/pressnews/old-story"] {
                #expect(try await reader.ask(Self.target(path)).status == 404)
            }
        }
    }

    @Test func questionsHaveBounds() async throws {
        try await run { _, reader in
            #expect(try await reader.ask("/v1/resolve").faults == ["url required"])
            #expect(try await reader.ask("/v1/resolve?url=/a&url=/b").faults == ["url repeated"])
            let long = try await reader.ask("/v1/resolve?url=/" + String(repeating: "a", count: 2_000))
            #expect(long.faults == ["url wrongLength"])
            let many = try await reader.ask("/v1/resolve?url=/" + String(repeating: "a/", count: 990))
            #expect(many.status == 404)
        }
    }
}
