import Foundation
import NewsDomain
import NewsJSON
import NewsTestSupport
import Testing

/// What is sent to receivers of webhooks.
@Suite struct WebhookBodyTests {
    private func event(_ kind: ChangeKind, _ operation: ChangeOperation, names: Int = 0) -> ChangeEvent {
        let change = Change(sequence: 7, at: FixedClock.start, kind: kind, id: 23, operation: operation)
        var event = ChangeEvent(change, slug: "late-trains", url: "/news/late-trains", version: 4)
        let slug = String(repeating: "ü", count: 120)
        let things = (0..<names).map { ChangeEvent.NamedThing(id: Int64($0), slug: slug) }
        (event.tags, event.topics, event.authors, event.collections) = (things, things, things, things)
        event.sections = [ChangeEvent.NamedThing(id: 1, slug: "news")]
        return event
    }

    private func object(_ body: [UInt8]) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
    }

    @Test func theStandardFormHasTypeTimeAndData() throws {
        let body = try object(WebhookBody.bytes(event(.article, .create), .standard))
        #expect(Set(body.keys) == ["type", "timestamp", "data"])
        #expect(
            body["type"] as? String == "article.published" && body["timestamp"] as? String == "2026-11-22T09:30:00Z"
        )
        let data = try #require(body["data"] as? [String: Any])
        #expect(data["id"] as? Int == 23 && data["slug"] as? String == "late-trains")
        #expect((data["sections"] as? [[String: Any]])?.first?["slug"] as? String == "news")
    }

    @Test(arguments: [0, 1, 50, 100, 1_000])
    func noBodyIsLongerThanReceiversTake(names: Int) throws {
        let bytes = WebhookBody.bytes(event(.article, .update, names: names), .standard)
        #expect(bytes.count <= WebhookMessage.maximumBody)
        let data = try #require(try object(bytes)["data"] as? [String: Any])
        #expect(data["id"] as? Int == 23)
        #expect((data["tags"] as? [Any])?.isEmpty == (names == 0), "as many names as there is room for")
    }

    @Test func nextWPGetsTheWordsOfWordPress() {
        var comment = event(.comment, .create)
        comment.article = ChangeEvent.NamedThing(id: 5, slug: "late-trains")
        for (event, text) in [
            (event(.article, .update), #"{"contentType":"post","contentId":23}"#),
            (event(.section, .update), #"{"contentType":"category","contentId":23}"#),
            (event(.tag, .delete), #"{"contentType":"tag","contentId":23}"#),
            (event(.author, .update), #"{"contentType":"author","contentId":23}"#),
            (event(.topic, .update), #"{"contentType":"topic","contentId":23}"#),
            (comment, #"{"contentType":"post","contentId":5}"#),
        ] {
            #expect(String(decoding: WebhookBody.bytes(event, .revalidate), as: UTF8.self) == text)
        }
    }
}
