import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing

/// What the site says of itself, and the addresses that everything gets by it.
@Suite struct SiteTests {
    private func run(
        adding records: [ImportRecord] = [],
        _ work: @Sendable (TestEditor, TestEditor, any TestClientProtocol) async throws -> Void
    ) async throws {
        let service = try TestService(adding: records)
        try service.store.refreshRankings(at: service.clock.now())
        let (admin, writer) = (try service.key("admin"), try service.key("write"))
        try await service.run { client in
            try await work(TestEditor(client: client, key: admin), TestEditor(client: client, key: writer), client)
        }
    }

    @Test func aNewSiteHasStandards() async throws {
        try await run { _, _, reader in
            let site = try await reader.ask("/v1/site")
            #expect(site.status == 200 && site.header("ETag") != nil)
            #expect(site.header("Cache-Control")?.hasPrefix("public") == true)
            #expect(site.value("data.url") is NSNull && site.value("data.updatedAt") is NSNull)
            #expect(site.value("data.timeZone") as? String == "UTC" && site.value("data.version") as? Int == 1)
            #expect(site.value("data.addressPatterns.article") as? String == "/{section}/{slug}")
            #expect(try await reader.ask("/v1/site?fields=name").text == #"{"data":{"name":"Broadsheet"}}"#)
        }
    }

