import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing

/// What readers see of an article, and when: drafts, scheduled, published and withdrawn ones.
struct PublicationTests {
    @Test func draftsAreAsUnknownAsWhatNeverWas() async throws {
        let service = try TestService()
        let moderator = try service.key("moderate")
        try await service.edit { editor, reader in
            _ = try await editor.create(#"{"title": "Secret plan", "section": "news"}"#)
            _ = try await editor.create(
                #"{"title": "Later plan", "section": "news", "status": "scheduled", "publishedAt": "2026-11-22T10:00:00Z"}"#
            )
            for slug in ["secret-plan", "later-plan"] {
                let hidden = try await reader.ask("/v1/articles/\(slug)")
                let unknown = try await reader.ask("/v1/articles/never-was")
                #expect(hidden.status == 404)
                #expect(hidden.value("detail") as? String == unknown.value("detail") as? String)
                for path in ["related", "comments"] {
                    #expect(try await reader.ask("/v1/articles/\(slug)/\(path)").status == 404)
                }
                let moderated = try await reader.ask(
                    "/v1/articles/\(slug)",
                    headers: ["Authorization": "Bearer \(moderator)"]
                )
                #expect(moderated.status == 404)
                #expect(try await editor.read("/v1/articles/\(slug)").status == 200)
                #expect(try await editor.read("/v1/articles/\(slug)?include=related,comments,neighbours").status == 200)
            }
            for (path, status) in [
                ("?status=any", 401), ("/secret-plan/revisions", 401), ("/later-plan/revisions/1", 401),
            ] {
                #expect(try await reader.ask("/v1/articles\(path)").status == status)
            }
        }
    }

    @Test func editorsListWhatReadersDoNotSee() async throws {
        let service = try TestService(adding: [.section("desk")])
        try await service.edit { editor, _ in
            for number in 0..<5 {
                service.clock.advance(by: 10)
                _ = try await editor.create(
                    #"{"title": "Draft \#(number)", "section": "desk", "tags": ["climate"]}"#
                )
            }
            _ = try await editor.patch("draft-1", #"{"status": "scheduled", "publishedAt": "2030-01-01T00:00:00Z"}"#)
            _ = try await editor.patch("draft-2", #"{"status": "published"}"#)
            _ = try await editor.send(.delete, "/v1/articles/draft-2", ifMatch: "*")
            service.clock.advance(by: 10)
            _ = try await editor.patch("draft-0", #"{"kicker": "K"}"#)

            func slugs(_ query: String) async throws -> [String] {
                var (slugs, cursor): ([String], String?) = ([], nil)
                repeat {
                    let page = try await editor.read(
                        "/v1/articles?limit=2&fields=slug,status&section=desk&\(query)\(cursor.map { "&cursor=\($0)" } ?? "")"
                    )
                    try #require(page.status == 200, "\(page.text)")
                    slugs += (page.value("data") as? [[String: Any]] ?? []).compactMap { $0["slug"] as? String }
                    cursor = page.value("page.next") as? String
                } while cursor != nil
                return slugs
            }
            #expect(try await slugs("status=draft") == ["draft-0", "draft-4", "draft-3"])
            #expect(try await slugs("status=draft&sort=oldest") == ["draft-3", "draft-4", "draft-0"])
            #expect(try await slugs("status=draft&tag=climate") == ["draft-0", "draft-4", "draft-3"])
            #expect(try await slugs("status=draft&topic=nightlink") == [])
            #expect(try await slugs("status=scheduled") == ["draft-1"])
            #expect(try await slugs("status=withdrawn") == ["draft-2"])
            #expect(try await slugs("status=any") == ["draft-1", "draft-0", "draft-4", "draft-2", "draft-3"])
            #expect(try await slugs("status=draft&publishedAfter=2020-01-01") == [])
            let total = try await editor.read("/v1/articles?status=draft&section=desk&count=true&limit=1")
            #expect(total.value("page.total") as? Int == 3)
            #expect(try await editor.read("/v1/articles?status=drafts").faults == ["status unknownValue"])
        }
    }

    @Test func statusAndTimeGoTogether() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            _ = try await editor.create(#"{"title": "A", "section": "news", "slug": "a-b"}"#)
            for (patch, faults) in [
                (#"{"status": "scheduled"}"#, ["/publishedAt outOfRange"]),
                (#"{"status": "scheduled", "publishedAt": "2026-11-22T09:30:00Z"}"#, ["/publishedAt outOfRange"]),
                (#"{"status": "withdrawn", "publishedAt": "2026-01-01"}"#, ["/status neverPublished"]),
                (#"{"publishedAt": "1899-12-31T23:59:59Z"}"#, ["/publishedAt outOfRange"]),
                (#"{"publishedAt": "tomorrow"}"#, ["/publishedAt notATime"]),
                (#"{"status": "live"}"#, ["/status unknownValue"]), (#"{"status": null}"#, ["/status required"]),
            ] {
                let answer = try await editor.patch("a-b", patch)
                #expect(answer.status == 422, "\(patch)")
                #expect(answer.faults == faults, "\(patch)")
            }
            let ahead = try await editor.patch(
                "a-b",
                #"{"status": "published", "publishedAt": "2026-11-22T09:30:05Z"}"#
            )
            #expect(ahead.value("data.status") as? String == "scheduled")
            #expect(try await reader.ask("/v1/articles/a-b").status == 404)
            service.clock.advance(by: 5)
            #expect(try await reader.ask("/v1/articles/a-b").status == 200)
            let back = try await editor.patch("a-b", #"{"status": "draft"}"#)
            #expect(back.status == 200)
            #expect(try await reader.ask("/v1/articles/a-b").status == 404)
            let nothing = try await editor.patch("a-b", #"{"publishedAt": null, "status": "published"}"#)
            #expect(nothing.value("data.publishedAt") as? String == "2026-11-22T09:30:05Z")
            for patch in [#"{"publishedAt": null}"#, #"{"publishedAt": null, "status": "withdrawn"}"#] {
                #expect(try await editor.patch("a-b", patch).faults == ["/publishedAt required"])
            }
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func whatComesDueIsLoggedOnce() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            _ = try await editor.create(
                #"{"title": "Due", "section": "news", "publishedAt": "2026-11-22T09:31:00Z", "status": "scheduled"}"#
            )
        }
        let changes =
            "SELECT count(*) FROM change WHERE kind = 'article' AND resourceId = (SELECT max(id) FROM article)"
        #expect(try service.number(changes) == 0, "nobody sees it yet")
        service.clock.advance(by: 60)
        // As after a restart: a newsroom counts what has come due when it is opened.
        for _ in 0..<2 {
            let reopened = try SQLiteNewsroom(directory: service.dataDirectory, clock: service.clock)
            _ = try reopened.publishDueArticles(at: service.clock.now())
            try reopened.close()
        }
        #expect(try service.number(changes) == 1)
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func withdrawnIsGoneAndComesBack() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            _ = try await editor.create(#"{"title": "Seen", "section": "news", "status": "published"}"#)
            #expect(try await editor.send(.delete, "/v1/articles/seen").status == 428)
            #expect(try await editor.send(.delete, "/v1/articles/seen", ifMatch: "\"v9\"").status == 412)
            #expect(try await editor.send(.delete, "/v1/articles/seen", ifMatch: "\"v1\"").status == 204)
            #expect(try await reader.ask("/v1/articles/seen").status == 410)
            #expect(try await editor.send(.delete, "/v1/articles/seen", ifMatch: "*").status == 204)
            #expect(try await editor.read("/v1/articles/seen").value("data.status") as? String == "withdrawn")
            #expect(try await editor.patch("seen", #"{"status": "published"}"#).status == 200)
            #expect(try await reader.ask("/v1/articles/seen").status == 200)
            // What nobody has seen goes into the trash, and its name is free again.
            _ = try await editor.create(#"{"title": "Unseen", "section": "news"}"#)
            #expect(try await editor.send(.delete, "/v1/articles/unseen", ifMatch: "*").status == 204)
            #expect(try await editor.read("/v1/articles/unseen").value("data.status") as? String == "trashed")
            let again = try await editor.create(#"{"title": "Unseen", "section": "news", "slug": "unseen"}"#)
            #expect(again.status == 201)
            // What readers have commented on is kept even as a draft.
            _ = try await reader.send("/v1/articles/seen/comments", #"{"text": "I was here."}"#)
            _ = try await editor.patch("seen", #"{"status": "draft"}"#)
            #expect(try await editor.send(.delete, "/v1/articles/seen", ifMatch: "*").status == 204)
            #expect(try await editor.read("/v1/articles/seen").value("data.status") as? String == "withdrawn")
        }
        #expect(try service.store.integrityFaults() == [])
    }
}
