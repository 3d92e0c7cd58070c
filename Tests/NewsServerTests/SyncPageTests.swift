import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsTestSupport
import Testing

/// How large pages for copies are, how they are kept, and how long somebody waits for one.
struct SyncPageTests {
    @Test func pagesHaveAtMostAMegabyteUnlessOneThingHasMore() async throws {
        // Quotation marks take two bytes in JSON.
        let long = String(repeating: "\"", count: 120_000)
        let articles = (0..<12).map { number in
            ImportRecord.article(
                .sample("a\(number)", section: "desk") {
                    let text = number == 5 ? String(repeating: long, count: 6) : long
                    $0.body = Body(html: "<p>\(text)</p>", text: text)
                }
            )
        }
        try await TestService(adding: [.section("desk")] + articles).run { client in
            var copy = ClientCopy("section=desk&types=article")
            try await copy.follow(client)
            #expect(copy.slugs("article") == (0..<12).map { "a\($0)" }.sorted())
            let sizes = copy.pages.map { ($0.text.utf8.count, ($0.value("data") as? [Any])?.count ?? 0) }
            #expect(sizes.allSatisfy { $0.0 <= 1_000_000 || $0.1 == 1 }, "\(sizes)")
            #expect(sizes.contains { $0.0 > 1_000_000 })
            #expect(copy.pages.count < 10)
        }
    }

    @Test func theSameTokenIsAnsweredAlikeUntilSomethingChanges() async throws {
        try await TestService().edit { editor, reader in
            var copy = ClientCopy("types=article&fields=title,body")
            try await copy.follow(reader)
            let first = try #require(copy.pages.first)
            let again = try await reader.ask("/v1/sync?fields=body,title&initial=true&types=article")
            #expect(again.text == first.text)
            let tag = try #require(first.header("ETag"))
            let unchanged = try await reader.ask(
                "/v1/sync?initial=true&types=article&fields=title,body",
                headers: ["If-None-Match": tag]
            )
            #expect(unchanged.status == 304)
            #expect(first.header("Cache-Control") == "public, max-age=0")
            #expect(first.header("Surrogate-Key") == "articles catalogue")
            let zipped = try await reader.ask(copy.next, headers: ["Accept-Encoding": "gzip"])
            #expect(zipped.status == 200)
            let empty = try await reader.ask(copy.next)
            // New rankings may have moved the place meanwhile.
            #expect((empty.value("data") as? [Any])?.isEmpty == true)
            #expect(try await editor.patch("skerran-barrier-first-power", #"{"title": "T"}"#).status == 200)
            let changed = try await reader.ask(copy.next, headers: ["If-None-Match": empty.header("ETag") ?? ""])
            #expect(changed.status == 200)
            #expect((changed.value("data") as? [Any])?.count == 1)
        }
    }

    @Test func aPageSaysWhereTheNextOneIs() async throws {
        let sections = (0..<1200).map { ImportRecord.section("s\($0)") }
        try await TestService(adding: sections).run { client in
            var copy = ClientCopy("types=section")
            try await copy.follow(client)
            #expect(copy.pages.count > 1)
            for page in copy.pages.dropLast() {
                let next = try #require(page.value("page.next") as? String)
                #expect(page.header("Link") == "</v1/sync?token=\(next)>; rel=\"next\"")
                #expect(page.value("sync.next") is NSNull)
            }
            let last = try #require(copy.pages.last)
            #expect(last.header("Link") == nil)
            #expect(last.value("page.next") is NSNull)
        }
    }

    /// Whatever changes while a copy begins is there at its end.
    @Test func whatChangesBetweenTwoPagesIsNotMissed() async throws {
        let sections = (0..<1200).map { ImportRecord.section("s\($0)") }
        try await TestService(adding: sections).edit { editor, reader in
            let first = try await reader.ask("/v1/sync?initial=true&types=section")
            let next = try #require(first.value("page.next") as? String)
            #expect(try await editor.send(.patch, "/v1/sections/s0", #"{"name": "Another"}"#).status == 200)
            #expect(try await editor.send(.delete, "/v1/sections/s1").status == 204)
            let second = try await reader.ask("/v1/sync?token=\(next)")
            let third = try #require(second.value("page.next") as? String)
            let changes = try await reader.ask("/v1/sync?token=\(third)")
            let data = changes.value("data") as? [[String: Any]] ?? []
            #expect(data.map { "\($0["op"] ?? "") \($0["slug"] ?? "")" } == ["upsert s0", "delete s1"])
            #expect(changes.value("sync.next") is String)
        }
    }

    @Test func whoWaitsIsAnsweredOnceSomethingChanges() async throws {
        let service = try TestService(adding: [
            .section("desk"), .section("yard"), .article(.sample("first", section: "yard")),
        ])
        let key = try service.key("write")
        try await service.runLive { client in
            let editor = TestEditor(client: client, key: key)
            var copy = ClientCopy("types=article&section=desk")
            try await copy.follow(client)
            let next = copy.next
            async let answer = client.ask("\(next)&live=25")
            // Not of this copy: nobody is woken by it, or goes on waiting.
            #expect(try await editor.patch("first", #"{"kicker": "K"}"#).status == 200)
            let made = try await editor.create(
                #"{"title": "News", "section": "desk", "status": "published", "body": "<p>x</p>", "slug": "news-of-the-desk"}"#
            )
            #expect(made.status == 201)
            let news = try await answer
            #expect(news.status == 200)
            #expect(news.value("data.0.slug") as? String == "news-of-the-desk")
            #expect(news.header("Cache-Control") == "private, no-store")
            // Who comes later finds it at once, and who waits in vain is told so.
            #expect(try await client.ask("\(next)&live=25").text == news.text)
            let token = try #require(news.value("sync.next") as? String)
            let nothing = try await client.ask("/v1/sync?token=\(token)&live=1")
            #expect((nothing.value("data") as? [Any])?.isEmpty == true)
            #expect(nothing.value("sync.next") is String)
        }
    }
}
