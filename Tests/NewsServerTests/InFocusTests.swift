import Foundation
import GRDB
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing

/// What is in focus is what the collection of that name picks, and nothing else says so.
struct InFocusTests {
    @Test func topicsAreInFocusAsTheCollectionPicksThem() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            func focus(_ query: String = "") async throws -> [String] {
                let list = try await reader.ask("/v1/topics?inFocus=true\(query)")
                let topics = list.value("data") as? [[String: Any]] ?? []
                #expect(topics.allSatisfy { $0["inFocus"] as? Bool == true }, "\(list.text)")
                return topics.compactMap { $0["slug"] as? String }
            }
            #expect(try await focus() == ["skerran-barrier", "wend-compact", "open-rooms", "nightlink", "tidal-power"])
            let ends = service.clock.now().advanced(by: 60).rfc3339
            let picks = """
                {"items": [{"topic": "tidal-power"}, {"article": 1}, {"topic": "dunmere", "endsAt": "\(ends)"}, {"topic": "nightlink"}]}
                """
            #expect(try await editor.send(.put, "/v1/collections/in-focus/items", picks).status == 200)
            #expect(try await focus() == ["tidal-power", "dunmere", "nightlink"])
            #expect(try await focus("&q=d") == ["dunmere"])
            #expect(try await focus("&letter=n") == ["nightlink"])
            // Whatever shows a topic says the same of it.
            for path in ["/v1/topics/dunmere", "/v1/topics?q=dunmere", "/v1/collections/in-focus", "/v1/front"] {
                #expect(try await reader.ask(path).text.contains(#""inFocus":true"#), "\(path)")
            }
            #expect(try await reader.ask("/v1/topics/wend-compact").value("data.inFocus") as? Bool == false)
            let others = try await reader.ask("/v1/topics?inFocus=false&limit=100&count=true")
            let all = try await reader.ask("/v1/topics?limit=100&count=true")
            #expect((others.value("page.total") as? Int).map { $0 + 3 } == all.value("page.total") as? Int)
            #expect(try await reader.ask("/v1/topics?inFocus=true&count=true").value("page.total") as? Int == 3)
            // A pick ends by the clock, and what caches hold with it.
            service.clock.advance(by: 60)
            #expect(try await focus() == ["tidal-power", "nightlink"])
            #expect(try await reader.ask("/v1/topics/dunmere").value("data.inFocus") as? Bool == false)
            #expect(try await reader.ask("/v1/topics?inFocus=true&count=true").value("page.total") as? Int == 2)
        }
    }

    @Test func thoseInFocusArePagedInTheirOrder() async throws {
        let service = try TestService()
        try await service.run { client in
            var (slugs, address): ([String], String?) = ([], "/v1/topics?inFocus=true&limit=2")
            while let next = address {
                let page = try await client.ask(next)
                slugs += (page.value("data") as? [[String: Any]] ?? []).compactMap { $0["slug"] as? String }
                address = (page.value("page.next") as? String).map { "/v1/topics?inFocus=true&limit=2&cursor=\($0)" }
            }
            #expect(slugs == ["skerran-barrier", "wend-compact", "open-rooms", "nightlink", "tidal-power"])
            let byTitle = try await client.ask("/v1/topics?limit=1")
            let cursor = try #require(byTitle.value("page.next") as? String)
            let mixed = try await client.ask("/v1/topics?inFocus=true&cursor=\(cursor)")
            #expect(mixed.faults == ["cursor notACursor"], "a place by title is none among those in focus")
        }
    }

    @Test func nothingIsWrittenToATopic() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let patched = try await editor.send(.patch, "/v1/topics/dunmere", #"{"inFocus": true}"#)
            #expect(patched.value("data.inFocus") as? Bool == false, "\(patched.text)")
            let made = try await editor.send(
                .post,
                "/v1/topics",
                #"{"title": "New", "type": "concept", "inFocus": true}"#
            )
            #expect(made.status == 201)
            #expect(made.value("data.inFocus") as? Bool == false)
            let renamed = try await editor.send(
                .patch,
                "/v1/collections/in-focus",
                #"{"slug": "focus", "title": "Im Blick"}"#
            )
            #expect(renamed.status == 409)
            #expect(renamed.faults == ["/slug taken"])
            let titled = try await editor.send(
                .patch,
                "/v1/collections/in-focus",
                #"{"slug": "in-focus", "title": "Im Blick"}"#
            )
            #expect(titled.value("data.title") as? String == "Im Blick")
        }
    }

    @Test func aMergedTopicHandsItsPickOn() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let merged = try await editor.send(.post, "/v1/topics/nightlink/merge", #"{"into": "dunmere"}"#)
            #expect(merged.value("data.inFocus") as? Bool == true, "\(merged.text)")
            let list = try await reader.ask("/v1/topics?inFocus=true&fields=slug")
            #expect(
                list.text.contains(#"{"slug":"open-rooms"},{"slug":"dunmere"},{"slug":"tidal-power"}"#),
                "\(list.text)"
            )
        }
    }

    // MARK: Older newsrooms

    /// Takes a newsroom back to what it was before what is in focus was said in one place.
    private static let before = """
        ALTER TABLE topic ADD COLUMN inFocus INTEGER NOT NULL DEFAULT 0 CHECK (inFocus IN (0, 1));
        CREATE INDEX topic_in_focus ON topic (sortKey, id) WHERE inFocus = 1;
        DROP TABLE last_id;
        DROP TABLE former_id;
        DELETE FROM grdb_migrations WHERE identifier = '0006-identity';
        """

    /// A newsroom that was such a one, with what a statement made of it, brought up to date.
    private func migrated(_ sql: String) throws -> TestService {
        let service = try TestService()
        try service.store.close()
        let queue = try DatabaseQueue(path: service.store.path)
        try queue.writeWithoutTransaction { db in try db.execute(sql: Self.before + sql) }
        try queue.close()
        let store = try SQLiteNewsroom(directory: service.dataDirectory, clock: service.clock)
        let faults = try store.integrityFaults()
        #expect(faults == [])
        try store.close()
        return service
    }

    /// The topics that are in focus, in order.
    private func focus(of service: TestService) throws -> [String] {
        let sql = """
            SELECT t.slug FROM collection c JOIN collection_item i ON i.collectionId = c.id
            JOIN topic t ON t.id = i.topicId WHERE c.slug = 'in-focus' AND i.endsAt IS NULL ORDER BY i.position
            """
        return try DatabaseQueue(path: service.store.path).read { db in try String.fetchAll(db, sql: sql) }
    }

    private func picks(of collection: String, _ service: TestService) throws -> Int {
        try service.number(
            """
            SELECT count(*) FROM collection_item i JOIN collection c ON c.id = i.collectionId WHERE slug = '\(collection)'
            """
        )
    }

    @Test func whatWasMarkedIsPickedBehindWhatWas() throws {
        let service = try migrated(
            """
            UPDATE topic SET inFocus = 1 WHERE slug IN ('seagrass', 'dunmere', 'nightlink', 'open-rooms');
            UPDATE collection_item SET endsAt = 1000 WHERE topicId = (SELECT id FROM topic WHERE slug = 'open-rooms');
            """
        )
        let slugs = try focus(of: service)
        let before = ["skerran-barrier", "wend-compact", "open-rooms", "nightlink", "tidal-power"]
        #expect(slugs == before + ["dunmere", "seagrass"])
    }

    @Test func aNewsroomWhoseCollectionWasRenamedGetsAnother() throws {
        let service = try migrated(
            """
            INSERT INTO former_slug SELECT 'collection', 'in-focus', id FROM collection WHERE slug = 'in-focus';
            UPDATE collection SET slug = 'focus' WHERE slug = 'in-focus';
            UPDATE topic SET inFocus = 1 WHERE slug = 'dunmere';
            """
        )
        let (slugs, others) = (try focus(of: service), try picks(of: "focus", service))
        #expect(slugs == ["dunmere"])
        #expect(others == 7)
    }

    @Test func theLastIdsOfAnOlderNewsroomAreThoseOfItsLog() throws {
        let service = try migrated(
            "INSERT INTO change (at, kind, resourceId, operation) VALUES (1, 'tag', 5000, 'create'), (2, 'tag', 5000, 'delete')"
        )
        let tag = try service.number("SELECT id FROM last_id WHERE kind = 'tag'")
        #expect(tag == 5000)
        for kind in ["section", "author", "topic", "media", "gallery", "collection", "article", "comment"] {
            let last = try service.number("SELECT id FROM last_id WHERE kind = '\(kind)'")
            let greatest = try service.number("SELECT max(id) FROM \(kind)")
            #expect(last == greatest, "\(kind)")
        }
    }

    @Test func noMoreThanACollectionHoldsIsPicked() throws {
        let topics = (0..<150)
            .map { number in
                """
                INSERT INTO topic (id, slug, title, sortKey, type, language, definitionHtml, definitionText, inFocus)
                VALUES (\(1000 + number), 'many-\(1000 + number)', 'M', 'many \(1000 + number)', 'concept', 'en', '', '', 1);
                """
            }
        let service = try migrated(topics.joined())
        let (slugs, all) = (try focus(of: service), try picks(of: "in-focus", service))
        #expect(all == PickCollection.maximumItems)
        #expect(slugs.dropFirst(5).first == "many-1000")
    }
}
