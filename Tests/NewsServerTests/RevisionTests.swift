import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What is kept of every change of an article, and brought back.
struct RevisionTests {
    @Test func whoChangedWhatAndWhen() async throws {
        let service = try TestService()
        let second = try service.key("write", "drafts")
        try await service.edit { editor, client in
            _ = try await editor.create(
                #"{"title": "One", "section": "news", "tags": ["climate", "energy"], "body": "<p>First.</p>"}"#
            )
            service.clock.advance(by: 60)
            let other = TestEditor(client: client, key: second)
            _ = try await other.patch(
                "one",
                #"{"title": "Two", "tags": ["energy"], "section": "science", "source": {"name": "Agency"}, "commentsOpen": false}"#
            )
            let list = try await editor.read("/v1/articles/one/revisions")
            #expect(list.value("data.0.by") as? String == "writedrafts")
            #expect(list.value("data.0.at") as? String == "2026-11-22T09:31:00Z")
            #expect(
                list.value("data.0.changed") as? [String] == ["title", "section", "tags", "commentsOpen", "source"]
            )
            #expect(list.value("data.1.number") as? Int == 1)
            let revision = try await editor.read("/v1/articles/one/revisions/2")
            let changes = try #require(revision.value("data.changes") as? [[String: Any]])
            let byField = Dictionary(uniqueKeysWithValues: changes.map { ($0["field"] as? String ?? "", $0) })
            #expect(byField["title"]?["before"] as? String == "One")
            #expect(byField["title"]?["after"] as? String == "Two")
            #expect(byField["section"]?["after"] as? String == "science")
            #expect(byField["tags"]?["before"] as? [String] == ["climate", "energy"])
            #expect(byField["commentsOpen"]?["before"] as? Bool == true)
            #expect(byField["source"]?["before"] is NSNull)
            #expect((byField["source"]?["after"] as? [String: Any])?["name"] as? String == "Agency")
            // What came after does not change what a revision did.
            _ = try await editor.patch("one", #"{"title": "Three"}"#)
            let same = try await editor.read("/v1/articles/one/revisions/2")
            #expect(same.text == revision.text)
            for (path, status) in [("3", 200), ("4", 404), ("0", 404), ("x", 404), ("99999999999999999999", 404)] {
                #expect(try await editor.read("/v1/articles/one/revisions/\(path)").status == status)
            }
            let page = try await editor.read("/v1/articles/one/revisions?limit=2")
            let cursor = try #require(page.value("page.next") as? String)
            let rest = try await editor.read("/v1/articles/one/revisions?limit=2&cursor=\(cursor)")
            #expect(rest.value("data.0.number") as? Int == 1)
            #expect(rest.value("page.next") is NSNull)
        }
    }

