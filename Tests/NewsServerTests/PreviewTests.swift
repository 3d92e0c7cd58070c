import Foundation
import HTTPTypes
import HummingbirdTesting
import Logging
import NewsDomain
import NewsHTTP
import NewsSQLite
import NewsTestSupport
import Synchronization
import Testing

/// Tokens that let somebody without a key see one article.
struct PreviewTests {
    private static let draft = """
        {"title": "Ferry strike", "slug": "ferry-strike", "section": "science", "body": "<p>Not yet.</p>"}
        """

    /// A preview of an article, as the API answers when it is made.
    private static func preview(
        of article: String,
        _ editor: TestEditor,
        _ body: String = "{}"
    ) async throws -> (token: String, id: Int) {
        let made = try await editor.send(.post, "/v1/articles/\(article)/previews", body)
        #expect(made.status == 201, "\(made.text)")
        return (
            try #require(made.value("data.token") as? String),
            try #require(made.value("data.id") as? Int)
        )
    }

    @Test func aTokenOpensOneDraftUntilItEnds() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let id = try #require(try await editor.create(Self.draft).value("data.id") as? Int)
            let made = try await editor.send(.post, "/v1/articles/ferry-strike/previews")
            #expect(made.status == 201, "\(made.text)")
            #expect(made.value("data.expiresAt") as? String == "2026-11-22T10:30:00Z", "an hour")
            #expect(made.value("data.createdBy") as? String == "write")
            #expect(made.header("Cache-Control") == "private, no-store")
            let token = try #require(made.value("data.token") as? String)
            #expect(made.value("data.url") as? String == "/v1/articles/ferry-strike?preview=\(token)")

            for name in ["ferry-strike", "\(id)"] {
                let seen = try await reader.ask("/v1/articles/\(name)?preview=\(token)")
                #expect(seen.status == 200, "\(seen.text)")
                #expect(seen.value("data.body") as? String == "<p>Not yet.</p>")
                #expect(seen.value("data.status") == nil && seen.value("data.version") == nil, "what only editors see")
                #expect(seen.header("Cache-Control") == "private, no-store")
                #expect(seen.header("ETag") == nil)
                #expect(seen.header("Surrogate-Key") == nil)
            }
            let blocks = try await reader.ask(
                "/v1/articles/\(id)?preview=\(token)&format=blocks&include=related&fields=blocks"
            )
            #expect(blocks.status == 200, "\(blocks.text)")
            #expect(try await reader.ask("/v1/articles/\(id)").status == 404, "without it, it is as unknown as ever")

