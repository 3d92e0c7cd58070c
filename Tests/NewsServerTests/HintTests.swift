import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsHTTP
import Testing

/// What is said of names that are not known here: what is meant, or what there is, and never what only looks alike.
@Suite struct HintTests {
    @Test func namesOfOtherAPIsAreTranslated() async throws {
        try await TestService().run { client in
            for (uri, suggestion) in [
                ("/v1/articles?page=2", "cursor"), ("/v1/articles?offset=20", "cursor"), ("/v1/tags?skip=5", "cursor"),
                ("/v1/articles?page%5Bnumber%5D=2", "cursor"), ("/v1/articles?pagination%5Bpage%5D=2", "cursor"),
                ("/v1/articles?per_page=5", "limit"), ("/v1/articles?pageSize=5", "limit"),
                ("/v1/articles?page%5Bsize%5D=5", "limit"), ("/v1/articles?perPage=5", "limit"),
                ("/v1/articles?sort_by=date", "sort"), ("/v1/articles?orderby=date", "sort"),
                ("/v1/articles?order=desc", "sort"), ("/v1/articles?categories=news", "section"),
                ("/v1/articles?after=2026-01-01", "publishedAfter"),
                ("/v1/articles?published_after=2026-01-01", "publishedAfter"),
                ("/v1/articles?lang=en", "language"), ("/v1/articles?_fields=title", "fields"),
                ("/v1/articles?tag%5B%5D=energy", "tag"), ("/v1/articles?tags=energy", "tag"),
                ("/v1/articles?Limit=3", "limit"),
                ("/v1/tags?search=en", "q"), ("/v1/topics?query=du", "q"), ("/v1/articles/23?_embed=true", "include"),
                ("/v1/articles/23?include%5B%5D=related", "include"), ("/v1/articles/23?populate=related", "include"),
                ("/v1/articles?fields=headline", "title"), ("/v1/articles?fields=src", "url"),
                ("/v1/articles?fields=image.src", "image.url"),
                ("/v1/articles?fields=excerpt,published_at", "summary"), ("/v1/articles?fields=date", "publishedAt"),
                ("/v1/articles?fields=comments", "commentCount"), ("/v1/articles/23?fields=content", "body"),
                ("/v1/rankings/most-viewed?fields=article.headline", "article.title"),
                ("/v1/front?fields=sections.articles.headline", "sections.articles.title"),
            ] {
                let error = try await client.ask(uri).value("errors.0") as? [String: Any]
                let params = error?["params"] as? [String: Any]
                #expect(params?["suggestion"] as? String == suggestion, "\(uri): \(error ?? [:])")
                #expect((error?["detail"] as? String)?.contains("“\(suggestion)”") == true, "\(uri): \(error ?? [:])")
            }
        }
    }

    @Test func whatIsNotNearIsNotSuggested() async throws {
        try await TestService().run { client in
            for (uri, sentence) in [
                ("/v1/articles?include=comments", "/v1/articles/{article}?include="),
                ("/v1/sections/news?expand=articles", "/v1/articles/{article}?include="),
                ("/v1/articles?fields=zzz", "Known: id, slug"), ("/v1/articles?zebra=1", "Known: section, author"),
                ("/v1/articles?x=1", "Known: section, author"), ("/v1/articles?fields=title.x", "There are none here."),
                ("/v1/articles?fields=data.title", "“title”, not “data.title”"),
                ("/v1/articles?sort=title", "Known: newest, oldest"),
            ] {
                let answer = try await client.ask(uri)
                #expect(answer.status == 400)
                let error = answer.value("errors.0") as? [String: Any]
                #expect((error?["detail"] as? String)?.contains(sentence) == true, "\(uri): \(error ?? [:])")
                #expect((error?["params"] as? [String: Any])?["suggestion"] == nil, "\(uri)")
            }
        }
    }

    @Test(arguments: [
        ("titel", "title"), ("titl", "title"), ("sorte", "sort"), ("coments", "comments"),
        ("publishdAftr", "publishedAfter"),
        ("tgas", "tags"), ("NEWEST", "newest"),
    ])
    func slipsAreNear(typed: String, meant: String) {
        let known = ["title", "sort", "comments", "publishedAfter", "tags", "newest"]
        #expect(Suggestion.sentence(for: typed, among: known) == "Did you mean “\(meant)”?")
    }

    @Test(arguments: ["page", "x", "", "url", "kicker", "exclude", "tagging", "🦔", String(repeating: "t", count: 8000)])
    func othersAreNot(typed: String) {
        let sentence = Suggestion.sentence(for: typed, among: ["tag", "src", "include", "ticket"])
        #expect(sentence == "Known: tag, src, include, ticket.")
    }

    @Test func membersOfBodiesAreTranslated() async throws {
        try await TestService().run { client in
            for (name, suggestion) in [
                ("content", "text"), ("author_name", "name"), ("author", "name"), ("authorEmail", "email"),
                ("parent", "parentId"),
                ("Text", "text"), ("zebra", nil), ("url", nil),
            ] {
                let json = #"{"text": "A comment.", "\#(name)": "x"}"#
                let answer = try await client.send("/v1/articles/23/comments", json)
                #expect(answer.value("errors.0.code") as? String == "unknownMember")
                #expect(answer.value("errors.0.params.suggestion") as? String == suggestion, "\(name)")
            }
        }
    }

    @Test func aReadersTagSaysWhatAVersionsIs() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let readers = try #require(try await reader.ask("/v1/articles/22").header("ETag"))
            for tag in [readers, "\"a\", \(readers)", "\"\""] {
                let answer = try await editor.patch("22", #"{"kicker": "A"}"#, ifMatch: tag)
                #expect(answer.status == 412, "\(tag)")
                #expect(answer.value("errors.0.code") as? String == "notAVersion")
                #expect(answer.value("errors.0.header") as? String == "If-Match")
                #expect((answer.value("detail") as? String)?.contains("“ETag” of a GET with your key") == true)
            }
            let weak = try await editor.patch("22", #"{"kicker": "A"}"#, ifMatch: "W/\"v1\"")
            #expect(weak.status == 412 && weak.value("errors.0.params.suggestion") as? String == "\"v1\"")
            #expect(try await editor.patch("22", #"{"kicker": "A"}"#, ifMatch: "\(readers), \"v1\"").status == 200)
            let old = try await editor.patch("22", #"{"kicker": "B"}"#, ifMatch: "\"v1\"")
            #expect(old.status == 412 && old.value("errors") == nil)
            let operation =
                #"{"method": "PATCH", "path": "/v1/articles/22", "headers": {"If-Match": "\"ab\""}, "body": {}}"#
            let batch = try await editor.send(.post, "/v1/batch", #"{"operations": [\#(operation)]}"#)
            #expect(batch.status == 422 && batch.faults == ["/operations/0/headers/If-Match notAVersion"])
        }
    }
}
