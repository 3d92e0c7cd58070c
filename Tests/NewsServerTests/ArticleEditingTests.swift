import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing

/// What editors do to articles.
struct ArticleEditingTests {
    @Test func whatIsWrittenIsReadBack() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let created = try await editor.create(
                #"""
                {"title": "Harbour opens", "section": "news", "kicker": "Port", "language": "en-gb",
                 "body": "<p onclick='x()'>The <b>harbour</b> &amp; all.<script>steal()</script></p>",
                 "tags": ["climate", "Sea trade"], "authors": ["Ada Lovelace"], "topics": ["nightlink"],
                 "status": "published", "canonicalUrl": "https://example.org/a?b=c",
                 "source": {"name": "Agency"}, "corrections": [{"text": "It was Monday."}]}
                """#,
                query: "?createMissing=true"
            )
            #expect(created.status == 201)
            #expect(created.header("Location") == "/v1/articles/harbour-opens")
            #expect(created.header("ETag") == "\"v1\"")
            #expect(created.header("Cache-Control") == "private, no-store")
            #expect(created.value("meta.removed.0.name") as? String == "onclick")
            #expect(created.value("meta.removed.1.name") as? String == "script")
            let read = try await reader.ask("/v1/articles/harbour-opens")
            #expect(read.status == 200)
            #expect(read.value("data.body") as? String == "<p>The <b>harbour</b> &amp; all.</p>")
            #expect(read.value("data.language") as? String == "en-GB")
            #expect(read.value("data.tags.1.slug") as? String == "sea-trade")
            #expect(read.value("data.authors.0.name") as? String == "Ada Lovelace")
            #expect(read.value("data.topics.0.slug") as? String == "nightlink")
            #expect(read.value("data.summary") as? String == "The harbour & all.")
            #expect(read.value("data.corrections.0.at") as? String == "2026-11-22T09:30:00Z")
            for member in ["status", "version", "createdAt", "optsOutOfRelated"] {
                #expect(read.value("data.\(member)") == nil, "\(member) is for editors")
                #expect(created.value("data.\(member)") != nil)
            }
            let listed = try await reader.ask("/v1/articles?tag=sea-trade&fields=slug")
            #expect(listed.value("data.0.slug") as? String == "harbour-opens")
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func aMergePatchChangesWhatItNames() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            _ = try await editor.create(
                #"{"title": "One", "section": "news", "kicker": "K", "tags": ["climate"], "body": "<p>First text.</p>"}"#
            )
            let patched = try await editor.patch("one", #"{"kicker": null, "title": "Two", "body": "<p>Other.</p>"}"#)
            #expect(patched.status == 200)
            #expect(patched.header("ETag") == "\"v2\"")
            #expect(patched.value("data.kicker") is NSNull)
            #expect(patched.value("data.slug") as? String == "one", "a title does not move an article")
            #expect(patched.value("data.tags.0.slug") as? String == "climate")
            #expect(patched.value("data.summary") as? String == "Other.", "a summary that was made is made again")
            let given = try await editor.patch("one", #"{"summary": "Mine", "tags": null}"#)
            #expect((given.value("data.tags") as? [Any])?.isEmpty == true)
            let kept = try await editor.patch("one", #"{"body": "<p>Third.</p>"}"#)
            #expect(kept.value("data.summary") as? String == "Mine", "one that was given is kept")
            let same = try await editor.patch("one", #"{"summary": "Mine"}"#)
            #expect(same.header("ETag") == kept.header("ETag"), "a change of nothing is none")
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func aSubtitleIsAFieldLikeOthers() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let made = try await editor.create(
                #"{"title": "One", "section": "news", "subtitle": "Below.", "status": "published"}"#
            )
            #expect(made.value("data.subtitle") as? String == "Below.")
            #expect(try await reader.ask("/v1/articles?view=card").value("data.0.subtitle") as? String == "Below.")
            let long = String(repeating: "x", count: 301)
            #expect(try await editor.patch("one", #"{"subtitle": "\#(long)"}"#).status == 422)
            #expect(try await editor.patch("one", #"{"subtitle": null}"#).value("data.subtitle") is NSNull)
            let revision = try await editor.send(.get, "/v1/articles/one/revisions/2")
            #expect(revision.value("data.changes.0.field") as? String == "subtitle")
            #expect(revision.value("data.changes.0.before") as? String == "Below.")
            let restored = try await editor.send(.post, "/v1/articles/one/revisions/1/restore", "")
            #expect(restored.value("data.subtitle") as? String == "Below.")
        }
    }

    @Test func formerSlugsRedirectAndStayTaken() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            for title in ["First", "Second"] {
                _ = try await editor.create(#"{"title": "\#(title)", "section": "news", "status": "published"}"#)
            }
            #expect(try await editor.patch("first", #"{"slug": "moved"}"#).status == 200)
            let moved = try await reader.ask("/v1/articles/first?fields=slug")
            #expect(moved.status == 301)
            #expect(moved.header("Location") == "/v1/articles/moved?fields=slug")
            for slug in ["first", "moved"] {
                let clash = try await editor.patch("second", #"{"slug": "\#(slug)"}"#)
                #expect(clash.status == 409)
                #expect(clash.faults == ["/slug taken"])
                let create = try await editor.create(#"{"title": "T", "section": "news", "slug": "\#(slug)"}"#)
                #expect(create.status == 409)
            }
            // There and back again, without a circle.
            #expect(try await editor.patch("moved", #"{"slug": "first"}"#).status == 200)
            #expect(try await reader.ask("/v1/articles/first").status == 200)
            #expect(try await reader.ask("/v1/articles/moved").header("Location") == "/v1/articles/first")
            #expect(try await editor.patch("moved", #"{"kicker": "by a former name"}"#).status == 200)
            // A draft's slug was never known to anybody.
            _ = try await editor.create(#"{"title": "Third", "section": "news"}"#)
            #expect(try await editor.patch("third", #"{"slug": "fourth"}"#).status == 200)
            #expect(try await editor.create(#"{"title": "x", "slug": "third", "section": "news"}"#).status == 201)
            let slug = try await editor.create(#"{"title": "احیای قنات", "section": "news"}"#)
            #expect(slug.value("data.slug") as? String == "احیای-قنات")
            let second = try await editor.create(#"{"title": "احیای قنات!", "section": "news"}"#)
            #expect(second.value("data.slug") as? String == "احیای-قنات-2")
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func badChangesAreToldWhole() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            let long = String(repeating: "x", count: 301)
            for (body, faults) in [
                ("{}", ["/title required", "/section required"]),
                (#"{"title": "", "section": null}"#, ["/title wrongLength", "/section required"]),
                (#"{"title": "\#(long)", "section": true}"#, ["/title wrongLength", "/section wrongType"]),
                (#"{"title": "\u202e\u200b", "section": "news"}"#, ["/title wrongLength"]),
                (
                    #"{"title": "T", "section": "nowhere", "tags": ["climate", "nope"], "image": 999999}"#,
                    ["/section unknown", "/tags/1 unknown", "/image unknown"]
                ),
                (
                    #"{"title": "T", "section": "news", "language": "english!", "titel": 1, "slug": "A b"}"#,
                    ["/slug notASlug", "/language notALanguage", "/titel unknownMember"]
                ),
                (#"{"title": "T", "section": "news", "slug": "2026"}"#, ["/slug notASlug"]),
                (
                    #"{"title": "T", "section": "news", "tags": "climate", "authors": [{}, "", "a", "a"]}"#,
                    ["/authors/0 wrongType", "/authors/1 wrongLength", "/authors/3 repeated", "/tags wrongType"]
                ),
                (
                    #"{"title": "T", "section": "news", "canonicalUrl": "javascript:alert(1)", "source": {"url": "x"}}"#,
                    ["/canonicalUrl notAURL", "/source/name required", "/source/url notAURL"]
                ),
                (
                    #"{"title": "T", "section": "news", "corrections": [{"at": "1700-01-01"}], "commentsOpen": 1}"#,
                    ["/commentsOpen wrongType", "/corrections/0/text required", "/corrections/0/at outOfRange"]
                ),
                (
                    #"{"title": "T", "section": "news", "body": {"html": "x"}, "image": "1"}"#,
                    ["/image wrongType", "/body wrongType"]
                ),
            ] as [(String, [String])] {
                let answer = try await editor.create(body)
                #expect(answer.status == 422, "\(body): \(answer.text)")
                #expect(answer.faults.sorted() == faults.sorted(), "\(body)")
            }
            let tags = (0...50).map { "\"t\($0)\"" }.joined(separator: ",")
            let many = try await editor.create(#"{"title": "T", "section": "news", "tags": [\#(tags)]}"#)
            #expect(many.faults == ["/tags wrongLength"])
            #expect(try await editor.create("").status == 400)
            #expect(try await editor.create("[]").status == 400)
            #expect(try await editor.create(#"{"title": "a", "title": "b"}"#).status == 400)
            #expect(
                try await editor.create(#"{"title": "T", "section": "news"}"#, query: "?createmissing=true").status
                    == 400
            )
            let list = try await editor.read("/v1/articles?status=draft&fields=slug")
            #expect((list.value("data") as? [Any])?.contains { "\($0)".contains("slug = t") } == false)
        }
        #expect(try service.number("SELECT count(*) FROM tag WHERE slug = 'nope'") == 0)
    }

    @Test func whoMayNotWriteDoesNot() async throws {
        let service = try TestService()
        let (drafts, moderator) = (try service.key("drafts"), try service.key("moderate"))
        let writes: [(HTTPRequest.Method, String)] = [
            (.post, "/v1/articles"), (.patch, "/v1/articles/1"), (.delete, "/v1/articles/1"),
            (.put, "/v1/articles/1/related"), (.post, "/v1/articles/1/revisions/1/restore"), (.post, "/v1/batch"),
        ]
        try await service.run { client in
            for (method, path) in writes {
                let nobody = try await client.send(path, "{}", method)
                #expect(nobody.status == 401, "\(method) \(path)")
                for key in [drafts, moderator] {
                    let headers = ["Authorization": "Bearer \(key)"]
                    let answer = try await client.send(path, "{}", method, headers: headers)
                    #expect(answer.status == 403)
                }
            }
        }
    }

    @Test func ofManyWritersOneWinsEachVersion() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            _ = try await editor.create(#"{"title": "Contested", "section": "news", "status": "published"}"#)
            for version in 1...3 {
                let statuses = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
                    for writer in 0..<200 {
                        group.addTask {
                            let body = #"{"kicker": "v\#(version) w\#(writer)"}"#
                            let answer = try await editor.patch("contested", body, ifMatch: "\"v\(version)\"")
                            return (writer, answer.status)
                        }
                    }
                    return try await group.reduce(into: [(Int, Int)]()) { $0.append($1) }
                }
                let winners = statuses.filter { $0.1 == 200 }.map(\.0)
                #expect(winners.count == 1)
                #expect(statuses.filter { $0.1 == 412 }.count == 199)
                let read = try await reader.ask("/v1/articles/contested?fields=kicker")
                #expect(read.value("data.kicker") as? String == "v\(version) w\(winners.first ?? -1)")
            }
            // Nobody's acknowledged change is lost: the revisions hold what each winner wrote over.
            let revisions = try await editor.read("/v1/articles/contested/revisions")
            #expect((revisions.value("data") as? [Any])?.count == 4)
        }
    }

    @Test func aKeyOfIdempotencyWritesOnce() async throws {
        let service = try TestService()
        let key = ["Idempotency-Key": "5b0c7c1e-6f5b-4d0e"]
        try await service.edit { editor, _ in
            let body = #"{"title": "Once", "section": "news"}"#
            let first = try await editor.send(.post, "/v1/articles", body, headers: key)
            let second = try await editor.send(.post, "/v1/articles", body, headers: key)
            #expect(second.status == 201)
            #expect(second.text == first.text)
            #expect(second.header("Location") == first.header("Location"))
            #expect(second.header("ETag") == first.header("ETag"))
            #expect(second.header("Idempotency-Replayed") == "true")
            let other = try await editor.send(
                .post,
                "/v1/articles",
                #"{"title": "Other", "section": "news"}"#,
                headers: key
            )
            #expect(other.status == 422)
            let refused = try await editor.send(.post, "/v1/articles", "{}", headers: ["Idempotency-Key": "12345678"])
            #expect(refused.status == 422)
            let mended = try await editor.send(.post, "/v1/articles", body, headers: ["Idempotency-Key": "12345678"])
            #expect(mended.status == 201, "what was refused is not remembered")
        }
        try await service.run { client in
            // The service was started anew; the key is another editor's, too.
            let headers = ["Authorization": "Bearer \(try service.key("admin"))"].merging(key) { $1 }
            let answer = try await client.send(
                "/v1/articles",
                #"{"title": "Mine", "section": "news"}"#,
                headers: headers
            )
            #expect(answer.status == 201)
        }
    }

    @Test func hostileBodiesAreStoredAsSafeOnes() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let answer = try await editor.create(
                #"""
                {"title": "<img src=x onerror=alert(1)>", "section": "news", "status": "published",
                 "body": "<svg><style><img src=x onerror=alert(1)></style></svg><a href='javascript:x'>a</a><iframe src='https://evil.example/'></iframe><form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(2)>"}
                """#
            )
            #expect(answer.status == 201)
            let slug = try #require(answer.value("data.slug") as? String)
            let read = try await reader.ask("/v1/articles/\(slug)")
            let body = try #require(read.value("data.body") as? String)
            for trace in ["onerror", "javascript", "iframe", "<svg", "<style", "<form"] {
                #expect(!body.contains(trace), "\(trace): \(body)")
            }
            #expect(read.value("data.title") as? String == "<img src=x onerror=alert(1)>", "a title is text")
        }
    }
}
