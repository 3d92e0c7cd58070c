import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsTestSupport
import Testing

/// What a GET gave can be sent back as it is, and changes nothing.
struct SendingBackTests {
    private static let include = "include=related,comments,topics,neighbours,galleries,views"

    @Test func everyResourceOfTheNewsroomCanBeSentBack() async throws {
        let service = try TestService()
        let before = try service.number("SELECT max(sequence) FROM change WHERE kind <> 'ranking'")
        try await service.edit { editor, _ in
            for plural in ["sections", "tags", "authors", "topics", "galleries", "collections", "media"] {
                let list = try await editor.read("/v1/\(plural)?limit=100")
                let all = list.value("data") as? [[String: Any]] ?? []
                #expect(!all.isEmpty, "\(plural)")
                for one in all {
                    let place = "/v1/\(plural)/\(one["id"] ?? "")"
                    try await expectUnchanged(editor, place, one)
                    try await expectUnchanged(editor, place, try #require((try await editor.read(place)).value("data")))
                }
            }
        }
        #expect(try service.number("SELECT max(sequence) FROM change WHERE kind <> 'ranking'") == before)
    }

    @Test func everyArticleCanBeSentBack() async throws {
        let service = try TestService()
        let before = try service.number("SELECT max(sequence) FROM change WHERE kind <> 'ranking'")
        let revisions = try service.number("SELECT count(*) FROM article_revision")
        try await service.edit { editor, _ in
            let list = try await editor.read("/v1/articles?status=any&limit=100")
            let all = list.value("data") as? [[String: Any]] ?? []
            #expect(all.count > 30)
            for one in all {
                let place = "/v1/articles/\(one["id"] ?? "")"
                try await expectUnchanged(editor, place, one)
                for query in ["", "?\(Self.include)"] {
                    let read = try await editor.read(place + query)
                    let answer = try await expectUnchanged(editor, place, try #require(read.value("data")))
                    #expect(answer.header("ETag") == read.header("ETag"), "\(place)")
                }
            }
        }
        #expect(try service.number("SELECT max(sequence) FROM change WHERE kind <> 'ranking'") == before)
        #expect(try service.number("SELECT count(*) FROM article_revision") == revisions)
    }

    @Test func everyCommentCanBeSentBackByAModerator() async throws {
        let service = try TestService()
        let key = try service.key("moderate")
        let decisions = try service.number("SELECT count(*) FROM comment_decision")
        try await service.run { client in
            let moderator = TestEditor(client: client, key: key)
            for status in ["approved", "pending", "spam", "rejected", "deleted"] {
                let list = try await moderator.read("/v1/comments?status=\(status)&limit=100")
                for one in list.value("data") as? [[String: Any]] ?? [] {
                    try await expectUnchanged(moderator, "/v1/comments/\(one["id"] ?? "")", one)
                }
            }
        }
        #expect(try service.number("SELECT count(*) FROM comment_decision") == decisions)
    }

    @Test func itemsOfACollectionCanBeSentBack() async throws {
        let service = try TestService()
        let before = try service.number("SELECT max(sequence) FROM change WHERE kind <> 'ranking'")
        try await service.edit { editor, _ in
            for slug in ["editors-choice", "in-focus", "weekend-reads"] {
                let read = try await editor.read("/v1/collections/\(slug)")
                let body = try json(try #require(read.value("data")))
                let put = try await editor.send(.put, "/v1/collections/\(slug)/items", body)
                #expect(put.status == 200, "\(put.text)")
                #expect(put.text == read.text)
            }
        }
        #expect(try service.number("SELECT max(sequence) FROM change WHERE kind <> 'ranking'") == before)
    }

    @Test func relatedListsCanBeSentBack() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            let place = "/v1/articles/skerran-barrier-first-power/related"
            let set = try await editor.send(
                .put,
                place,
                #"{"articles": [1, {"slug": "tide-tables-of-1874"}], "excluded": [{"id": 3}]}"#
            )
            #expect(set.status == 200, "\(set.text)")
            let again = try await editor.send(.put, place, try json(try #require(set.value("data"))))
            #expect(again.text == set.text)
        }
    }

    @Test func thingsAreNamedByObjects() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let tag = try #require(try await reader.ask("/v1/tags/energy").value("data.id") as? Int)
            let made = try await editor.create(
                """
                {"title": "T", "section": {"slug": "news", "name": "whatever"}, "tags": [{"id": \(tag), "slug": "renamed-since"}, "climate"],
                 "authors": [{"slug": "tamsin-orrell", "id": null}], "topics": [{"slug": "dunmere"}], "image": {"id": 1, "url": "https://else.example/"},
                 "galleries": [{"slug": "ten-weeks-in-the-shipyard"}]}
                """
            )
            #expect(made.status == 201, "\(made.text)")
            #expect(made.value("data.tags.0.slug") as? String == "energy", "the id counts")
            #expect(made.value("data.image.id") as? Int == 1)
            let wrong = try await editor.create(
                """
                {"title": "T", "section": {"name": "News"}, "tags": [{}, {"id": 0}, {"id": "1"}, true, 1.5, {"slug": ""}], "image": {"url": "https://x.example/"}}
                """
            )
            #expect(
                wrong.faults == ["/section wrongType"] + (0..<6).map { "/tags/\($0) wrongType" } + ["/image wrongType"],
                "\(wrong.text)"
            )
            let unknown = try await editor.create(
                #"{"title": "T", "section": {"id": 999}, "tags": [99999, {"id": 88888}], "topics": [{"slug": "nowhere"}]}"#
            )
            #expect(unknown.faults == ["/section unknown", "/tags/0 unknown", "/tags/1 unknown", "/topics/0 unknown"])
            // An id makes nothing.
            let missing = try await editor.create(
                #"{"title": "T", "section": "news", "tags": [99999]}"#,
                query: "?createMissing=true"
            )
            #expect(missing.faults == ["/tags/0 unknown"])
            let merged = try await editor.send(
                .post,
                "/v1/tags/climate/merge",
                #"{"into": {"id": \#(tag), "name": "Energy"}}"#
            )
            #expect(merged.value("data.id") as? Int == tag, "\(merged.text)")
        }
    }