    @Test func anEarlierContentComesBack() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            _ = try await editor.create(
                #"{"title": "One", "section": "news", "tags": ["climate", "energy"], "body": "<p>First <i>text</i>.</p>"}"#
            )
            _ = try await editor.patch(
                "one",
                #"{"title": "Two", "tags": [], "body": "<p>Second.</p>", "section": "science"}"#
            )
            _ = try await editor.patch(
                "one",
                #"{"status": "published", "slug": "final", "corrections": [{"text": "It was Monday."}], "kicker": "K"}"#
            )
            let stale = try await editor.send(.post, "/v1/articles/final/revisions/1/restore", ifMatch: "\"v2\"")
            #expect(stale.status == 412)
            let restored = try await editor.send(.post, "/v1/articles/final/revisions/1/restore", ifMatch: "\"v3\"")
            #expect(restored.status == 200, "\(restored.text)")
            #expect(restored.header("ETag") == "\"v4\"")
            let read = try await reader.ask("/v1/articles/final")
            #expect(read.status == 200, "it stays published, where it is")
            #expect(read.value("data.title") as? String == "One")
            #expect(read.value("data.kicker") is NSNull)
            #expect(read.value("data.body") as? String == "<p>First <i>text</i>.</p>")
            #expect(read.value("data.summary") as? String == "First text.")
            #expect(read.value("data.section.slug") as? String == "news")
            #expect((read.value("data.tags") as? [Any])?.count == 2)
            #expect(read.value("data.corrections.0.text") as? String == "It was Monday.", "what was owned up to stays")
            let text = try await reader.ask("/v1/articles/final?format=text")
            #expect(text.value("data.body") as? String == "First text.")
            let last = try await editor.read("/v1/articles/final/revisions/4")
            #expect(
                (last.value("data.changes") as? [[String: Any]])?.contains { $0["field"] as? String == "body" } == true
            )
            let again = try await editor.send(.post, "/v1/articles/final/revisions/2/restore")
            #expect(again.value("data.title") as? String == "Two")
            #expect(try await editor.send(.post, "/v1/articles/final/revisions/77/restore").status == 404)
        }
        #expect(try service.store.integrityFaults() == [])
    }

    /// Case 05 of what operators met, with other things.
    @Test func whatWasMergedSinceIsWhatItBecame() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            for (path, names) in [
                ("sections", ["Docks", "Port"]), ("tags", ["Kelp", "Weed", "Algae", "Gone soon"]),
                ("authors", ["Cem", "Dora"]),
            ] {
                for name in names { _ = try await editor.send(.post, "/v1/\(path)", #"{"name": "\#(name)"}"#) }
            }
            var media: [Int] = []
            for name in ["a", "b"] {
                let body = #"{"kind": "image", "url": "https://x.example/\#(name).jpg"}"#
                media.append(try #require(try await editor.send(.post, "/v1/media", body).value("data.id") as? Int))
            }
            for title in ["Old tide", "New tide"] {
                _ = try await editor.send(.post, "/v1/topics", #"{"title": "\#(title)", "type": "event"}"#)
                _ = try await editor.send(.post, "/v1/galleries", #"{"title": "\#(title)", "kind": "photo"}"#)
            }
            _ = try await editor.create(
                """
                {"title": "Y", "section": "docks", "tags": ["kelp", "weed", "algae", "gone-soon"], "authors": ["cem"], \
                "topics": ["old-tide"], "galleries": ["old-tide"], "image": \(media[0])}
                """
            )
            let gone = try #require(try await editor.read("/v1/tags/gone-soon").value("data.id") as? Int)
            _ = try await editor.patch(
                "y",
                #"{"section": "news", "tags": [], "authors": [], "topics": [], "galleries": [], "image": null}"#
            )
            // Merged twice over, merged with what was beside it, renamed, replaced, deleted.
            _ = try await editor.send(.post, "/v1/tags/kelp/merge", #"{"into": "weed"}"#)
            _ = try await editor.send(.post, "/v1/tags/weed/merge", #"{"into": "algae"}"#)
            _ = try await editor.send(.patch, "/v1/tags/algae", #"{"slug": "seaweed"}"#)
            _ = try await editor.send(.delete, "/v1/tags/gone-soon")
            _ = try await editor.send(.post, "/v1/topics/old-tide/merge", #"{"into": "new-tide"}"#)
            for place in [
                "sections/docks?replaceWith=port", "authors/cem?replaceWith=dora",
                "galleries/old-tide?replaceWith=new-tide", "media/\(media[0])?replaceWith=\(media[1])",
            ] {
                #expect(try await editor.send(.delete, "/v1/\(place)").status == 204, "\(place)")
            }
            let revision = try await editor.read("/v1/articles/y/revisions/2")
            let changes = try #require(revision.value("data.changes") as? [[String: Any]])
            let before = Dictionary(uniqueKeysWithValues: changes.map { ($0["field"] as? String ?? "", $0["before"]) })
            #expect(before["section"] as? String == "port")
            #expect(before["tags"] as? [String] == ["seaweed"])
            #expect(before["authors"] as? [String] == ["dora"])
            #expect(before["galleries"] as? [String] == ["new-tide"])
            #expect(before["topics"] as? [String] == ["new-tide"])
            #expect(before["image"] as? Int == media[1])

            let restored = try await editor.send(.post, "/v1/articles/y/revisions/1/restore")
            #expect(restored.status == 200, "\(restored.text)")
            for (member, slug) in [
                ("section", "port"), ("tags.0", "seaweed"), ("authors.0", "dora"), ("topics.0", "new-tide"),
            ] {
                #expect(restored.value("data.\(member).slug") as? String == slug, "\(member)")
            }
            #expect(restored.value("data.tags.1") == nil)
            #expect(restored.value("data.image.id") as? Int == media[1])
            // What could not be brought back is told, with the name that it had.
            let missing = try #require(restored.value("meta.missing") as? [[String: Any]])
            #expect(missing.count == 1)
            #expect(missing.first?["field"] as? String == "tags")
            #expect(missing.first?["id"] as? Int == gone)
            #expect(missing.first?["name"] as? String == "Gone soon")
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func aTextIsUpdatedAndAFilingIsNot() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            _ = try await editor.create(
                #"{"title": "Filed", "section": "news", "tags": ["energy"], "body": "<p>One.</p>", "status": "published"}"#
            )
            let published = "2026-11-22T09:30:00Z"
            func updatedAt() async throws -> String? {
                try await reader.ask("/v1/articles/filed").value("data.updatedAt") as? String
            }
            _ = try await editor.send(.post, "/v1/tags", #"{"name": "Wire"}"#)
            for change in [
                #"{"tags": ["climate", "wire"]}"#, #"{"section": "science"}"#, #"{"topics": ["skerran-barrier"]}"#,
                #"{"commentsOpen": false, "optsOutOfRelated": true}"#,
            ] {
                service.clock.advance(by: 60)
                #expect(try await editor.patch("filed", change).status == 200)
                #expect(try await updatedAt() == published, "\(change)")
            }
            _ = try await editor.send(.post, "/v1/tags/wire/merge", #"{"into": "energy"}"#)
            _ = try await editor.send(.patch, "/v1/tags/climate", #"{"name": "Climates"}"#)
            #expect(try await updatedAt() == published)
            for (change, moment) in [
                (#"{"kicker": "New"}"#, "2026-11-22T09:35:00Z"), (#"{"body": "<p>Two.</p>"}"#, "2026-11-22T09:36:00Z"),
                (#"{"tags": [], "authors": ["tamsin-orrell"]}"#, "2026-11-22T09:37:00Z"),
                (#"{"slug": "filed-anew"}"#, "2026-11-22T09:38:00Z"),
            ] {
                service.clock.advance(by: 60)
                let changed = try await editor.patch("filed", change)
                #expect(changed.value("data.updatedAt") as? String == moment, "\(change): \(changed.text.prefix(300))")
            }
        }
    }
}
