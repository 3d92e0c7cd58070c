import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What only drafts, scheduled and withdrawn articles have looks to readers exactly like what there is not.
@Suite struct SecrecyTests {
    /// A newsroom with things that are published, kept back, or not there at all.
    private enum Secret: CaseIterable {
        case published, keptBack, absent
    }

    private static let author = ImportRecord.author(
        ImportedAuthor(sourceID: "mole", slug: Slug(from: "mole"), name: "Aaron Mole")
    )

    private static func gallery(_ secret: Secret) -> ImportRecord {
        .gallery(
            ImportedGallery(
                sourceID: "leaks",
                slug: Slug(from: "leaks"),
                kind: .photo,
                language: LanguageTag(trusted: "cy-GB"),
                title: "Leaks",
                publishedAt: secret == .published ? FixedClock.start.advanced(by: -50) : nil,
                items: []
            )
        )
    }

    /// The things come last, so that all others have the same ids everywhere.
    private static func service(_ secret: Secret) async throws -> TestService {
        let service = try TestService(adding: [.section("world")])
        guard secret != .absent else {
            try service.store.refreshRankings(at: service.clock.now())
            return service
        }
        let tags = ["acquisition", "zz-merger"]
        let statuses: [(ArticleStatus, Int64)] =
            secret == .published
            ? [(.published, 3600), (.published, 3000), (.published, 2000)]
            : [(.draft, 3600), (.published, -10_000_000), (.withdrawn, 2000)]
        let articles = statuses.enumerated()
            .map { index, state in
                ImportRecord.article(
                    .sample("secret-\(index)", title: "Secret \(index)", section: "world", secondsAgo: state.1) {
                        $0.status = state.0
                        $0.language = LanguageTag(trusted: "cy-GB")
                        ($0.tags, $0.authors, $0.galleries) = (tags, ["mole"], ["leaks"])
                    }
                )
            }
        let records = [author] + tags.map { .tag($0) } + [gallery(secret)] + articles
        _ = try service.store.importBatch(records, from: "test", dryRun: false)
        let key = try service.key("write", "drafts")
        try await service.run { client in
            let editor = TestEditor(client: client, key: key)
            // Each leaves a former slug behind.
            for (path, slug) in [
                ("tags/acquisition", "takeover"), ("authors/mole", "aaron-mole"), ("galleries/leaks", "leak"),
            ] {
                let renamed = try await editor.send(.patch, "/v1/\(path)", #"{"slug": "\#(slug)"}"#)
                try #require(renamed.status == 200, "\(renamed.text)")
            }
        }
        try service.store.refreshRankings(at: service.clock.now())
        return service
    }

    private static let names = [
        "acquisition", "takeover", "zz-merger", "mole", "aaron-mole", "leaks", "leak", "secret-0", "secret-1",
    ]

    /// Every GET that a reader can send.
    private static let uris: [String] = {
        var uris = [
            "/v1", "/v1/front", "/v1/articles?count=true&limit=100", "/v1/articles?section=world&count=true",
            "/v1/articles?language=en&count=true", "/v1/articles?sort=oldest", "/v1/tags?count=true&limit=100",
            "/v1/tags?sort=articles&count=true&limit=100", "/v1/tags?q=a&count=true", "/v1/tags?q=acq",
            "/v1/tags?q=zz&sort=articles",
            "/v1/authors?count=true&limit=100", "/v1/authors?q=aar&count=true", "/v1/authors?sort=articles",
            "/v1/sections?count=true", "/v1/sections/world", "/v1/topics?count=true&limit=100",
            "/v1/collections?count=true",
            "/v1/galleries?count=true&limit=100", "/v1/galleries?kind=photo&count=true", "/v1/articles/23",
            "/v1/articles/23?include=related,comments,topics,neighbours,galleries,views",
            "/v1/articles/23/related?limit=50",
            "/v1/articles/23/comments?count=true", "/v1/media", "/v1/comments", "/v1/articles?status=any",
            "/v1/tags?qq=a", "/v1/search?q=secret&highlight=true", "/v1/search?q=secret&sort=newest",
            "/v1/search?q=secret&facets=section,tag,topic,author,language,year", "/v1/search?q=secrt",
            "/v1/search?q=boat",
            "/v1/search?q=aaron+mole", "/v1/search?q=secret&status=any", "/v1/search/suggest?q=sec",
            "/v1/search/suggest?q=zz", "/v1/search/suggest?q=aar", "/v1/search/suggest?q=acq",
        ]
        // The language of what is kept back, and one that would be looked up to it.
        for language in ["cy", "cy-GB", "cy-AR", "en-US", "en,cy", "welsh"] {
            for path in [
                "articles?count=true", "articles?section=world", "front?", "sections?count=true", "tags?count=true",
                "tags?sort=articles", "authors?q=a", "topics?", "topics/dunmere?", "galleries?count=true",
                "galleries?kind=photo",
                "collections?", "collections/editors-choice?", "articles/23/related?",
                "rankings/most-commented?period=month", "search?q=secret", "search/suggest?q=a",
            ] {
                uris.append("/v1/\(path)&language=\(language)")
            }
        }
        for ranking in ["most-viewed", "most-commented"] { uris.append("/v1/rankings/\(ranking)?period=month") }
        for name in names {
            for plural in ["tags", "authors", "galleries", "topics", "sections", "collections", "articles"] {
                uris.append("/v1/\(plural)/\(name)")
            }
            for filter in ["tag", "author", "topic", "section"] {
                uris.append("/v1/articles?count=true&\(filter)=\(name)")
                uris.append("/v1/search?q=boat&\(filter)=\(name)")
            }
            uris += [
                "/v1/search?q=\(name)", "/v1/search?q=\(name.dropLast())", "/v1/search/suggest?q=\(name.prefix(4))",
            ]
            uris += [
                "/v1/articles?tag=climate,\(name)", "/v1/rankings/most-viewed?tag=\(name)",
                "/v1/articles/\(name)/related",
            ]
            uris += [
                "/v1/articles/\(name)/comments", "/v1/articles/\(name)/revisions", "/v1/articles/\(name.uppercased())",
            ]
        }
        return uris
    }()

    /// An answer but for what tells when and to whom it was given.
    private static func shown(_ answer: Received) -> String {
        let passing: Set<String> = ["x-request-id", "date", "server-timing", "last-modified"]
        let headers = answer.headers.filter { !passing.contains($0.name.canonicalName) }.map {
            "\($0.name): \($0.value)"
        }
        let text = answer.text.replacing(#/"requestId":"[^"]*"/#, with: "")
        return "\(answer.status)\n\(headers.sorted().joined(separator: "\n"))\n\(text)"
    }

    private func answers(_ secret: Secret, _ method: HTTPRequest.Method = .get) async throws -> [String: String] {
        let service = try await Self.service(secret)
        // Else the start works them out in the background.
        try service.store.refreshRankings(at: service.clock.now())
        let answers = Box()
        try await service.run { client in
            // The second time from memory.
            for _ in 0..<2 {
                for uri in Self.uris { answers.values[uri] = Self.shown(try await client.ask(uri, method)) }
            }
        }
        return answers.values
    }

    @Test(arguments: [HTTPRequest.Method.get, .head]) func nothingTellsWhatIsKeptBack(
        method: HTTPRequest.Method
    ) async throws {
        let keptBack = try await answers(.keptBack, method)
        let absent = try await answers(.absent, method)
        for uri in Self.uris { #expect(keptBack[uri] == absent[uri], "\(uri)") }
    }

    @Test func whatIsPublishedIsThere() async throws {
        let service = try await Self.service(.published)
        try await service.run { client async throws in
            for (uri, status) in [
                ("/v1/tags/takeover", 200), ("/v1/tags/acquisition", 301), ("/v1/authors/aaron-mole", 200),
                ("/v1/authors/mole", 301), ("/v1/galleries/leak", 200), ("/v1/galleries/leaks", 301),
                ("/v1/articles?tag=acquisition", 200), ("/v1/articles?author=mole", 200),
                ("/v1/rankings/most-viewed?tag=takeover", 200),
            ] {
                #expect(try await client.ask(uri).status == status, "\(uri)")
            }
            #expect(try await client.ask("/v1/tags?q=acq&count=true").value("page.total") as? Int == 1)
        }
    }

    @Test func editorsFindWhatIsKeptBack() async throws {
        let service = try await Self.service(.keptBack)
        try await service.edit { editor, reader async throws in
            for uri in [
                "/v1/tags/takeover", "/v1/authors/aaron-mole", "/v1/galleries/leak",
                "/v1/articles?status=any&tag=takeover",
            ] {
                let answer = try await editor.read(uri)
                #expect(answer.status == 200, "\(uri)")
                #expect(answer.header("Cache-Control") == "private, no-store", "\(uri)")
            }
            #expect(try await editor.read("/v1/tags/acquisition").header("Location") == "/v1/tags/takeover")
            #expect(try await editor.read("/v1/tags?q=acq&count=true").value("page.total") as? Int == 1)
            // What an editor was shown is not kept for readers.
            #expect(try await reader.ask("/v1/tags?q=acq&count=true").value("page.total") as? Int == 0)
            #expect(try await reader.ask("/v1/tags/takeover").status == 404)
        }
    }

    @Test func namesComeAndGoWithTheirArticles() async throws {
        let service = try await Self.service(.keptBack)
        try await service.edit { editor, reader async throws in
            #expect(try await reader.ask("/v1/tags/takeover").status == 404)
            #expect(try await editor.patch("secret-0", #"{"status": "published"}"#).status == 200)
            #expect(try await reader.ask("/v1/tags/takeover").status == 200)
            #expect(try await reader.ask("/v1/tags?q=acq&count=true").value("page.total") as? Int == 1)
            #expect(try await editor.send(.delete, "/v1/articles/secret-0", ifMatch: "*").status == 204)
            #expect(try await reader.ask("/v1/tags/takeover").status == 404)
            // By the clock, before anything has counted it.
            service.clock.advance(by: 10_000_001)
            #expect(try await reader.ask("/v1/tags/takeover").status == 200)
            #expect(
                try await reader.ask("/v1/articles?author=aaron-mole&fields=slug").value("data.0.slug") as? String
                    == "secret-1"
            )
        }
    }
}

/// Gathers the answers of a closure that has to be Sendable; one task at a time uses it.
private final class Box: @unchecked Sendable {  // See above.
    var values: [String: String] = [:]
}
