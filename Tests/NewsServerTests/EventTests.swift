import Foundation
import GRDB
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing

/// What those who listen at `/v1/events` are told of the newsroom.
@Suite struct EventTests {
    private static let article = "skerran-barrier-first-power"

    /// Runs an editor's requests beside those who listen.
    private static func run(
        _ service: TestService? = nil,
        _ work: @Sendable (_ port: Int, TestEditor) async throws -> Void
    ) async throws {
        let service = try service ?? TestService()
        let key = try service.key("write", "moderate")
        try await service.runLive { client in
            try await work(try #require(client.port), TestEditor(client: client, key: key))
        }
    }

    /// The place in the log that an id names.
    private static func place(_ id: String) -> Int64 {
        id.split(separator: "-").last.flatMap { Int64($0) } ?? 0
    }

    @Test func whatEditorsDoIsTold() async throws {
        try await Self.run { port, editor in
            // Rankings may be worked out meanwhile.
            let listener = try await EventListener.listening(port: port, "?types=article")
            let created = try await editor.create(#"{"title": "Night trains return", "section": "news"}"#)
            let slug = try #require(created.value("data.slug") as? String)
            // Nothing is told of the draft. Each change is awaited: of what is gone when it is told, that alone is told.
            var events: [EventListener.Event] = []
            for change in [
                #"{"status": "published"}"#, #"{"title": "Night trains return in May"}"#, #"{"status": "withdrawn"}"#,
            ] {
                _ = try await editor.patch(slug, change)
                events.append(try await listener.next())
            }
            #expect(events.map(\.name) == ["article.published", "article.updated", "article.withdrawn"])
            #expect(events.allSatisfy { $0["slug"] as? String == slug && $0["type"] as? String == "article" })
            #expect(events[0]["id"] as? Int == created.value("data.id") as? Int)
            #expect(events.map(\.sequence) == events.map(\.sequence).sorted())
        }
    }

    @Test func whatTheCommandLineDoesIsTold() async throws {
        let service = try TestService()
        try await Self.run(service) { port, _ in
            let listener = try await EventListener.listening(port: port, "?types=section")
            _ = try service.store.importBatch([.section("harbour")], from: "elsewhere", dryRun: false)
            let event = try await listener.next()
            #expect(event.name == "section.created" && event["slug"] as? String == "harbour")
        }
    }

    @Test func aFilterLetsThroughWhatTouchesIt() async throws {
        try await Self.run { port, editor in
            let read = try await editor.read("/v1/articles/\(Self.article)?fields=section.slug,tags.slug,authors.slug")
            let section = try #require(read.value("data.section.slug") as? String)
            let tag = try #require(read.value("data.tags.0.slug") as? String)
            let author = try #require(read.value("data.authors.0.slug") as? String)
            var listeners: [EventListener] = []
            for query in [
                "section=\(section)", "tag=\(tag)", "tag=\(tag),energy", "author=\(author)", "language=en",
                "section=\(section)&tag=\(tag)&language=en-GB", "types=article", "events=article.*",
                "events=article.updated,comment.approved", "types=article,topic&events=*",
            ] {
                listeners.append(try await .listening(port: port, "?\(query)"))
            }
            var others: [EventListener] = []
            for query in ["language=fr", "types=topic", "events=article.published"] {
                others.append(try await .listening(port: port, "?\(query)"))
            }
            _ = try await editor.patch(Self.article, #"{"kicker": "Power"}"#)
            for listener in listeners {
                let event = try await listener.next()
                #expect(event.name == "article.updated" && event["slug"] as? String == Self.article)
            }
            // They hear of what comes next first.
            let title = #"{"title": "Slow rail", "language": "fr"}"#
            _ = try await editor.send(.post, "/v1/topics", title)
            let next =
                #"{"title": "Trains de nuit", "section": "\#(section)", "language": "fr", "status": "published"}"#
            _ = try await editor.create(next)
            #expect(try await others[0].next().name == "topic.created")
            #expect(try await others[1].next().name == "topic.created")
            #expect(try await others[2].next().name == "article.published")
        }
    }

    @Test func whatLeavesAFilterIsToldToHaveGone() async throws {
        try await Self.run { port, editor in
            _ = try await editor.send(.post, "/v1/sections", #"{"name": "Harbour"}"#)
            let read = try await editor.read("/v1/articles/\(Self.article)?fields=section.slug,tags.slug")
            let section = try #require(read.value("data.section.slug") as? String)
            let tag = try #require(read.value("data.tags.0.slug") as? String)
            let before = try await EventListener.listening(port: port, "?section=\(section)")
            let after = try await EventListener.listening(port: port, "?section=harbour")
            let tagged = try await EventListener.listening(port: port, "?tag=\(tag)&types=article")
            let gone = try await EventListener.listening(port: port, "?section=\(section)&events=article.withdrawn")
            _ = try await editor.patch(Self.article, #"{"section": "harbour"}"#)
            for listener in [before, gone] {
                let event = try await listener.next()
                #expect(event.name == "article.withdrawn" && event["reason"] as? String == "filtered")
                #expect(event["slug"] as? String == Self.article)
            }
            #expect(try await after.next().name == "article.updated")
            #expect(try await tagged.next().name == "article.updated")
            // From then on it is none of theirs.
            _ = try await editor.patch(Self.article, #"{"title": "Elsewhere", "tags": []}"#)
            _ = try await editor.send(.patch, "/v1/sections/\(section)", #"{"name": "Newer news"}"#, ifMatch: "*")
            #expect(try await before.next().name == "section.updated")
            #expect(try await tagged.next().name == "article.withdrawn")
        }
    }

    @Test func aRenamedSectionIsStillFollowed() async throws {
        try await Self.run { port, editor in
            _ = try await editor.send(.post, "/v1/sections", #"{"name": "Harbour"}"#)
            let listener = try await EventListener.listening(port: port, "?section=harbour&types=article")
            _ = try await editor.send(.patch, "/v1/sections/harbour", #"{"slug": "port"}"#, ifMatch: "*")
            _ = try await editor.create(#"{"title": "Low water", "section": "port", "status": "published"}"#)
            #expect(try await listener.next().name == "article.published")
        }
    }

    // MARK: Beginning

    @Test func whoWasAwayIsToldWhatWasMissed() async throws {
        let service = try TestService()
        try await Self.run(service) { port, editor in
            let first = try await EventListener.listening(port: port, "?types=article")
            let start = first.lastID
            for number in 1...5 { _ = try await editor.patch(Self.article, #"{"title": "Title \#(number)"}"#) }
            let told = try await first.next(5)
            for place in [0, 2, 4] {
                let id = place == 0 ? start : told[place - 1].id
                for (query, header) in [("&after=\(id)", nil), ("", id), ("&after=\(start)", id)] {
                    let again = try EventListener(port: port, "?types=article\(query)", lastEventID: header)
                    try await again.readHead()
                    #expect(try await again.next().id == told[place].id, "\(query)")
                }
            }
        }
    }

    @Test func whatCannotBeGoneOnFromIsReset() async throws {
        let service = try TestService()
        try await Self.run(service) { port, editor in
            _ = try await editor.patch(Self.article, #"{"title": "Before"}"#)
            _ = try await editor.patch(Self.article, #"{"title": "Between"}"#)
            let history = try service.store.identity().history
            var patient = Configuration()
            patient.busyMode = .timeout(20)
            let queue = try DatabaseQueue(path: service.store.path, configuration: patient)
            try await queue.write { try $0.execute(sql: "DELETE FROM change WHERE number < 4") }
            for (id, reason) in [
                ("\(history)-1", "tooOld"), ("\(history)-999999999", "future"),
                ("\(history)-9223372036854775807", "future"), ("ffffffffffff-2", "otherHistory"),
            ] {
                let now = try await EventListener.listening(port: port).lastID
                let listener = try EventListener(port: port, "?types=article", lastEventID: id)
                try await listener.readHead()
                let event = try await listener.next()
                #expect(event.name == "reset" && event["reason"] as? String == reason, "\(id)")
                #expect(event["begin"] as? String == "/v1/sync?initial=true")
                // Rankings may be worked out meanwhile.
                let later = try await EventListener.listening(port: port).lastID
                #expect(event.sequence >= Self.place(now), "from there on it is as for everybody")
                #expect(event.sequence <= Self.place(later))
                _ = try await editor.patch(Self.article, #"{"title": "After \#(id)"}"#)
                #expect(try await listener.next().name == "article.updated")
            }
        }
    }

    @Test func forgedAndMalformedIDsAreRefused() async throws {
        try await TestService().run { client in
            for id in [
                "1", "x", "-", "0123456789ab", "0123456789ab-", "0123456789ab--1", "0123456789ab-01",
                "0123456789ab-+1", "0123456789AB-1", "0123456789ab-9223372036854775808", "0123456789ab-1 ", "0-1",
                "0123456789ab-1-1", String(repeating: "a", count: 4_000),
            ] {
                let encoded = PercentEncoding.encode(id)
                let asked = try await client.ask("/v1/events?after=\(encoded)")
                #expect(asked.status == 400 && asked.faults == ["after notACursor"], "\(id)")
                guard id.last != " " else { continue }
                let sent = try await client.ask("/v1/events", headers: ["Last-Event-ID": id])
                #expect(sent.status == 400 && sent.faults == ["Last-Event-ID notACursor"], "\(id)")
            }
        }
    }

    @Test func aFilterThatNamesNothingIsRefused() async throws {
        try await TestService().run { client in
            for (query, faults) in [
                ("section=nowhere", ["section unknown"]),
                ("tag=energy,nothing&author=nobody", ["author unknown", "tag unknown"]),
                ("topic=0", ["topic unknown"]), ("types=articles", ["types unknownValue"]),
                ("events=article.publish", ["events unknownValue"]), ("events=articles.*", ["events unknownValue"]),
                ("types=topic&events=article.*", ["events notPossible"]),
                ("language=english", ["language notALanguage"]),
                ("types=", ["types empty"]), ("events=article.*,", ["events empty"]),
                ("fields=slug", ["fields unknownParameter"]),
                (
                    "after=x&events=y&types=z&limit=3",
                    ["types unknownValue", "events unknownValue", "after notACursor", "limit unknownParameter"]
                ),
            ] {
                let answer = try await client.ask("/v1/events?\(query)")
                #expect(answer.status == 400 && answer.faults == faults, "\(query): \(answer.faults)")
            }
        }
    }
}
