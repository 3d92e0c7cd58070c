import Foundation
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// `language` over HTTP, in the demo newsroom.
struct LanguageAnswerTests {
    private static let paths = [
        "/v1/articles", "/v1/front", "/v1/sections", "/v1/tags", "/v1/authors", "/v1/topics", "/v1/topics/dunmere",
        "/v1/collections", "/v1/collections/editors-choice", "/v1/galleries", "/v1/rankings/most-viewed",
        "/v1/rankings/most-commented", "/v1/articles/1/related",
    ]

    /// The languages of everything that an answer shows.
    private static func languages(_ value: Any?) -> Set<String> {
        if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(languages($1)) } }
        guard let object = value as? [String: Any] else { return [] }
        var found = object.values.reduce(into: Set<String>()) { $0.formUnion(languages($1)) }
        if let language = object["language"] as? String { found.insert(language) }
        return found
    }

    @Test(arguments: paths) func everythingIsInTheLanguageThatIsAskedFor(path: String) async throws {
        let service = try TestService()
        try service.store.refreshRankings(at: service.clock.now())
        try await service.run { client in
            for (asked, found) in [
                ("fa", ["fa"]), ("fa-IR", ["fa"]), ("FA_ir", ["fa"]), ("en-US", ["en"]), ("ar,fa", ["ar", "fa"]),
                ("sv", []), ("en-US-x-app", ["en"]),
            ] as [(String, Set<String>)] {
                let answer = try await client.ask("\(path)?language=\(asked)")
                #expect(answer.status == 200)
                let shown = Self.languages(
                    (answer.json?["data"] as? [String: Any])?["articles"] ?? answer.json?["data"]
                )
                #expect(shown.isSubset(of: found), "\(path) \(asked): \(shown)")
            }
            let all = try await client.ask("\(path)?language=*")
            let plain = try await client.ask(path)
            #expect(all.text == plain.text)
            #expect(all.header("ETag") == plain.header("ETag"))
        }
    }

    @Test(arguments: paths) func whatIsNoTagIsToldWithWhatThereIs(path: String) async throws {
        try await TestService().run { client in
            for (asked, faults) in [
                ("english", 1), ("e", 1), ("en-", 1), ("*-CH", 1), ("en;q=0.8", 1), ("x-pirate", 1),
                ("%D9%81%D8%A7", 1),
                ("engl,fa,persian", 2), ("t%C4%B1", 1), (String(repeating: "a", count: 4_000), 1),
            ] {
                let answer = try await client.ask("\(path)?language=\(asked)")
                #expect(answer.status == 400, "\(asked)")
                let errors = answer.json?["errors"] as? [[String: Any]] ?? []
                #expect(
                    errors.map { $0["code"] as? String } == Array(repeating: "notALanguage", count: faults),
                    "\(asked)"
                )
                #expect((errors.first?["detail"] as? String)?.hasSuffix("There is: ar, de, en, es, fa.") == true)
                #expect(answer.text.utf8.count < 2_000)
            }
        }
    }

    @Test func theFrontPageOfALanguageIsOneOfThatLanguage() async throws {
        let service = try TestService()
        try service.store.refreshRankings(at: service.clock.now())
        try await service.run { client in
            let front = try await client.ask("/v1/front?language=fa-IR")
            let sections = try #require(front.value("data.sections") as? [[String: Any]])
            #expect(!sections.isEmpty)
            #expect(sections.allSatisfy { !(($0["articles"] as? [Any]) ?? []).isEmpty })
            #expect(Self.languages(front.json) == ["fa"])
            let tags = try await client.ask("/v1/tags?language=fa&sort=articles&limit=1&count=true")
            let slug = try #require(tags.value("data.0.slug") as? String)
            let list = try await client.ask("/v1/articles?language=fa&count=true&tag=\(slug)")
            #expect(list.value("page.total") as? Int == tags.value("data.0.articleCount") as? Int)
        }
    }

    @Test func anAnswerIsKeptOnceForAllThatAskTheSame() async throws {
        try await TestService().run { client in
            let first = try await client.ask("/v1/articles?language=en,fa-IR")
            for spelling in ["fa-ir,en", "EN,en,fa_IR", "en-US,fa-IR,en"] {
                let again = try await client.ask("/v1/articles?language=\(spelling)")
                #expect(again.header("ETag") == first.header("ETag"), "\(spelling)")
                // From memory: nothing was made for it.
                #expect(again.header("Server-Timing") == nil)
            }
            let header = try await client.ask("/v1/articles?limit=3", headers: ["Accept-Language": "fa"])
            let plain = try await client.ask("/v1/articles?limit=3")
            #expect(header.text == plain.text)
            #expect(header.header("Vary")?.contains("Language") != true)
        }
    }

    @Test func theNextPageIsInTheSameLanguage() async throws {
        try await TestService().run { client in
            let page = try await client.ask("/v1/articles?language=en-US&limit=2")
            let link = try #require(page.header("Link"))
            let target = try #require(link.split(separator: ">").first?.dropFirst())
            let next = try await client.ask(String(target))
            #expect(next.status == 200)
            #expect(Self.languages(next.json?["data"]) == ["en"])
        }
    }

    @Test func anArticleCanOnlyBeInALanguage() async throws {
        try await TestService().edit { editor, reader async throws in
            for language in ["english", "x-pirate", "en-", "e"] {
                let refused = try await editor.create(
                    #"{"title": "T", "section": "news", "language": "\#(language)", "body": "<p>x</p>"}"#
                )
                #expect(refused.status == 422, "\(language)")
            }
            let made = try await editor.create(
                #"{"title": "Noson", "section": "news", "language": "cy", "body": "<p>x</p>", "status": "published"}"#
            )
            #expect(made.status == 201)
            #expect(try await reader.ask("/v1/articles?language=cy-GB&count=true").value("page.total") as? Int == 1)
            let slug = try #require(made.value("data.slug") as? String)
            #expect(try await editor.patch(slug, #"{"language": "gd"}"#).status == 200)
            #expect(try await reader.ask("/v1/articles?language=cy-GB&count=true").value("page.total") as? Int == 0)
            #expect(try await reader.ask("/v1/sections?language=gd").value("data.0.slug") as? String == "news")
        }
    }
}
