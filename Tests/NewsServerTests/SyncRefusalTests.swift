import Foundation
import GRDB
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// Copies that cannot be brought up to date are told so, and what asks for none is told what is wrong.
struct SyncRefusalTests {
    private static let wrong: [(query: String, faults: [String])] = [
        ("", ["token required"]), ("initial=false", ["token required"]),
        ("initial=maybe", ["initial unknownValue", "token required"]),
        ("initial=true&types=article,artikel,media", ["types unknownValue", "types unknownValue"]),
        ("initial=true&types=", ["types empty"]), ("initial=true&fields=titel", ["fields unknownField"]),
        ("initial=true&types=section&fields=title", ["fields unknownField"]),
        (
            "initial=true&section=none&tag=none&topic=none&author=none",
            ["author unknown", "section unknown", "tag unknown", "topic unknown"]
        ),
        ("initial=true&language=english", ["language notALanguage"]),
        ("initial=true&section=a&section=b", ["section repeated"]),
        ("initial=true&tag=a,b,c,d,e,f,g,h,i,j,k", ["tag tooMany"]), ("initial=true&tag=,", ["tag empty"]),
        ("initial=true&live=5", ["live notPossible"]), ("initial=true&live=26", ["live outOfRange"]),
        ("initial=true&types=section&section=news", ["section notPossible"]),
        ("initial=true&types=tag&language=en", ["language notPossible"]),
        (
            "initial=true&limit=5&cursor=x&since=2026",
            ["cursor unknownParameter", "limit unknownParameter", "since unknownParameter"]
        ),
        ("token=", ["token empty"]), ("token=YTEuMg", ["token notACursor"]),
        ("token=a&token=b", ["token notACursor", "token repeated"]),
        ("token=x&initial=true", ["initial notPossible", "token notACursor"]),
        ("token=x&live=-1", ["live notANumber", "token notACursor"]),
        (
            "token=x&types=tag&section=news&fields=slug",
            [
                "fields notPossible", "section notPossible", "section notPossible", "token notACursor",
                "types notPossible",
            ]
        ),
    ]

    @Test func everyFaultIsNamed() async throws {
        try await TestService().run { client in
            for (query, faults) in Self.wrong {
                let answer = try await client.ask("/v1/sync?\(query)")
                #expect(answer.status == 400, "\(query): \(answer.text)")
                #expect(answer.faults.sorted() == faults, "\(query)")
            }
            let tag = try await client.ask("/v1/tags/energy", .post)
            #expect(tag.status == 405)
        }
    }

    /// A token that was made for something else, or cut, is none.
    @Test func whatIsNoTokenIsNone() async throws {
        try await TestService().run { client in
            var copy = ClientCopy()
            try await copy.follow(client)
            let token = String(copy.next.dropFirst("/v1/sync?token=".count))
            let page = try await client.ask("/v1/articles?limit=1")
            let cursor = try #require(page.value("page.next") as? String)
            for wrong in [String(token.dropLast()), token + "A", token.lowercased(), cursor, token + "%20"] {
                let answer = try await client.ask("/v1/sync?token=\(wrong)")
                #expect(answer.status == 400, "\(wrong)")
                #expect(answer.faults == ["token notACursor"])
            }
            #expect(try await client.ask("/v1/articles?cursor=\(token)").status == 400)
        }
    }

    /// What is done to a newsroom after which copies have to begin anew.
    private static let breaks: [(name: String, sql: String)] = [
        (
            "the log does not go back that far",
            "DELETE FROM change WHERE number <= (SELECT max(number) FROM change); INSERT INTO change (at, kind, resourceId, operation) VALUES (1, 'tag', 1, 'update'), (1, 'tag', 1, 'update')"
        ),
        ("a backup was restored", "DELETE FROM change WHERE number > 5"),
        (
            "a backup went on",
            "UPDATE change SET resourceId = resourceId + 1"
        ),
        ("another history", "UPDATE newsroom SET history = 'ffffffffffff'"),
    ]

    @Test(arguments: breaks.indices)
    func aCopyThatCannotFollowBeginsAnew(index: Int) async throws {
        let (name, sql) = Self.breaks[index]
        let service = try TestService()
        try await service.run { client in
            var copy = ClientCopy()
            try await copy.follow(client)
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            let queue = try DatabaseQueue(path: service.store.path, configuration: configuration)
            try await queue.write { db in try db.execute(sql: sql) }
            try service.store.pollExternalChanges()
            let answer = try #require(try await copy.follow(client), "\(name)")
            Self.expectRefusal(answer, name)
            var fresh = ClientCopy()
            #expect(try await fresh.follow(client) == nil, "\(name)")
        }
    }

    private static func expectRefusal(_ answer: Received, _ name: String) {
        #expect(answer.status == 409, "\(name): \(answer.text)")
        #expect(answer.value("type") as? String == "urn:broadsheet:problem:must-refetch", "\(name)")
        #expect(answer.faults == ["token mustRefetch"], "\(name)")
        #expect(answer.header("Cache-Control") == "no-store", "\(name)")
    }

    @Test func otherAddressesAndFiltersThatAreNoMoreBeginAnew() async throws {
        let records: [ImportRecord] = [
            .section("desk"), .section("yard"), .tag("one"), .tag("other"),
            .article(.sample("first", section: "desk") { $0.tags = ["one", "other"] }),
        ]
        let service = try TestService(adding: records)
        let key = try service.key("admin")
        try await service.run { reader in
            let editor = TestEditor(client: reader, key: key)
            for (parameters, method, path, body) in [
                ("section=desk", "DELETE", "/v1/sections/desk?replaceWith=yard", nil as String?),
                ("tag=one,other", "POST", "/v1/tags/one/merge", #"{"into": "other"}"#),
                ("", "PATCH", "/v1/site", #"{"addressPatterns": {"article": "/read/{id}/{slug}"}}"#),
                ("", "PATCH", "/v1/site", #"{"url": "https://news.example"}"#),
            ] {
                var copy = ClientCopy(parameters)
                try await copy.follow(reader)
                let method = try #require(HTTPRequest.Method(method))
                let answer = try await editor.send(method, path, body, ifMatch: "*")
                #expect(answer.status < 300, "\(path): \(answer.text)")
                let refused = try #require(try await copy.follow(reader), "\(path)")
                Self.expectRefusal(refused, path)
            }
        }
    }

    /// Of a tag that only drafts have, readers hear nothing.
    @Test func whatReadersMayNotKnowOfIsNotSaid() async throws {
        try await TestService().edit { editor, reader in
            var copy = ClientCopy()
            try await copy.follow(reader)
            let draft =
                #"{"title": "Hush", "section": "news", "body": "<p>x</p>", "tags": ["Zyx merger"], "slug": "hush-hush"}"#
            #expect(try await editor.create(draft, query: "?createMissing=true").status == 201)
            #expect(try await editor.patch("hush-hush", #"{"title": "Hush now"}"#).status == 200)
            #expect(try await editor.send(.patch, "/v1/tags/zyx-merger", #"{"slug": "zyx-deal"}"#).status == 200)
            let gallery = #"{"title": "Zyx boats", "kind": "photo"}"#
            #expect(try await editor.send(.post, "/v1/galleries", gallery).status == 201)
            try await copy.follow(reader)
            #expect(copy.steps.isEmpty)
            #expect(try await reader.ask("/v1/sync?initial=true&tag=zyx-deal").faults == ["tag unknown"])
            var fresh = ClientCopy()
            try await fresh.follow(reader)
            #expect(!fresh.pages.map(\.text).joined().lowercased().contains("zyx"))
        }
    }
}
