import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What editors do to sections, tags, authors, topics, galleries, collections and media.
struct CatalogueEditingTests {
    @Test func eachKindIsMadeChangedAndDeleted() async throws {
        let service = try TestService()
        let before = try service.number("SELECT max(sequence) FROM change WHERE kind <> 'ranking'")
        try await service.edit { editor, reader in
            let media = try await editor.send(
                .post,
                "/v1/media",
                #"{"kind": "image", "url": "https://img.example/a.jpg", "width": 800, "height": 600, "alt": "A boat"}"#
            )
            #expect(media.status == 201)
            let image = try #require(media.value("data.id") as? Int)
            #expect(media.header("Location") == "/v1/media/\(image)")
            for (path, body, patch, member, value) in [
                (
                    "sections", #"{"name": "Sea & Sky", "description": "D"}"#, #"{"description": null, "position": 3}"#,
                    "position", "3"
                ),
                ("tags", #"{"name": "Tide tables"}"#, #"{"name": "Tide Tables"}"#, "name", "Tide Tables"),
                (
                    "authors", #"{"name": "Ada Lovelace", "picture": \#(image)}"#, #"{"biography": "Counts."}"#,
                    "biography", "Counts."
                ),
                (
                    "topics", #"{"title": "Analytical Engine", "type": "concept", "definition": "<p>An engine.</p>"}"#,
                    #"{"inFocus": true, "sameAs": ["https://example.org/e"]}"#, "inFocus", "0"
                ),
                (
                    "galleries",
                    #"{"title": "Boats", "kind": "photo", "items": [{"media": \#(image), "caption": "C"}]}"#,
                    #"{"publishedAt": "2026-11-01"}"#, "publishedAt", "2026-11-01T00:00:00Z"
                ),
                ("collections", #"{"title": "Long reads"}"#, #"{"title": "Longer reads"}"#, "title", "Longer reads"),
                (
                    "media", #"{"kind": "video", "url": "https://v.example/a.mp4"}"#, #"{"durationSeconds": 90}"#,
                    "durationSeconds", "90"
                ),
            ] {
                let created = try await editor.send(.post, "/v1/\(path)", body)
                #expect(created.status == 201, "\(path): \(created.text)")
                let place = try #require(created.header("Location"))
                let patched = try await editor.send(.patch, place, patch)
                #expect(patched.status == 200, "\(path): \(patched.text)")
                #expect("\(patched.value("data.\(member)") ?? "")" == value, "\(path)")
                let same = try await editor.send(.patch, place, patch)
                #expect(same.text == patched.text)
                #expect(try await editor.read(place).status == 200)
                #expect(try await editor.send(.delete, place).status == 204, "\(path)")
                #expect(try await editor.read(place).status == 404)
                #expect(try await editor.send(.delete, place).status == 404)
            }
        }
        #expect(try service.store.integrityFaults() == [])
        // Each left three rows, made, changed and gone. The picture was made alone. Of a gallery the making was not public, and
        // nothing of a tag and an author that no article has.
        let rows = "SELECT count(*) FROM change WHERE reason IS NOT 'reference' AND kind <> 'ranking'"
        #expect(try service.number("\(rows) AND sequence > \(before)") == 7 * 3 + 1)
        #expect(try service.number("\(rows) AND isPublic AND sequence > \(before)") == 7 * 3 + 1 - 1 - 2 * 3)
    }

    @Test func whatIsInUseStaysOrIsReplaced() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let image = try #require(
                try await editor.send(.post, "/v1/media", #"{"kind": "image", "url": "https://i.example/x.png"}"#)
                    .value("data.id") as? Int
            )
            for (path, body) in [
                ("sections", #"{"name": "Old"}"#), ("sections", #"{"name": "New"}"#), ("tags", #"{"name": "Old"}"#),
                ("tags", #"{"name": "New"}"#), ("authors", #"{"name": "Old"}"#), ("authors", #"{"name": "New"}"#),
                // Names that no text has: topics are looked for in texts in the background.
                ("topics", #"{"title": "Qwold", "slug": "old", "type": "event"}"#),
                ("topics", #"{"title": "Qwnew", "slug": "new", "type": "event"}"#),
                (
                    "galleries",
                    #"{"title": "Old", "kind": "photo", "items": [{"media": \#(image)}], "publishedAt": "2026-01-01"}"#
                ),
                ("galleries", #"{"title": "New", "kind": "photo", "publishedAt": "2026-01-01"}"#),
            ] {
                let made = try await editor.send(.post, "/v1/\(path)", body)
                #expect(made.status == 201, "\(made.text)")
            }
            for (title, both) in [("First", ""), ("Second", #", "new""#)] {
                let made = try await editor.create(
                    #"{"title": "\#(title)", "section": "old", "tags": ["old"\#(both)], "authors": ["old"\#(both)], "topics": ["old"\#(both)], "galleries": ["old"\#(both)], "image": \#(image), "status": "published"}"#
                )
                #expect(made.status == 201, "\(made.text)")
            }
            let picks = #"{"items": [{"topic": "old"}, {"gallery": "old", "label": "L"}, {"topic": "new"}]}"#
            #expect(try await editor.send(.put, "/v1/collections/in-focus/items", picks).status == 200)
            for (path, uses) in [
                ("sections", "2 articles"), ("tags", "2 articles"), ("authors", "2 articles"),
                ("topics", "2 articles, 1 pick"), ("galleries", "2 articles, 1 pick"),
            ] {
                let refused = try await editor.send(.delete, "/v1/\(path)/old")
                #expect(refused.status == 409)
                #expect((refused.value("detail") as? String)?.contains(uses) == true, "\(refused.text)")
                let lost = try await editor.send(.delete, "/v1/\(path)/old?replaceWith=nowhere")
                #expect(lost.status == 422)
                #expect(try await editor.send(.delete, "/v1/\(path)/old?replaceWith=old").status == 422)
                #expect(try await editor.send(.delete, "/v1/\(path)/old?replaceWith=new").status == 204)
                let moved = try await reader.ask("/v1/\(path)/old?fields=slug")
                #expect(moved.status == 301, "\(path): \(moved.text)")
                #expect(moved.header("Location") == "/v1/\(path)/new?fields=slug")
                let stays = try await reader.ask("/v1/\(path)/new")
                if path != "galleries" { #expect(stays.value("data.articleCount") as? Int == 2, "\(path)") }
            }
            #expect(try await editor.send(.delete, "/v1/media/\(image)").status == 409)
            let article = try await reader.ask("/v1/articles/second?include=galleries")
            for member in ["tags", "authors", "topics", "galleries"] {
                #expect((article.value("data.\(member)") as? [Any])?.count == 1, "\(member): \(article.text)")
            }
            for query in ["tag=old", "section=old", "author=old", "topic=old"] {
                let list = try await reader.ask("/v1/articles?\(query)&fields=slug")
                #expect((list.value("data") as? [Any])?.count == 2, "\(query)")
            }
            #expect(try await reader.ask("/v1/rankings/most-viewed?tag=old").status == 200)
            let focus = try await reader.ask("/v1/collections/in-focus")
            #expect((focus.value("data.items") as? [Any])?.count == 2, "\(focus.text)")
            for slug in ["in-focus", "editors-choice"] {
                #expect(try await editor.send(.delete, "/v1/collections/\(slug)").status == 409)
            }
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func mergesLeaveRedirects() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            for name in ["A", "B", "C"] { _ = try await editor.send(.post, "/v1/tags", #"{"name": "\#(name)"}"#) }
            _ = try await editor.create(#"{"title": "T", "section": "news", "tags": ["a"], "status": "published"}"#)
            let merged = try await editor.send(.post, "/v1/tags/a/merge", #"{"into": "b"}"#)
            #expect(merged.status == 200, "\(merged.text)")
            #expect(merged.value("data.slug") as? String == "b")
            #expect(merged.value("data.articleCount") as? Int == 1)
            #expect(try await editor.send(.post, "/v1/tags/b/merge", #"{"into": "c"}"#).status == 200)
            #expect(try await reader.ask("/v1/tags/a").header("Location") == "/v1/tags/c", "one step, not two")
            // Who sends a request a second time does not mean what the tag has become a part of.
            #expect(try await editor.send(.delete, "/v1/tags/a").status == 404)
            #expect(try await editor.send(.post, "/v1/tags/a/merge", #"{"into": "climate"}"#).status == 404)
            #expect(try await reader.ask("/v1/tags/c").status == 200)
            let circle = try await editor.send(.post, "/v1/tags/c/merge", #"{"into": "a"}"#)
            #expect(circle.faults == ["/into self"])
            for (body, faults) in [
                ("{}", ["/into required"]), (#"{"into": "zz"}"#, ["/into unknown"]),
                (#"{"into": true}"#, ["/into wrongType"]),
            ] {
                let wrong = try await editor.send(.post, "/v1/tags/c/merge", body)
                #expect(wrong.status == 422)
                #expect(wrong.faults == faults)
            }
            let list = try await reader.ask("/v1/articles?tag=a&fields=tags.slug")
            #expect(list.value("data.0.tags.0.slug") as? String == "c")
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func aMergedTopicKeepsItsNames() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            _ = try await editor.send(.post, "/v1/topics", #"{"title": "One", "type": "event", "aliases": ["Uno"]}"#)
            _ = try await editor.send(.post, "/v1/topics", #"{"title": "Two", "type": "event", "aliases": ["Due"]}"#)
            let merged = try await editor.send(.post, "/v1/topics/one/merge", #"{"into": "two"}"#)
            #expect(merged.value("data.aliases") as? [String] == ["Due", "One", "Uno"])
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func anImportGoesOnAfterEdits() async throws {
        let tags = ["kept", "merged", "deleted"]
        let records = [ImportRecord.news] + tags.map { ImportRecord.tag($0) }
        let service = try TestService(adding: records)
        try await service.edit { editor, _ in
            let merged = try await editor.send(.post, "/v1/tags/merged/merge", #"{"into": "kept"}"#)
            #expect(merged.status == 200)
            let deleted = try await editor.send(.delete, "/v1/tags/deleted")
            #expect(deleted.status == 204)
        }
        let article = ImportRecord.article(.sample("later") { $0.tags = tags })
        _ = try service.store.importBatch(records + [article], from: "test", dryRun: false)
        try await service.run { client in
            let read = try await client.ask("/v1/articles/later?fields=tags.slug")
            let slugs = (read.value("data.tags") as? [[String: Any]])?.compactMap { $0["slug"] as? String }
            #expect(slugs == ["kept", "deleted"])
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func aFilmHasAPosterAndItemsHaveTitles() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            func media(_ kind: String) async throws -> Int {
                let made = try await editor.send(
                    .post,
                    "/v1/media",
                    #"{"kind": "\#(kind)", "url": "https://media.example/\#(kind)"}"#
                )
                return made.value("data.id") as? Int ?? 0
            }
            let (film, picture, other) = (
                try await media("video"), try await media("image"), try await media("image")
            )
            let body = """
                {"title": "Reels", "kind": "film", "publishedAt": "2026-11-01T00:00:00Z",
                 "items": [{"media": \(film), "title": " The\\u200b find "}]}
                """
            let made = try await editor.send(.post, "/v1/galleries", body)
            #expect(made.value("data.items.0.title") as? String == "The find")
            #expect(made.value("data.poster") is NSNull, "a film is no picture")
            let wrong = try await editor.send(.patch, "/v1/galleries/reels", #"{"poster": \#(film)}"#)
            #expect(wrong.faults == ["/poster wrongKind"])
            let unknown = try await editor.send(.patch, "/v1/galleries/reels", #"{"poster": 999999}"#)
            #expect(unknown.faults == ["/poster unknown"])
            let set = try await editor.send(.patch, "/v1/galleries/reels", #"{"poster": \#(picture)}"#)
            #expect(set.value("data.poster.id") as? Int == picture)
            #expect(try await editor.send(.delete, "/v1/media/\(picture)").status == 409, "it is in use")
            let replaced = try await editor.send(.delete, "/v1/media/\(picture)?replaceWith=\(other)")
            #expect(replaced.status == 204)
            let moved = try await editor.read("/v1/media/\(picture)?fields=id")
            #expect(moved.status == 301)
            #expect(moved.header("Location") == "/v1/media/\(other)?fields=id")
            #expect(try await reader.ask("/v1/media/\(picture)").status == 401)
            let seen = try await reader.ask("/v1/galleries/reels")
            #expect(seen.value("data.poster.id") as? Int == other)
            #expect(seen.value("data.cover.kind") as? String == "video")
            let cleared = try await editor.send(.patch, "/v1/galleries/reels", #"{"poster": null, "kind": "photo"}"#)
            #expect(cleared.value("data.poster") is NSNull)
            let pictures = #"{"items": [{"media": \#(other), "title": null}]}"#
            let photos = try await editor.send(.patch, "/v1/galleries/reels", pictures)
            #expect(photos.value("data.poster.id") as? Int == other, "a picture stands for itself")
            #expect(photos.value("data.items.0.title") is NSNull)
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func namesAreKeptApart() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            for (path, body) in [("tags", #"{"name": "One"}"#), ("tags", #"{"name": "Two"}"#)] {
                _ = try await editor.send(.post, "/v1/\(path)", body)
            }
            let clash = try await editor.send(.patch, "/v1/tags/two", #"{"slug": "one"}"#)
            #expect(clash.status == 409)
            #expect(clash.faults == ["/slug taken"])
            #expect(
                try await editor.send(.post, "/v1/tags", #"{"name": "One"}"#).value("data.slug") as? String == "one-2"
            )
            #expect(try await editor.send(.patch, "/v1/tags/one", #"{"slug": "uno"}"#).status == 200)
            #expect(try await editor.send(.patch, "/v1/tags/two", #"{"slug": "one"}"#).status == 409, "it redirects")
            #expect(try await editor.read("/v1/tags/one").header("Location") == "/v1/tags/uno")
            #expect(
                try await editor.send(.post, "/v1/tags", #"{"name": "one"}"#).value("data.slug") as? String == "one-3"
            )
            #expect(try await editor.send(.patch, "/v1/tags/one", #"{"slug": "one"}"#).status == 200, "back again")
            #expect(try await editor.read("/v1/tags/one").status == 200)
            #expect(try await editor.read("/v1/tags/uno").header("Location") == "/v1/tags/one")
            // Topics' names: each belongs to one.
            let engine = #"{"title": "Engine", "type": "concept", "aliases": ["The Machine", "Motor"]}"#
            #expect(try await editor.send(.post, "/v1/topics", engine).status == 201)
            for (body, status, faults) in [
                (#"{"title": "engine", "type": "concept"}"#, 409, ["/title taken"]),
                (#"{"title": "X", "type": "concept", "aliases": ["Y", "the machine"]}"#, 409, ["/aliases/1 taken"]),
                (#"{"title": "X", "type": "concept", "aliases": ["x"]}"#, 422, ["/aliases/0 repeated"]),
            ] {
                let answer = try await editor.send(.post, "/v1/topics", body)
                #expect(answer.status == status, "\(answer.text)")
                #expect(answer.faults == faults)
            }
            let made = try await editor.send(
                .post,
                "/v1/topics",
                #"{"title": "X", "type": "concept", "definition": "<p onclick=a>D</p><script>x</script>"}"#
            )
            #expect(made.value("data.definition") as? String == "<p>D</p>")
            #expect(made.value("meta.removed.1.name") as? String == "script")
            let article = try await editor.create(
                #"{"title": "T", "section": "news", "topics": ["Motor"], "body": "x"}"#,
                query: "?createMissing=true"
            )
            #expect(article.value("data.topics.0.slug") as? String == "engine", "a known name makes no second topic")
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func draftsOfGalleriesAndPicksAreForEditors() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            _ = try await editor.send(.post, "/v1/galleries", #"{"title": "Hidden", "kind": "film"}"#)
            _ = try await editor.send(
                .post,
                "/v1/galleries",
                #"{"title": "Later", "kind": "film", "publishedAt": "2030-01-01"}"#
            )
            _ = try await editor.create(#"{"title": "Hidden story", "section": "news"}"#)
            for slug in ["hidden", "later"] {
                #expect(try await reader.ask("/v1/galleries/\(slug)").status == 404)
                #expect(try await editor.read("/v1/galleries/\(slug)").status == 200)
            }
            #expect(try await reader.ask("/v1/galleries?status=draft").status == 401)
            #expect(
                try await editor.read("/v1/galleries?status=draft&fields=slug").value("data.0.slug") as? String
                    == "hidden"
            )
            #expect(try await editor.read("/v1/galleries?status=scheduled").value("data.0.slug") as? String == "later")
            #expect(try await editor.read("/v1/galleries?status=withdrawn").status == 400)
            let picks = #"""
                {"items": [{"article": "hidden-story"}, {"gallery": "hidden"}, {"link": {"url": "https://e.example/", "title": "E"}},
                  {"topic": "nightlink", "label": "Read", "endsAt": "2020-01-01"}]}
                """#
            let set = try await editor.send(.put, "/v1/collections/editors-choice/items", picks)
            #expect((set.value("data.items") as? [Any])?.count == 4, "\(set.text)")
            let seen = try await reader.ask("/v1/collections/editors-choice")
            #expect((seen.value("data.items") as? [Any])?.count == 1)
            #expect(!seen.text.contains("idden"))
            #expect((try await editor.read("/v1/collections/editors-choice").value("data.items") as? [Any])?.count == 4)
            for (items, faults) in [
                (#"[{"article": "nope"}, {"topic": "nope"}]"#, ["/items/0/article unknown", "/items/1/topic unknown"]),
                (#"[{"topic": "nightlink"}, {"topic": "nightlink"}]"#, ["/items/1/topic repeated"]),
                (#"[{}]"#, ["/items/0/article oneOf"]),
                (#"[{"topic": "nightlink", "gallery": "x"}]"#, ["/items/0/topic oneOf"]),
                (
                    #"[{"link": {"url": "javascript:x", "title": ""}}]"#,
                    ["/items/0/link/url notAURL", "/items/0/link/title wrongLength"]
                ),
                ("7", ["/items wrongType"]),
            ] {
                let answer = try await editor.send(
                    .put,
                    "/v1/collections/editors-choice/items",
                    #"{"items": \#(items)}"#
                )
                #expect(answer.status == 422)
                #expect(answer.faults == faults, "\(answer.text)")
            }
            #expect((try await editor.read("/v1/collections/editors-choice").value("data.items") as? [Any])?.count == 4)
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func badChangesAreRefused() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            for (path, body, faults) in [
                ("sections", "{}", ["/name required"]), ("sections", #"{"name": null}"#, ["/name required"]),
                ("sections", #"{"name": "N", "position": 0}"#, ["/position outOfRange"]),
                ("tags", #"{"name": "\u202e\u200b"}"#, ["/name wrongLength"]),
                ("tags", #"{"name": "N", "slug": "../x"}"#, ["/slug notASlug"]),
                ("tags", #"{"name": "N", "color": "red"}"#, ["/color unknownMember"]),
                ("authors", #"{"name": "N", "picture": 999999}"#, ["/picture unknown"]),
                ("authors", #"{"name": "N", "email": "a@b.example"}"#, ["/email unknownMember"]),
                ("topics", #"{"title": "T", "type": "thing"}"#, ["/type unknownValue"]),
                (
                    "topics", #"{"title": "T", "type": "event", "sameAs": ["data:x", 7]}"#,
                    ["/sameAs/0 notAURL", "/sameAs/1 notAURL"]
                ),
                (
                    "galleries", #"{"title": "T", "kind": "photo", "items": [{"media": 999999}, {}, 7]}"#,
                    ["/items/1/media required", "/items/2 wrongType"]
                ),
                (
                    "galleries", #"{"title": "T", "kind": "photo", "items": [{"media": 999999}]}"#,
                    ["/items/0/media unknown"]
                ),
                ("collections", #"{"title": ""}"#, ["/title wrongLength"]),
                ("media", #"{"kind": "image", "url": "javascript:alert(1)"}"#, ["/url notAURL"]),
                ("media", #"{"kind": "image", "url": "https://u:p@h.example/"}"#, ["/url notAURL"]),
                (
                    "media", #"{"kind": "gif", "url": "https://h.example/a b", "width": 1.5}"#,
                    ["/kind unknownValue", "/url notAURL", "/width wrongType"]
                ),
            ] as [(String, String, [String])] {
                let answer = try await editor.send(.post, "/v1/\(path)", body)
                #expect(answer.status == 422, "\(path) \(body): \(answer.text)")
                #expect(answer.faults.sorted() == faults.sorted(), "\(path) \(body)")
            }
            for path in ["sections/nope", "tags/nope", "topics/nope", "collections/nope", "media/999999", "media/x"] {
                #expect(try await editor.send(.patch, "/v1/\(path)", "{}").status == 404, "\(path)")
                #expect(try await editor.send(.delete, "/v1/\(path)").status == 404, "\(path)")
            }
        }
    }
}