    @Test func readOnlyMembersArePassedOverAndUnknownOnesAreNot() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            let patch =
                #"{"id": "x", "version": [], "wordCount": {"a": 1}, "related": 7, "views": null, "direction": "up", "commentCount": -1}"#
            let read = try await editor.read("/v1/articles/tide-tables-of-1874")
            let patched = try await editor.patch("tide-tables-of-1874", patch)
            #expect(patched.status == 200, "\(patched.text)")
            #expect(patched.value("data.version") as? Int == read.value("data.version") as? Int)
            let wrong = try await editor.patch("tide-tables-of-1874", #"{"wordcount": 1, "commentsopen": true}"#)
            #expect(wrong.faults == ["/wordcount unknownMember", "/commentsopen unknownMember"])
            #expect(wrong.text.contains("Did you mean “commentsOpen”?"))
            let topic = try await editor.send(
                .patch,
                "/v1/topics/dunmere",
                #"{"inFocus": "perhaps", "articleCount": null, "articles": 3}"#
            )
            #expect(topic.status == 200, "\(topic.text)")
        }
    }

    @Test func whatIsWorkedOutOfTheTextStaysSo() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            let made = try await editor.create(
                #"{"title": "T", "section": "news", "topics": ["wend-compact"], "body": "<p>All of Dunmere knew.</p>"}"#
            )
            #expect((made.value("data.topics") as? [Any])?.count == 2, "\(made.text)")
            var article = try #require(made.value("data") as? [String: Any])
            article["body"] = "<p>Nobody else did.</p>"
            let changed = try await editor.patch("t", try json(article))
            #expect(changed.value("data.summary") as? String == "Nobody else did.", "\(changed.text)")
            let topics = (changed.value("data.topics") as? [[String: Any]])?.compactMap { $0["slug"] as? String }
            #expect(topics == ["wend-compact"])
        }
    }

    @Test func whatHasComeDueSinceItWasReadCanBeSentBack() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            let made = try await editor.create(
                #"{"title": "Soon", "section": "news", "status": "scheduled", "publishedAt": "\#(service.clock.now().advanced(by: 60).rfc3339)"}"#
            )
            #expect(made.status == 201, "\(made.text)")
            service.clock.advance(by: 120)
            let patched = try await editor.patch("soon", try json(try #require(made.value("data"))))
            #expect(patched.value("data.status") as? String == "published", "\(patched.text)")
            #expect(patched.value("data.version") as? Int == 1)
        }
    }

    @Test func wordsOfAPictureStayItsOwn() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            let media = try await editor.send(
                .post,
                "/v1/media",
                #"{"kind": "image", "url": "https://i.example/x.jpg", "caption": "A boat"}"#
            )
            let id = try #require(media.value("data.id") as? Int)
            let gallery = try await editor.send(
                .post,
                "/v1/galleries",
                #"{"title": "Boats", "kind": "photo", "items": [{"media": \#(id)}]}"#
            )
            try await expectUnchanged(editor, "/v1/galleries/boats", try #require(gallery.value("data")))
            _ = try await editor.send(.patch, "/v1/media/\(id)", #"{"caption": "Two boats"}"#)
            let now = try await editor.read("/v1/galleries/boats")
            #expect(now.value("data.items.0.caption") as? String == "Two boats", "\(now.text)")
        }
    }

    // MARK: Sending back

    @discardableResult
    private func expectUnchanged(_ editor: TestEditor, _ place: String, _ value: Any) async throws -> Received {
        let before = try await editor.read(place)
        let answer = try await editor.send(.patch, place, try json(value), ifMatch: "*")
        #expect(answer.status == 200, "\(place): \(answer.text)")
        let after = try await editor.read(place)
        #expect(after.text == before.text, "\(place)")
        return answer
    }

    private func json(_ value: Any) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
    }
}