    @Test func onlyAdminsChangeIt() async throws {
        try await run { admin, writer, reader in
            #expect(try await reader.send("/v1/site", #"{"name":"x"}"#, .patch).status == 401)
            #expect(try await writer.send(.patch, "/v1/site", #"{"name":"x"}"#).status == 403)
            let changed = try await admin.send(.patch, "/v1/site", #"{"name":"The Courier","tagline":"Daily"}"#)
            #expect(changed.status == 200 && changed.header("ETag") == #""v2""#)
            #expect(changed.header("Cache-Control") == "private, no-store")
            #expect(try await admin.read("/v1/site").header("ETag") == #""v2""#)
            #expect(try await reader.ask("/v1/site").value("data.name") as? String == "The Courier")
        }
    }

    @Test func aStaleVersionIsRefusedAndTheSameIsNoChange() async throws {
        try await run { admin, _, _ in
            let once = try await admin.send(.patch, "/v1/site", #"{"name":"A"}"#, ifMatch: #""v1""#)
            #expect(once.status == 200)
            #expect(try await admin.send(.patch, "/v1/site", #"{"name":"B"}"#, ifMatch: #""v1""#).status == 412)
            #expect(try await admin.send(.patch, "/v1/site", #"{"name":"A"}"#, ifMatch: "*").header("ETag") == #""v2""#)
            #expect(try await admin.send(.patch, "/v1/site", "{}").header("ETag") == #""v2""#)
            #expect(try await admin.send(.patch, "/v1/site", "{}", ifMatch: "v2").status == 400)
        }
    }

    @Test func nothingIsMadeByAChangeOfNothing() async throws {
        try await run { admin, _, _ in
            let same = try await admin.send(.patch, "/v1/site", #"{"name":"Broadsheet"}"#)
            #expect(same.value("data.version") as? Int == 1 && same.value("data.updatedAt") is NSNull)
            #expect(try await admin.read("/v1/site").value("data.updatedAt") is NSNull)
        }
    }

    @Test(arguments: [
        (#"{"url":"ftp://x.example"}"#, ["/url notAURL"]), (#"{"url":"https://x.example/?a"}"#, ["/url notABase"]),
        (#"{"url":"https://u:p@x.example"}"#, ["/url notAURL"]), (#"{"url":"javascript:alert(1)"}"#, ["/url notAURL"]),
        (#"{"name":null}"#, ["/name required"]), (#"{"name":"\u200b"}"#, ["/name wrongLength"]),
        (#"{"timeZone":"Mars/Base"}"#, ["/timeZone notATimeZone"]), (#"{"language":"x"}"#, ["/language notALanguage"]),
        (#"{"logo":99999}"#, ["/logo unknown"]), (#"{"logo":{"url":"x"}}"#, ["/logo wrongType"]),
        (#"{"social":[{"name":"x"}]}"#, ["/social/0/url required"]),
        (
            #"{"addressPatterns":{"article":"/{mm}/{slug}","tag":"/tag"}}"#,
            [
                "/addressPatterns/article incompleteDate", "/addressPatterns/tag identifiesNothing",
            ]
        ),
        (#"{"addressPatterns":{"tag":"/{section}/{slug}"}}"#, ["/addressPatterns/tag unknownPlaceholder"]),
        (#"{"addressPatterns":{"tag":"/{slug}"}}"#, ["/addressPatterns/tag ambiguous"]),
        (#"{"addressPatterns":{"comment":"/{id}"}}"#, ["/addressPatterns/comment unknownMember"]),
        (#"{"colour":"red"}"#, ["/colour unknownMember"]),
    ])
    func whatCannotBeIsRefused(body: String, faults: [String]) async throws {
        try await run { admin, _, _ in
            let refused = try await admin.send(.patch, "/v1/site", body)
            #expect(refused.status == 422, "\(body)")
            #expect(refused.faults == faults)
            #expect(try await admin.read("/v1/site").value("data.version") as? Int == 1)
        }
    }

    @Test func whatWasReadCanBeSentBack() async throws {
        try await run { admin, _, _ in
            let body = #"""
                {"url":"https://x.example/news/","logo":1,"social":[{"name":"Mastodon","url":"https://m.example/@x"}],
                "timeZone":"Asia/Kolkata","addressPatterns":{"article":"/{yyyy}/{mm}/{id}-{slug}"}}
                """#
            let first = try await admin.send(.patch, "/v1/site", body)
            #expect(first.value("data.url") as? String == "https://x.example/news")
            #expect(first.value("data.logo.id") as? Int == 1)
            let data = try #require(first.value("data"))
            let json = String(decoding: try JSONSerialization.data(withJSONObject: data), as: UTF8.self)
            let second = try await admin.send(.patch, "/v1/site", json)
            #expect(second.status == 200 && second.header("ETag") == first.header("ETag"), "\(second.text)")
            let cleared = try await admin.send(
                .patch,
                "/v1/site",
                #"{"url":null,"logo":null,"social":null,"addressPatterns":null}"#
            )
            #expect(cleared.value("data.url") is NSNull && cleared.value("data.logo") is NSNull)
            #expect(cleared.value("data.addressPatterns.article") as? String == "/{section}/{slug}")
        }
    }

    @Test func aLogoIsInUse() async throws {
        try await run { admin, _, _ in
            let media = #"{"kind":"image","url":"https://x.example/logo.svg"}"#
            let made = try await admin.send(.post, "/v1/media", media)
            let id = try #require(made.value("data.id") as? Int)
            #expect(try await admin.send(.patch, "/v1/site", #"{"logo":\#(id)}"#).status == 200)
            let refused = try await admin.send(.delete, "/v1/media/\(id)")
            #expect(refused.status == 409 && refused.text.contains("1 site"))
        }
    }

    // MARK: Links

    /// A link leads where the operator says, whatever `Host` the request had: an answer that is kept is given to others.
    @Test func linksAreAbsoluteWhereTheOperatorSaysSo() async throws {
        let service = try TestService()
        let key = ["Authorization": "Bearer \(try service.key("admin"))", "Host": "evil.example"]
        let lists = [
            "/v1/articles?limit=1", "/v1/tags?limit=1", "/v1/articles?status=any&limit=1", "/v1/media?limit=1",
        ]
        try await service.run { client in
            for uri in lists {
                let link = try await client.ask(uri, headers: key).header("Link")
                #expect(link?.hasPrefix("</v1/") == true, "\(uri)")
            }
        }
        try await service.configured { $0.publicURL = "https://api.example/news" }.run { client in
            for uri in lists {
                for _ in 0..<2 {
                    let link = try await client.ask(uri, headers: key).header("Link")
                    #expect(link?.hasPrefix("<https://api.example/news/v1/") == true, "\(uri)")
                }
            }
        }
    }

    // MARK: Addresses

    /// Every answer that shows something of the site, for readers and for editors.
    private static let answers = [
        "/v1/front", "/v1/articles?limit=3", "/v1/articles?ids=1,2", "/v1/articles?status=any&limit=3",
        "/v1/articles/skerran-barrier-first-power?include=related,neighbours,galleries,topics",
        "/v1/articles/skerran-barrier-first-power/related", "/v1/sections", "/v1/sections/news", "/v1/tags",
        "/v1/tags/energy",
        "/v1/authors", "/v1/authors/tamsin-orrell", "/v1/topics", "/v1/topics/dunmere", "/v1/collections",
        "/v1/collections/editors-choice", "/v1/galleries", "/v1/galleries/ten-weeks-in-the-shipyard",
        "/v1/rankings/most-commented?period=month", "/v1/resolve?url=/news/skerran-barrier-first-power",
    ]

    /// The addresses in an answer that are no pictures' and nobody else's.
    private static func pages(_ value: Any?) -> [String] {
        switch value {
        case let object as [String: Any]:
            let isOurs = object["slug"] != nil
            let own = isOurs ? [object["url"] as? String].compactMap(\.self) : []
            return own + object.values.flatMap { pages($0) }
        case let list as [Any]: return list.flatMap { pages($0) }
        default: return []
        }
    }

    @Test func everythingHasItsAddressAtOnce() async throws {
        try await run { admin, writer, reader in
            for uri in Self.answers {
                let answer = try await writer.read(uri)
                let pages = Self.pages(answer.json)
                #expect(answer.status == 200 && !pages.isEmpty && pages.allSatisfy { $0.hasPrefix("/") }, "\(uri)")
                if !uri.contains("status=") { _ = try await reader.ask(uri) }
            }
            let change = #"{"url":"https://courier.example/a","addressPatterns":{"tag":"/keyword/{slug}"}}"#
            #expect(try await admin.send(.patch, "/v1/site", change).status == 200)
            for uri in Self.answers where !uri.contains("resolve") {
                let pages = Self.pages(try await writer.read(uri).json)
                #expect(!pages.isEmpty && pages.allSatisfy { $0.hasPrefix("https://courier.example/a/") }, "\(uri)")
                // Answers from memory are not of the time before.
                guard !uri.contains("status=") else { continue }
                let seen = Self.pages(try await reader.ask(uri).json)
                #expect(!seen.isEmpty && seen.allSatisfy { $0.hasPrefix("https://courier.example/a/") }, "\(uri)")
            }
            let tag = try await reader.ask("/v1/tags/energy").value("data.url") as? String
            #expect(tag == "https://courier.example/a/keyword/energy")
        }
    }

    @Test func whatIsWrittenHasItsAddressToo() async throws {
        try await run { admin, writer, _ in
            _ = try await admin.send(.patch, "/v1/site", #"{"url":"https://courier.example"}"#)
            let writes = [
                ("/v1/articles", #"{"title":"Ein Tag","section":"news"}"#), ("/v1/sections", #"{"name":"Wasser"}"#),
                ("/v1/tags", #"{"name":"Ufer"}"#), ("/v1/authors", #"{"name":"Ida"}"#),
                ("/v1/topics", #"{"title":"Deich","type":"concept"}"#), ("/v1/collections", #"{"title":"Lang"}"#),
                ("/v1/galleries", #"{"title":"Boote","kind":"photo"}"#),
            ]
            for (path, body) in writes {
                let made = try await writer.send(.post, path, body)
                let url = made.value("data.url") as? String
                #expect(made.status == 201 && url?.hasPrefix("https://courier.example/") == true, "\(made.text)")
            }
            let batch = #"{"operations":[{"method":"POST","path":"/v1/tags","body":{"name":"Quelle"}}]}"#
            let done = try await writer.send(.post, "/v1/batch", batch)
            #expect(done.value("data.0.body.data.url") as? String == "https://courier.example/tag/quelle")
        }
    }

    @Test func addressesOfPicturesAreEncoded() async throws {
        let media = ImportedMedia(sourceID: "m", kind: .image, url: "https://x.example/تصویر 1.jpg")
        let article = ImportedArticle.sample("with-picture") { $0.heroImage = "m" }
        try await run(adding: [.news, .media(media), .article(article)]) { _, _, reader in
            let answer = try await reader.ask("/v1/articles/with-picture")
            #expect(
                answer.value("data.image.url") as? String
                    == "https://x.example/%D8%AA%D8%B5%D9%88%DB%8C%D8%B1%201.jpg"
            )
        }
    }

    @Test func datesAreThoseOfTheSite() async throws {
        let lateEvening = ImportedArticle.sample("late") {
            $0.publishedAt = Timestamp(rfc3339: "2025-12-31T20:00:00Z")
        }
        try await run(adding: [.news, .article(lateEvening)]) { admin, _, reader in
            let change = #"{"timeZone":"Asia/Kolkata","addressPatterns":{"article":"/{yyyy}/{mm}/{dd}/{slug}"}}"#
            _ = try await admin.send(.patch, "/v1/site", change)
            #expect(try await reader.ask("/v1/articles/late").value("data.url") as? String == "/2026/01/01/late")
            #expect(try await reader.ask("/v1/resolve?url=/2026/01/01/late").value("data.redirect") as? Bool == false)
            #expect(try await reader.ask("/v1/resolve?url=/2025/12/31/late").value("data.redirect") as? Bool == true)
        }
    }
}
