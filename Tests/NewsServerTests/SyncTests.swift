import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What an app gets that keeps a copy of the newsroom.
struct SyncTests {
    @Test func aCopyBeginsWithAllThatReadersSee() async throws {
        try await TestService().run { client in
            var copy = ClientCopy()
            #expect(try await copy.follow(client) == nil)
            for (type, plural) in [
                ("section", "sections"), ("tag", "tags"), ("author", "authors"), ("topic", "topics"),
                ("gallery", "galleries"), ("article", "articles"), ("collection", "collections"),
            ] {
                let listed = try await client.ask("/v1/\(plural)?limit=100")
                let slugs = (listed.value("data") as? [[String: Any]] ?? []).compactMap { $0["slug"] as? String }
                #expect(copy.slugs(type) == slugs.sorted(), "\(type)")
            }
            try await copy.follow(client)
            #expect(copy.steps.isEmpty)
        }
    }

    /// All that the article's own address says of it, with others by id and slug.
    @Test func anArticleIsWhole() async throws {
        try await TestService().run { client in
            var copy = ClientCopy("types=article")
            try await copy.follow(client)
            for (name, thing) in copy.things {
                let id = name.split(separator: " ")[1]
                let answer = try await client.ask("/v1/articles/\(id)?include=galleries")
                let article = try #require(answer.value("data") as? [String: Any])
                for (member, value) in thing where member != "version" {
                    #expect([value] as NSArray == [Self.bare(article[member], member)] as NSArray, "\(name) \(member)")
                }
                #expect(thing["version"] as? Int == 1)
                #expect(thing["commentCount"] == nil)
            }
        }
    }

    private static let references: Set = ["section", "authors", "tags", "topics", "galleries"]

    /// A member as a copy has it.
    private static func bare(_ value: Any?, _ member: String) -> Any {
        guard references.contains(member) else { return value ?? "missing" }
        let bare = { (thing: [String: Any]) in thing.filter { $0.key == "id" || $0.key == "slug" } as NSDictionary }
        if let thing = value as? [String: Any] { return bare(thing) }
        return (value as? [[String: Any]] ?? []).map(bare) as NSArray
    }

    @Test func anUpdateOfOneThingSendsOneThing() async throws {
        try await TestService().edit { editor, reader in
            var copy = ClientCopy()
            try await copy.follow(reader)
            let article = try #require(copy.thing("article", "skerran-barrier-first-power"))
            let id = try #require(article["id"] as? Int)
            #expect(try await editor.patch("\(id)", #"{"title": "Power from the barrier"}"#).status == 200)
            #expect(try await editor.patch("\(id)", #"{"kicker": "Energy"}"#).status == 200)
            try await copy.follow(reader)
            #expect(copy.steps == ["upsert article \(id)"])
            #expect(copy.things["article \(id)"]?["kicker"] as? String == "Energy")
            // Its name, which only the tag itself has.
            #expect(try await editor.send(.patch, "/v1/tags/energy", #"{"name": "Electricity"}"#).status == 200)
            try await copy.follow(reader)
            #expect(copy.steps.count == 1)
            #expect(copy.thing("tag", "energy")?["name"] as? String == "Electricity")
            // A draft is nobody's business.
            #expect(
                try await editor.create(#"{"title": "Not yet", "section": "news", "body": "<p>x</p>"}"#).status == 201
            )
            try await copy.follow(reader)
            #expect(copy.steps.isEmpty)
        }
    }