            service.clock.advance(by: 3_599)
            #expect(try await reader.ask("/v1/articles/\(id)?preview=\(token)").status == 200)
            service.clock.advance(by: 1)
            #expect(try await reader.ask("/v1/articles/\(id)?preview=\(token)").status == 404)
            #expect(try await editor.read("/v1/articles/\(id)/previews").value("data.0.id") == nil)
        }
    }

    @Test func noOtherTokenOpensIt() async throws {
        let service = try TestService()
        let text = try await tokensThatFail(service)
        #expect(Set(text).count == 1, "what was wrong with them cannot be told: \(text)")
    }

    /// What is answered to tokens that open nothing, without the ids of the requests.
    private func tokensThatFail(_ service: TestService) async throws -> [String] {
        // Appended to by the one task that asks, and read when it is done.
        nonisolated(unsafe) var answers: [String] = []
        try await service.edit { editor, reader in
            _ = try await editor.create(Self.draft)
            _ = try await editor.create(Self.draft.replacing("ferry-strike", with: "harbour-fire"))
            let own = try await Self.preview(of: "ferry-strike", editor)
            let other = try await Self.preview(of: "harbour-fire", editor)
            let ended = try await Self.preview(of: "ferry-strike", editor, #"{"expiresAt": "2026-11-22T09:30:01Z"}"#)
            service.clock.advance(by: 1)
            let revoked = try await Self.preview(of: "ferry-strike", editor)
            let path = "/v1/articles/ferry-strike/previews/\(revoked.id)"
            #expect(try await editor.send(.delete, path).status == 204)
            #expect(try await editor.send(.delete, path).status == 404)
            let crossed = "/v1/articles/harbour-fire/previews/\(own.id)"
            #expect(try await editor.send(.delete, crossed).status == 404, "it is another article's")

            let guessed = "pv_" + String(repeating: "A", count: 43)
            let wrong = [
                guessed, other.token, ended.token, revoked.token, own.token.uppercased(), own.token + "A",
                String(own.token.dropLast()), "x", String(repeating: "x", count: 4_000),
            ]
            for token in wrong {
                let answer = try await reader.ask("/v1/articles/ferry-strike?preview=\(token)")
                #expect(answer.status == 404, "\(token): \(answer.text)")
                #expect(!answer.text.contains("Ferry strike"))
                answers.append((answer.value("detail") as? String) ?? answer.text)
            }
            // Nothing tells whether there is such an article at all.
            let unknown = try await reader.ask("/v1/articles/no-such-thing?preview=\(own.token)")
            answers.append((unknown.value("detail") as? String) ?? unknown.text)
            #expect(try await reader.ask("/v1/articles/ferry-strike?preview=\(own.token)").status == 200)
        }
        return answers
    }

    @Test func itOpensNothingElse() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            _ = try await editor.create(Self.draft)
            let token = try await Self.preview(of: "ferry-strike", editor).token
            for path in [
                "/v1/articles", "/v1/articles/ferry-strike/related", "/v1/articles/ferry-strike/comments",
                "/v1/search?q=ferry", "/v1/front", "/v1/sync", "/v1/articles/ferry-strike/revisions",
            ] {
                let answer = try await reader.ask("\(path)\(path.contains("?") ? "&" : "?")preview=\(token)")
                #expect([400, 401, 404].contains(answer.status), "\(path): \(answer.status)")
                #expect(!answer.text.contains("Ferry strike"), "\(path)")
            }
            // Nor is a token a key.
            let headers = ["Authorization": "Bearer \(token)"]
            #expect(try await reader.ask("/v1/articles/ferry-strike", headers: headers).status == 401)
            #expect(try await reader.ask("/v1/articles/ferry-strike/previews").status == 401)
            let drafts = TestEditor(client: reader, key: try service.key("drafts"))
            #expect(try await drafts.send(.post, "/v1/articles/ferry-strike/previews").status == 403)
            #expect(try await drafts.read("/v1/articles/ferry-strike/previews").status == 403)
        }
    }

    @Test func whatIsPublishedIsNotMixedUpWithIt() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            _ = try await editor.create(Self.draft)
            let token = try await Self.preview(of: "ferry-strike", editor).token
            _ = try await editor.patch("ferry-strike", #"{"status": "published"}"#)
            let address = "/v1/articles/ferry-strike?preview=\(token)"
            #expect(
                try await reader.ask("/v1/articles/ferry-strike").header("Cache-Control")?.contains("public") == true
            )
            #expect(try await reader.ask(address).header("Cache-Control") == "private, no-store")
            _ = try await editor.patch("ferry-strike", #"{"slug": "ferry-strike-ends"}"#)
            #expect(
                try await reader.ask(address).value("data.slug") as? String == "ferry-strike-ends",
                "by a former slug"
            )
            #expect(try await editor.send(.delete, "/v1/articles/ferry-strike-ends", ifMatch: "*").status == 204)
            #expect(try await reader.ask("/v1/articles/ferry-strike-ends").status == 410)
            #expect(try await reader.ask(address).value("data.title") as? String == "Ferry strike")
        }
    }

    @Test func theTrashOpensToNobody() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let id = try #require(try await editor.create(Self.draft).value("data.id") as? Int)
            let token = try await Self.preview(of: "ferry-strike", editor).token
            #expect(try await editor.send(.delete, "/v1/articles/\(id)", ifMatch: "*").status == 204)
            #expect(try await reader.ask("/v1/articles/\(id)?preview=\(token)").status == 404)
            #expect(try await editor.send(.post, "/v1/articles/\(id)/previews").status == 404)
            #expect(try await editor.send(.post, "/v1/articles/\(id)/restore", ifMatch: "*").status == 200)
            #expect(try await reader.ask("/v1/articles/\(id)?preview=\(token)").status == 200)
        }
    }

    @Test func whatIsWrongWithAPreviewIsTold() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            _ = try await editor.create(Self.draft)
            let path = "/v1/articles/ferry-strike/previews"
            let bodies = [
                (#"{"expiresAt": "2026-11-22T09:30:00Z"}"#, "/expiresAt outOfRange"),
                (#"{"expiresAt": "2026-12-22T09:30:01Z"}"#, "/expiresAt outOfRange"),
                (#"{"expiresAt": "soon"}"#, "/expiresAt notATime"),
                (#"{"expiresAt": null}"#, "/expiresAt required"),
                (#"{"expires": 3600}"#, "/expires unknown"),
            ]
            for (body, fault) in bodies {
                let answer = try await editor.send(.post, path, body)
                #expect(
                    [400, 422].contains(answer.status) && answer.faults.first?.hasPrefix(fault) == true,
                    "\(body): \(answer.text)"
                )
            }
            #expect(try await editor.send(.post, path, #"{"expiresAt": "2026-12-22T09:30:00Z"}"#).status == 201)
            for _ in 1..<Preview.maximumPerArticle { #expect(try await editor.send(.post, path).status == 201) }
            #expect(try await editor.send(.post, path).status == 409)
            service.clock.advance(by: 3_600)
            #expect(try await editor.send(.post, path).status == 201, "those that have ended make room")
            for id in ["0", "-1", "x", "99999999999999999999"] {
                #expect(try await editor.send(.delete, "\(path)/\(id)").status == 404)
            }
        }
    }

    @Test func noTokenIsStoredOrLogged() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            _ = try await editor.create(Self.draft)
            let token = try await Self.preview(of: "ferry-strike", editor).token
            let folder = URL(filePath: service.dataDirectory)
            for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
                let stored = try Data(contentsOf: file)
                #expect(stored.range(of: Data(token.dropFirst(3).utf8)) == nil, "\(file.lastPathComponent)")
            }
        }
        let secret = "pv_0123456789"
        let lines = Mutex("")
        let logger = Logger(label: "test") { _ in Collector { line in lines.withLock { $0 += line + "\n" } } }
        try await service.runLive(observedBy: AccessLog(logger: logger)) { reader in
            for query in ["preview=\(secret)", "fields=id&preview=\(secret)", "%70review=\(secret)&preview=\(secret)"] {
                _ = try await reader.ask("/v1/articles/1?\(query)")
            }
            _ = try await reader.ask("/v1/articles?limit=2")
        }
        let logged = lines.withLock { $0 }
        #expect(!logged.contains("0123456789"), "\(logged)")
        #expect(
            logged.contains("/v1/articles/1?fields=id&preview=…") && logged.contains("/v1/articles?limit=2"),
            "\(logged)"
        )
    }

    @Test func thoseThatHaveEndedAreForgotten() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            _ = try await editor.create(Self.draft)
            _ = try await Self.preview(of: "ferry-strike", editor)
            _ = try await Self.preview(of: "ferry-strike", editor, #"{"expiresAt": "2026-12-01T00:00:00Z"}"#)
        }
        service.clock.advance(by: 3_600)
        _ = try service.store.purge(Retention(), at: service.clock.now())
        #expect(try service.number("SELECT count(*) FROM preview") == 1)
    }
}

/// Hands each message on.
private struct Collector: LogHandler {
    let take: @Sendable (String) -> Void
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.trace

    init(_ take: @escaping @Sendable (String) -> Void) {
        self.take = take
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { take("\(event.message)") }
}
