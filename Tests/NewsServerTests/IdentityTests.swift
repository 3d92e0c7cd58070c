import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Synchronization
import Testing

/// An id names one thing for ever, and leads to it wherever a slug does.
struct IdentityTests {
    /// A new thing of each kind that editors make, and its path.
    private static let kinds: [(path: String, body: String)] = [
        ("sections", #"{"name": "Passing"}"#), ("tags", #"{"name": "Passing"}"#), ("authors", #"{"name": "Passing"}"#),
        ("topics", #"{"title": "Passing", "type": "concept"}"#),
        ("galleries", #"{"title": "Passing", "kind": "photo"}"#),
        ("collections", #"{"title": "Passing"}"#), ("media", #"{"kind": "image", "url": "https://i.example/p.jpg"}"#),
        ("articles", #"{"title": "Passing", "section": "news"}"#),
    ]

    @Test func idsOfWhatWasDeletedAreNotGivenAgain() async throws {
        let service = try TestService()
        let given = Mutex<[String: Int]>([:])
        let key = try service.key("write")
        // The second time the service has begun anew.
        for _ in 0..<2 {
            try await service.run { client in
                let editor = TestEditor(client: client, key: key)
                for (path, body) in Self.kinds {
                    for _ in 0..<2 {
                        let made = try await editor.send(.post, "/v1/\(path)", body)
                        #expect(made.status == 201, "\(made.text)")
                        let id = try #require(made.value("data.id") as? Int, "\(path)")
                        let before = given.withLock { given in
                            defer { given[path] = id }
                            return given[path] ?? 0
                        }
                        #expect(before < id, "\(path)")
                        let place = try #require(made.header("Location"))
                        #expect(try await editor.send(.delete, place, ifMatch: "*").status == 204, "\(path)")
                        let after = try await editor.read("/v1/\(path)/\(id)")
                        let isTrashed = after.value("data.status") as? String == "trashed"
                        #expect(path == "articles" ? isTrashed : after.status == 404, "\(path)")
                    }
                }
            }
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func idsOfCommentsThatArePurgedAreNotGivenAgain() async throws {
        let service = try TestService()
        try await service.run { client in
            let path = "/v1/articles/skerran-barrier-first-power/comments"
            let first = try await client.send(path, #"{"text": "The first of them."}"#)
            let id = try #require(first.value("data.id") as? Int, "\(first.text)")
            #expect(try service.number("SELECT max(id) FROM comment") == id)
            service.clock.advance(by: 400 * 86_400)
            try service.store.purge(Retention(), at: service.clock.now())
            #expect(try service.number("SELECT max(id) FROM comment") < id)
            let second = try await client.send(path, #"{"text": "The second of them."}"#)
            #expect(try #require(second.value("data.id") as? Int, "\(second.text)") > id)
        }
    }

    @Test func idsOfWhatWasMergedLeadToWhatItIsNow() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            for (plural, extra, name) in [
                ("sections", "", "name"), ("tags", "", "name"), ("authors", "", "name"),
                ("topics", #", "type": "event""#, "title"),
                ("galleries", #", "kind": "photo", "publishedAt": "2026-01-01""#, "title"),
            ] {
                var ids: [Int] = []
                for letter in ["A", "B", "C"] {
                    let body = #"{"\#(name)": "Merged \#(letter)"\#(extra)}"#
                    ids.append(
                        try #require(try await editor.send(.post, "/v1/\(plural)", body).value("data.id") as? Int)
                    )
                }
                // Both lead to the last one in a single step.
                for (id, other) in [(ids[0], ids[1]), (ids[1], ids[2])] {
                    let gone = try await editor.send(.delete, "/v1/\(plural)/\(id)?replaceWith=\(other)")
                    #expect(gone.status == 204, "\(gone.text)")
                }
                for id in ids.prefix(2) {
                    let moved = try await editor.read("/v1/\(plural)/\(id)?fields=id")
                    #expect(moved.header("Location") == "/v1/\(plural)/merged-c?fields=id", "\(plural): \(moved.text)")
                    #expect(moved.status == 301)
                }
                let made = try await editor.send(.post, "/v1/\(plural)", #"{"\#(name)": "Merged D"\#(extra)}"#)
                #expect(try #require(made.value("data.id") as? Int) > ids[2])
                // A change by a former id is a change of what it has become; a deletion is none.
                let patched = try await editor.send(.patch, "/v1/\(plural)/\(ids[0])", "{}")
                #expect(patched.value("data.id") as? Int == ids[2], "\(plural): \(patched.text)")
                #expect(try await editor.send(.delete, "/v1/\(plural)/\(ids[0])").status == 404)
                #expect(try await editor.send(.delete, "/v1/\(plural)/\(ids[2])").status == 204)
                #expect(try await editor.read("/v1/\(plural)/\(ids[0])").status == 404)
            }
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func idsStayOverRenamesAndStandInReferences() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let tag = try await reader.ask("/v1/tags/energy")
            let id = try #require(tag.value("data.id") as? Int)
            #expect(try await editor.send(.patch, "/v1/tags/\(id)", #"{"slug": "power"}"#).status == 200)
            #expect(try await reader.ask("/v1/tags/\(id)").value("data.slug") as? String == "power")
            #expect(try await reader.ask("/v1/tags/power").value("data.id") as? Int == id)
            for query in ["tag=\(id)", "tag=\(id)&tag=power"] {
                let list = try await reader.ask("/v1/articles?\(query)&fields=tags&limit=1")
                let ids = (list.value("data.0.tags") as? [[String: Any]])?.compactMap { $0["id"] as? Int }
                #expect(ids?.contains(id) == true, "\(query): \(list.text)")
            }
            let section = try #require(try await reader.ask("/v1/sections/news").value("data.id") as? Int)
            for path in ["rankings/most-viewed?section=\(section)", "articles?section=\(section)&limit=1"] {
                #expect(try await reader.ask("/v1/\(path)").status == 200, "\(path)")
            }
            let unknown = try await reader.ask("/v1/articles?tag=99999&section=0&author=000")
            #expect(unknown.faults == ["section unknown", "author unknown", "tag unknown"], "\(unknown.text)")
            for path in [
                "sections/0", "tags/99999999999999999999", "topics/-1", "authors/+1", "galleries/1.0", "tags/\u{661}",
            ] {
                let address = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
                #expect(try await reader.ask("/v1/\(address)").status == 404, "\(path)")
            }
        }
    }

    @Test func everyKindIsFoundByItsIdAndShowsIt() async throws {
        let service = try TestService()
        try await service.run { client in
            for plural in ["sections", "tags", "authors", "topics", "galleries", "collections"] {
                let list = try await client.ask("/v1/\(plural)?limit=5")
                for one in list.value("data") as? [[String: Any]] ?? [] {
                    let (id, slug) = (try #require(one["id"] as? Int), try #require(one["slug"] as? String))
                    let byID = try await client.ask("/v1/\(plural)/\(id)")
                    #expect(byID.status == 200, "\(plural)/\(id): \(byID.text)")
                    #expect(byID.value("data.slug") as? String == slug)
                }
            }
            let article = try await client.ask(
                "/v1/articles/skerran-barrier-first-power?include=topics,related,galleries"
            )
            for path in ["section", "authors.0", "tags.0", "topics.0", "related.0.article.section"] {
                #expect(article.value("data.\(path).id") as? Int != nil, "\(path)")
            }
            let reasons = (article.value("data.related") as? [[String: Any]] ?? [])
                .flatMap { $0["reasons"] as? [[String: Any]] ?? [] }
            #expect(!reasons.isEmpty)
            #expect(reasons.allSatisfy { ($0["slug"] == nil) == ($0["id"] == nil) })
            let front = try await client.ask("/v1/front")
            for path in ["sections.0", "collections.0", "collections.1.items.0.topic", "galleries.photo.0"] {
                #expect(front.value("data.\(path).id") as? Int != nil, "\(path)")
            }
        }
    }

    @Test func whatReadersMayNotKnowTheyDoNotLearnById() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            for (path, body) in Self.kinds where ["tags", "authors", "galleries", "articles"].contains(path) {
                let id = try #require(try await editor.send(.post, "/v1/\(path)", body).value("data.id") as? Int)
                #expect(try await reader.ask("/v1/\(path)/\(id)").status == 404, "\(path)")
                #expect(try await editor.read("/v1/\(path)/\(id)").status == 200, "\(path)")
                if path == "tags" {
                    #expect(try await reader.ask("/v1/articles?tag=\(id)").faults == ["tag unknown"])
                    #expect(try await reader.ask("/v1/rankings/most-viewed?tag=\(id)").faults == ["tag unknown"])
                }
            }
        }
    }

    @Test func aBatchGivesEachItsOwnIdAndOneThatFailsNone() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            func tag(_ name: String) -> String {
                #"{"method": "POST", "path": "/v1/tags", "body": {"name": "\#(name)"}}"#
            }
            let gone = #"{"method": "DELETE", "path": "/v1/tags/batched-a"}"#
            let body = #"{"operations": [\#(tag("Batched A")), \#(gone), \#(tag("Batched B")), \#(tag("Batched C"))]}"#
            let done = try await editor.send(.post, "/v1/batch", body)
            let ids = [0, 2, 3].compactMap { done.value("data.\($0).body.data.id") as? Int }
            #expect(ids.count == 3 && ids[0] < ids[1] && ids[1] < ids[2], "\(done.text)")
            let failed = #"{"operations": [\#(tag("Batched D")), {"method": "DELETE", "path": "/v1/tags/nowhere"}]}"#
            #expect(try await editor.send(.post, "/v1/batch", failed).status == 404)
            let next = try await editor.send(.post, "/v1/tags", #"{"name": "Batched E"}"#)
            #expect(try #require(next.value("data.id") as? Int) > ids[2])
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func importsTakeTheirIdsBehindWhatWasDeleted() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            for (path, body) in Self.kinds {
                let made = try await editor.send(.post, "/v1/\(path)", body)
                #expect(
                    try await editor.send(.delete, try #require(made.header("Location")), ifMatch: "*").status == 204
                )
            }
        }
        let kinds = ["section", "tag", "author", "topic", "gallery", "media", "collection", "article"]
        let last = try kinds.map { try service.number("SELECT id FROM last_id WHERE kind = '\($0)'") }
        let records: [ImportRecord] = [
            .section("late"), .tag("late"), .author(ImportedAuthor(sourceID: "late", name: "Late")),
            .media(ImportedMedia(sourceID: "late", kind: .image, url: "https://i.example/late.jpg")),
            .topic(
                ImportedTopic(
                    sourceID: "late",
                    title: "Late",
                    type: .concept,
                    language: .english,
                    definition: Body(html: "", text: "")
                )
            ),
            .gallery(
                ImportedGallery(
                    sourceID: "late",
                    kind: .photo,
                    language: .english,
                    title: "Late",
                    publishedAt: nil,
                    items: []
                )
            ),
            .article(.sample("late", section: "late")),
            .collection(
                ImportedCollection(sourceID: "late", slug: Slug(trusted: "late"), title: "Late", items: [])
            ),
        ]
        _ = try service.store.importBatch(records, from: "late", dryRun: false)
        for (kind, last) in zip(kinds, last) {
            #expect(try service.number("SELECT max(id) FROM \(kind)") == last + 1, "\(kind)")
        }
        #expect(try service.store.integrityFaults() == [])
    }
}
