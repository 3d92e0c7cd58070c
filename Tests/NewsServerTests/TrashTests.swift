import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What is deleted before readers saw it: kept for a while, and nowhere to be seen.
struct TrashTests {
    private static let days: Int64 = 86_400

    @Test func whatIsDeletedLiesInTheTrashAndComesBackWhole() async throws {
        let service = try TestService()
        let second = try service.key("write", "drafts")
        try await service.edit { editor, reader in
            let made = try await editor.create(
                #"{"title": "Ferry timetable", "section": "science", "tags": ["climate"], "body": "<p>Kept.</p>", "status": "scheduled", "publishedAt": "2026-12-24T06:00:00Z"}"#
            )
            let id = try #require(made.value("data.id") as? Int)
            _ = try await editor.patch("ferry-timetable", #"{"kicker": "Sea"}"#)
            service.clock.advance(by: 60)
            let other = TestEditor(client: reader, key: second)
            #expect(try await other.send(.delete, "/v1/articles/ferry-timetable", ifMatch: "\"v1\"").status == 412)
            #expect(try await other.send(.delete, "/v1/articles/ferry-timetable", ifMatch: "\"v2\"").status == 204)
            #expect(
                try await other.send(.delete, "/v1/articles/\(id)", ifMatch: "*").status == 204,
                "it lies there already"
            )

            #expect(try await reader.ask("/v1/articles/\(id)").status == 404)
            #expect(try await reader.ask("/v1/articles?status=trashed").status == 401)
            let trash = try await editor.read("/v1/articles?status=trashed&count=true")
            #expect(trash.value("data.0.id") as? Int == id)
            #expect(trash.value("data.0.status") as? String == "trashed")
            #expect(trash.value("page.total") as? Int == 1)
            for list in ["status=trashed", "status=trashed&fields=id,deletedAt", "status=trashed&view=full"] {
                let lying = try await editor.read("/v1/articles?\(list)")
                #expect(lying.value("data.0.deletedAt") as? String == "2026-11-22T09:31:00Z", "\(list): \(lying.text)")
            }
            let others = try await editor.read("/v1/articles?status=any&fields=id,deletedAt")
            #expect(others.status == 200 && !others.text.contains("deletedAt"), "\(others.text)")
            let lying = try await editor.read("/v1/articles/\(id)")
            #expect(lying.value("data.deletedAt") as? String == "2026-11-22T09:31:00Z")
            #expect(lying.header("ETag") == "\"v3\"")
            // Who it was is said by its revisions.
            let revisions = try await editor.read("/v1/articles/\(id)/revisions")
            #expect(revisions.value("data.0.by") as? String == "writedrafts")
            #expect(revisions.value("data.0.changed") as? [String] == ["status", "deletedAt"])
            let revision = try await editor.read("/v1/articles/\(id)/revisions/3")
            #expect(revision.value("data.changes.1.after") as? String == "2026-11-22T09:31:00Z")

            #expect(try await editor.patch("\(id)", #"{"title": "No"}"#).status == 409)
            #expect(try await editor.send(.post, "/v1/articles/\(id)/revisions/1/restore").status == 409)
            #expect(try await editor.send(.put, "/v1/articles/\(id)/related", #"{"articles": []}"#).status == 409)
            #expect(try await editor.send(.post, "/v1/articles/\(id)/restore", ifMatch: "\"v2\"").status == 412)
            let back = try await editor.send(.post, "/v1/articles/\(id)/restore", ifMatch: "\"v3\"")
            #expect(back.status == 200, "\(back.text)")
            #expect(back.header("ETag") == "\"v4\"")
            #expect(back.value("data.status") as? String == "draft", "nothing goes to readers by itself")
            #expect(back.value("data.publishedAt") as? String == "2026-12-24T06:00:00Z")
            for (member, value) in [("slug", "ferry-timetable"), ("kicker", "Sea"), ("body", "<p>Kept.</p>")] {
                #expect(back.value("data.\(member)") as? String == value)
            }
            #expect(back.value("data.tags.0.slug") as? String == "climate")
            #expect(back.value("data.deletedAt") == nil)
            #expect(try await editor.send(.post, "/v1/articles/\(id)/restore").status == 409)
            #expect(try await editor.read("/v1/articles?status=trashed").value("data.0") == nil)
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func nothingOfItIsSeenAnywhereElse() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            func ids(_ path: String, _ member: String) async throws -> [Int] {
                let answer = try await editor.read(path)
                let found = answer.value(member) as? [[String: Any]] ?? []
                return found.compactMap { $0["id"] as? Int ?? ($0["article"] as? [String: Any])?["id"] as? Int }
            }
            let other = try #require(
                try await editor.create(#"{"title": "Beside it", "section": "news"}"#).value("data.id") as? Int
            )
            let made = try await editor.create(#"{"title": "Harbour plan", "section": "news", "tags": ["energy"]}"#)
            let id = try #require(made.value("data.id") as? Int)
            let picks = #"{"items": [{"article": "\#(id)"}, {"article": "\#(other)"}]}"#
            _ = try await editor.send(.put, "/v1/collections/editors-choice/items", picks)
            _ = try await editor.send(
                .put,
                "/v1/articles/\(other)/related",
                #"{"articles": ["\#(id)"], "excluded": []}"#
            )
            let places = [
                ("/v1/articles?status=any&limit=100", "data"), ("/v1/articles?status=draft", "data"),
                ("/v1/articles?status=any&ids=\(id)", "data"), ("/v1/articles?status=any&tag=energy&limit=100", "data"),
                ("/v1/articles?status=draft&section=news", "data"),
                ("/v1/articles?status=draft&updatedAfter=2020-01-01", "data"),
                ("/v1/collections/editors-choice", "data.items"),
            ]
            for (path, member) in places { #expect(try await ids(path, member).contains(id), "\(path)") }
            #expect(try await editor.read("/v1/resolve?url=/news/harbour-plan").status == 200)

            _ = try await editor.send(.delete, "/v1/articles/harbour-plan", ifMatch: "*")
            for (path, member) in places { #expect(try await !ids(path, member).contains(id), "\(path)") }
            #expect(try await editor.read("/v1/resolve?url=/news/harbour-plan").status == 404)
            let again = #"{"articles": [], "excluded": ["\#(id)"]}"#
            let refused = try await editor.send(.put, "/v1/articles/\(other)/related", again)
            #expect(refused.faults == ["/excluded/0 unknown"])
            let picked = try await editor.send(
                .put,
                "/v1/collections/in-focus/items",
                #"{"items": [{"article": "\#(id)"}]}"#
            )
            #expect(picked.faults == ["/items/0/article unknown"])
            // What stands where it stood is not lost.
            _ = try await editor.send(.post, "/v1/articles/\(id)/restore")
            #expect(try await ids("/v1/collections/editors-choice", "data.items") == [id, other])
        }
    }

    @Test func itsSlugIsFreeAndItComesBackUnderAnother() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            func make(_ slug: String? = nil) async throws -> (id: Int, slug: String) {
                let given = slug.map { #", "slug": "\#($0)""# } ?? ""
                let made = try await editor.create(#"{"title": "Low water", "section": "news"\#(given)}"#)
                return (
                    try #require(made.value("data.id") as? Int, "\(made.text)"),
                    try #require(made.value("data.slug") as? String)
                )
            }
            func bin(_ id: Int) async throws { _ = try await editor.send(.delete, "/v1/articles/\(id)", ifMatch: "*") }
            func back(_ id: Int) async throws -> String? {
                try await editor.send(.post, "/v1/articles/\(id)/restore").value("data.slug") as? String
            }
            let first = try await make()
            try await bin(first.id)
            let second = try await make()
            #expect(second.slug == "low-water")
            try await bin(second.id)
            let third = try await make("low-water")
            #expect(third.slug == "low-water")
            #expect(try await back(first.id) == "low-water-2")
            #expect(try await back(second.id) == "low-water-3")
            // One that is renamed to a slug in the trash takes that, too.
            try await bin(third.id)
            let renamed = try await editor.patch("\(first.id)", #"{"slug": "low-water"}"#)
            #expect(renamed.value("data.slug") as? String == "low-water", "\(renamed.text)")
            #expect(try await back(third.id) == "low-water-2")
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func afterThirtyDaysItIsGoneForGood() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            var ids: [Int] = []
            for number in 0..<23 {
                let made = try await editor.create(#"{"title": "Draft \#(number)", "section": "news"}"#)
                ids.append(try #require(made.value("data.id") as? Int))
            }
            for id in ids.dropLast() { _ = try await editor.send(.delete, "/v1/articles/\(id)", ifMatch: "*") }
            service.clock.advance(by: 29 * Self.days)
            _ = try await editor.send(.delete, "/v1/articles/\(ids[22])", ifMatch: "*")
            #expect(try service.store.purge(Retention(), at: service.clock.now()).articles == 0)
            service.clock.advance(by: Self.days)
            #expect(try service.store.purge(Retention(), at: service.clock.now()).articles == 22)
            #expect(try await editor.read("/v1/articles/\(ids[0])").status == 404)
            #expect(try await editor.send(.post, "/v1/articles/\(ids[0])/restore").status == 404)
            #expect(try await editor.read("/v1/articles/\(ids[22])").value("data.status") as? String == "trashed")
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func whatOnlyTheTrashUsesSaysSo() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            _ = try await editor.send(.post, "/v1/tags", #"{"name": "Buoys"}"#)
            _ = try await editor.create(#"{"title": "On buoys", "section": "news", "tags": ["buoys"]}"#)
            _ = try await editor.send(.delete, "/v1/articles/on-buoys", ifMatch: "*")
            let refused = try await editor.send(.delete, "/v1/tags/buoys")
            #expect(refused.status == 409)
            #expect(
                (refused.value("detail") as? String)?.contains("1 article (1 in the trash)") == true,
                "\(refused.text)"
            )
            #expect(try await editor.send(.delete, "/v1/tags/buoys?replaceWith=energy").status == 204)
            let back = try await editor.send(.post, "/v1/articles/on-buoys/restore")
            #expect(back.value("data.tags.0.slug") as? String == "energy")
        }
    }
}