    @Test func whatIsGoneIsThrownOutAndWhy() async throws {
        let records: [ImportRecord] = [
            .section("desk"), .tag("one"), .tag("other"),
            .article(.sample("first", section: "desk") { $0.tags = ["one"] }),
            .article(.sample("second", section: "desk") { $0.tags = ["other"] }),
        ]
        try await TestService(adding: records).edit { editor, reader in
            var copy = ClientCopy("types=article,tag,section")
            try await copy.follow(reader)
            let (first, second) = try (Self.id("article", "first", copy), Self.id("article", "second", copy))
            let (one, other) = try (Self.id("tag", "one", copy), Self.id("tag", "other", copy))

            #expect(try await editor.send(.post, "/v1/tags/one/merge", #"{"into": "other"}"#).status == 200)
            try await copy.follow(reader)
            #expect(copy.steps.contains("delete tag \(one) merged \(other)"))
            #expect(copy.steps.contains("upsert article \(first)"))

            #expect(try await editor.send(.delete, "/v1/articles/first", ifMatch: "*").status == 204)
            try await copy.follow(reader)
            #expect(copy.steps == ["delete article \(first) withdrawn"])
            #expect(copy.pages.last?.value("data.0.slug") as? String == "first")

            // The tag goes with its last article.
            #expect(try await editor.patch("second", #"{"status": "draft"}"#).status == 200)
            try await copy.follow(reader)
            #expect(Set(copy.steps) == ["delete article \(second) withdrawn", "delete tag \(other) withdrawn"])
            #expect(try await editor.patch("second", #"{"status": "published"}"#).status == 200)
            try await copy.follow(reader)
            #expect(Set(copy.steps) == ["upsert article \(second)", "upsert tag \(other)"])

            let made = try await editor.send(.post, "/v1/sections", #"{"name": "Short-lived"}"#)
            let section = try #require(made.value("data.id") as? Int)
            try await copy.follow(reader)
            #expect(copy.steps == ["upsert section \(section)"])
            #expect(try await editor.send(.delete, "/v1/sections/short-lived").status == 204)
            try await copy.follow(reader)
            #expect(copy.steps == ["delete section \(section) deleted"])
            #expect(copy.pages.last?.value("data.0.slug") as? String == "short-lived")
        }
    }

    private static func id(_ type: String, _ slug: String, _ copy: ClientCopy) throws -> Int {
        try #require(copy.thing(type, slug)?["id"] as? Int)
    }

    /// What names itself otherwise is named otherwise wherever it is named.
    @Test func aRenamedThingIsRenamedInWhatRefersToIt() async throws {
        try await TestService().edit { editor, reader in
            var copy = ClientCopy()
            try await copy.follow(reader)
            for (path, slug) in [
                ("sections/news", "nieuws"), ("tags/energy", "stroom"), ("articles/skerran-barrier-first-power", "dam"),
                ("topics/tidal-power", "getij"),
            ] {
                let answer = try await editor.send(.patch, "/v1/\(path)", #"{"slug": "\#(slug)"}"#, ifMatch: "*")
                #expect(answer.status == 200, "\(path) \(answer.text)")
                try await copy.follow(reader)
                var fresh = ClientCopy()
                try await fresh.follow(reader)
                #expect(copy.text == fresh.text, "\(path)")
            }
        }
    }

    @Test func aFilterHoldsWhatMeetsItAndThrowsOutWhatLeavesIt() async throws {
        let records: [ImportRecord] = [
            .section("desk"), .section("yard"), .tag("one"), .tag("other"),
            .article(.sample("first", section: "desk") { $0.tags = ["one", "other"] }),
            .article(.sample("second", section: "yard") { $0.tags = ["one"] }),
            .article(.sample("third", section: "desk") { $0.language = LanguageTag(trusted: "cy") }),
        ]
        try await TestService(adding: records).edit { editor, reader in
            var copies = [
                "section=desk", "tag=one&tag=other", "tag=one,other", "language=cy&types=article",
                "section=desk&language=en-GB",
            ].map { ClientCopy($0) }
            for index in copies.indices { try await copies[index].follow(reader) }
            #expect(
                copies.map { $0.slugs("article") } == [
                    ["first", "third"], ["first"], ["first", "second"], ["third"], ["first"],
                ]
            )
            // Catalogues are whole, whatever the filter.
            #expect(copies[0].slugs("section").contains("yard"))

            #expect(try await editor.patch("first", #"{"section": "yard", "tags": ["one"]}"#).status == 200)
            #expect(try await editor.patch("third", #"{"language": "en"}"#).status == 200)
            #expect(try await editor.patch("second", #"{"kicker": "K"}"#).status == 200)
            for index in copies.indices { try await copies[index].follow(reader) }
            #expect(copies.map { $0.slugs("article") } == [["third"], [], ["first", "second"], [], ["third"]])
            // The other section's article was never held: nothing is said of it.
            #expect(!copies[0].steps.joined().contains("second"))
            #expect(copies[0].steps.filter { $0.contains("filtered") }.count == 1)

            // A section that has another name is still meant.
            #expect(try await editor.send(.patch, "/v1/sections/desk", #"{"slug": "bureau"}"#).status == 200)
            #expect(try await editor.patch("second", #"{"section": "bureau"}"#).status == 200)
            try await copies[0].follow(reader)
            #expect(copies[0].slugs("article") == ["second", "third"])
        }
    }

    @Test func fieldsChooseMembersOfValues() async throws {
        try await TestService().run { client in
            var copy = ClientCopy("types=article,section&fields=title,section.slug,name")
            try await copy.follow(client)
            for (name, thing) in copy.things {
                #expect(Set(thing.keys) == (name.hasPrefix("article") ? ["title", "section"] : ["name"]))
                if let section = thing["section"] as? [String: Any] { #expect(Set(section.keys) == ["slug"]) }
            }
            let page = try #require(copy.pages.first)
            #expect(page.value("data.0.slug") is String)
        }
    }

    /// Scheduled articles, and galleries, and picks that end.
    @Test func whatComesByTheClockComes() async throws {
        let records: [ImportRecord] = [.section("desk"), .article(.sample("later", section: "desk", secondsAgo: -600))]
        let service = try TestService(adding: records)
        try await service.edit { editor, reader in
            let made = try await editor.send(
                .post,
                "/v1/galleries",
                #"{"title": "Boats", "kind": "photo", "publishedAt": "2026-11-22T09:40:00Z"}"#
            )
            #expect(made.status == 201, "\(made.text)")
            let picks = #"{"items": [{"article": "skerran-barrier-first-power", "endsAt": "2026-11-22T09:35:00Z"}]}"#
            #expect(
                try await editor.send(.put, "/v1/collections/editors-choice/items", picks, ifMatch: "*").status == 200
            )
            var copy = ClientCopy()
            try await copy.follow(reader)
            #expect(copy.thing("article", "later") == nil)
            #expect((copy.thing("collection", "editors-choice")?["picks"] as? [Any])?.count == 1)
            service.clock.advance(by: 1200)
            _ = try service.store.publishDueArticles(at: service.clock.now())
            try await copy.follow(reader)
            #expect(copy.thing("article", "later") != nil)
            #expect(copy.thing("gallery", "boats") != nil)
            #expect((copy.thing("collection", "editors-choice")?["picks"] as? [Any])?.count == 0)
        }
    }
}
