import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What nobody changes unseen: a version of everything that can be edited, and `If-Match` on every write of it.
struct VersionTests {
    /// Of each kind: its path, a new one, and a change of it.
    private static let kinds = [
        ("sections", #"{"name": "Harbour"}"#, #"{"description": "Ships"}"#),
        ("tags", #"{"name": "Lights"}"#, #"{"name": "Lamps"}"#),
        ("authors", #"{"name": "Ann Writer"}"#, #"{"biography": "Writes."}"#),
        // Of which no article speaks: a topic that was found in one is in use, and is not deleted.
        ("topics", #"{"title": "Ondrelmar", "type": "place"}"#, #"{"aliases": ["Ondrelkai"]}"#),
        ("galleries", #"{"title": "Piers", "kind": "photo"}"#, #"{"items": [{"media": 1}]}"#),
        ("collections", #"{"title": "Reads"}"#, #"{"title": "Long reads"}"#),
        ("media", #"{"kind": "image", "url": "https://x.example/v.jpg"}"#, #"{"alt": "A pier"}"#),
    ]

    @Test(arguments: kinds) func aStaleChangeIsRefused(path: String, new: String, change: String) async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let made = try await editor.send(.post, "/v1/\(path)", new)
            let place = try #require(made.header("Location"), "\(made.text)")
            let first = try #require(made.header("ETag"))
            #expect(try await editor.read(place).header("ETag") == first)
            #expect(try await reader.ask(place).header("ETag") != first, "readers have no versions")
            let changed = try await editor.send(.patch, place, change, ifMatch: first)
            #expect(changed.status == 200, "\(changed.text)")
            let second = try #require(changed.header("ETag"))
            #expect(second != first)
            #expect(try await editor.read(place).header("ETag") == second)
            // Whoever has not seen that is told, alone and in a batch.
            let stale = try await editor.send(.patch, place, change, ifMatch: first)
            #expect(stale.status == 412)
            let operation =
                #"{"method": "PATCH", "path": "\#(place)", "headers": {"If-Match": \#(first.quoted)}, "body": \#(change)}"#
            let tag = #"{"method": "POST", "path": "/v1/tags", "body": {"name": "Not made"}}"#
            let batch = try await editor.send(.post, "/v1/batch", #"{"operations": [\#(tag), \#(operation)]}"#)
            #expect(batch.status == 412, "\(batch.text)")
            #expect(try await editor.read("/v1/tags/not-made").status == 404)
            // What changes nothing moves nothing; without a condition it is done.
            #expect(try await editor.send(.patch, place, change).header("ETag") == second)
            #expect(try await editor.send(.patch, place, change, ifMatch: "*").status == 200)
            #expect(try await editor.send(.patch, place, change, ifMatch: "v1").status == 400)
            #expect(try await editor.send(.delete, place, ifMatch: first).status == 412)
            let deleted = try await editor.send(.delete, place, ifMatch: second)
            #expect(deleted.status == 204, "\(deleted.text)")
        }
    }

    @Test func picksAndMergersHoldIt() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            let items = "/v1/collections/editors-choice/items"
            let before = try #require(try await editor.read("/v1/collections/editors-choice").header("ETag"))
            let picks = #"{"items": [{"topic": "skerran-barrier"}]}"#
            let other = #"{"items": [{"link": {"url": "https://x.example/", "title": "X"}}]}"#
            let set = try await editor.send(.put, items, other, ifMatch: before)
            #expect(set.status == 200, "\(set.text)")
            #expect(set.header("ETag") != before)
            #expect(try await editor.send(.put, items, other).header("ETag") == set.header("ETag"))
            #expect(try await editor.send(.put, items, picks, ifMatch: before).status == 412)

            for (path, new) in [("tags", #""name""#), ("topics", #""type": "event", "title""#)] {
                let one = try await editor.send(.post, "/v1/\(path)", "{\(new): \"One of two\"}")
                let two = try await editor.send(.post, "/v1/\(path)", "{\(new): \"Two of two\"}")
                let place = try #require(one.header("Location"))
                let merge = #"{"into": "two-of-two"}"#
                #expect(try await editor.send(.post, "\(place)/merge", merge, ifMatch: "\"v9\"").status == 412)
                let merged = try await editor.send(.post, "\(place)/merge", merge, ifMatch: one.header("ETag"))
                #expect(merged.status == 200, "\(merged.text)")
                #expect(merged.header("ETag") != two.header("ETag"), "it stands for more than before")
            }
        }
    }

    @Test func countsMoveNoVersionAndNamesMoveNoArticle() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            let article = try await editor.create(
                #"{"title": "Counted", "section": "science", "tags": ["climate"], "authors": [], "status": "published"}"#
            )
            let version = try #require(article.header("ETag"))
            let places = ["/v1/sections/science", "/v1/tags/climate"]
            var before: [String?] = []
            for place in places { before.append(try await editor.read(place).header("ETag")) }
            let more = #"{"title": "Another", "section": "science", "tags": ["climate"], "status": "published"}"#
            _ = try await editor.create(more)
            for (place, tag) in zip(places, before) { #expect(try await editor.read(place).header("ETag") == tag) }
            _ = try await editor.send(.patch, "/v1/tags/climate", #"{"name": "The climate", "slug": "the-climate"}"#)
            #expect(try await editor.read("/v1/articles/counted").header("ETag") == version)
        }
    }

    @Test func theListsBesideAnArticleArePartOfIt() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            _ = try await editor.create(#"{"title": "Lists", "section": "news"}"#)
            let path = "/v1/articles/lists/related"
            let lists = #"{"articles": ["skerran-barrier-first-power"], "excluded": []}"#
            let set = try await editor.send(.put, path, lists, ifMatch: "\"v1\"")
            #expect(set.header("ETag") == "\"v2\"", "\(set.text)")
            #expect(try await editor.read("/v1/articles/lists").header("ETag") == "\"v2\"")
            #expect(try await editor.send(.put, path, #"{"articles": []}"#, ifMatch: "\"v1\"").status == 412)
            #expect(try await editor.send(.put, path, lists).header("ETag") == "\"v2\"", "they are the same")
        }
    }

    @Test func commentsHaveVersionsForModerators() async throws {
        let service = try TestService()
        let key = try service.key("moderate")
        try await service.run { client in
            let moderator = TestEditor(client: client, key: key)
            let path = "/v1/articles/skerran-barrier-first-power/comments"
            let sent = try await client.send(path, #"{"text": "It hums at night."}"#)
            let place = "/v1/comments/\(try #require(sent.value("data.id") as? Int))"
            let seen = try await moderator.read(place)
            #expect(seen.header("ETag") == "\"v1\"")
            let approved = try await moderator.send(.patch, place, #"{"status": "approved"}"#, ifMatch: "\"v1\"")
            #expect(approved.header("ETag") == "\"v2\"", "\(approved.text)")
            #expect(try await moderator.send(.patch, place, #"{"status": "spam"}"#, ifMatch: "\"v1\"").status == 412)
            #expect(try await moderator.send(.delete, place, ifMatch: "\"v1\"").status == 412)
            #expect(try await moderator.send(.delete, place, ifMatch: "\"v2\"").status == 204)
        }
    }

    @Test func commentsHaveVersionsForTheirAuthors() async throws {
        let service = try TestService()
        let key = try service.key("moderate")
        try await service.run { client in
            let moderator = TestEditor(client: client, key: key)
            let path = "/v1/articles/skerran-barrier-first-power/comments"
            let sent = try await client.send(path, #"{"text": "It sings at nigth."}"#)
            let place = "/v1/comments/\(try #require(sent.value("data.id") as? Int))"
            let token = ["Edit-Token": try #require(sent.value("data.editToken") as? String)]
            #expect(sent.header("ETag") == "\"v1\"")
            #expect(try await client.ask(place, headers: token).header("ETag") == "\"v1\"")
            func change(_ text: String, _ method: HTTPRequest.Method, ifMatch tag: String) async throws -> Received {
                try await client.send(place, text, method, headers: token.merging(["If-Match": tag]) { $1 })
            }
            let changed = try await change(#"{"text": "It sings at night."}"#, .patch, ifMatch: "\"v1\"")
            #expect(changed.status == 200 && changed.header("ETag") == "\"v2\"", "\(changed.text)")
            // What a moderator did meanwhile is not undone unseen, nor what was changed from another window.
            #expect(try await change(#"{"text": "It hums."}"#, .patch, ifMatch: "\"v1\"").status == 412)
            _ = try await moderator.send(.patch, place, #"{"status": "approved"}"#)
            let stale = try await change(#"{"text": "It hums."}"#, .patch, ifMatch: "\"v2\"")
            #expect(stale.status == 412)
            #expect(try await client.ask(place).value("data.text") as? String == "It sings at night.")
            #expect(try await change("", .delete, ifMatch: "\"v2\"").status == 412)
            #expect(try await change(#"{"text": "It hums."}"#, .patch, ifMatch: "v3").status == 400)
            // Who has no token is not told of versions.
            let other = ["Edit-Token": "x", "If-Match": "\"v9\""]
            #expect(try await client.send(place, #"{"text": "Mine."}"#, .patch, headers: other).status == 403)
            #expect(
                try await client.send(place, #"{"text": "Mine."}"#, .patch, headers: ["If-Match": "*"]).status == 401
            )
            #expect(try await change("", .delete, ifMatch: "*").status == 204)
        }
    }
}

extension String {
    /// The text as a JSON string.
    fileprivate var quoted: String { "\"" + replacing("\"", with: "\\\"") + "\"" }
}
