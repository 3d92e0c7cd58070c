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
}
