import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing

/// Comments that readers send in, from the form to the thread.
struct SubmissionTests {
    private static let comments = "/v1/articles/plain/comments"

    private func service(_ change: (inout ImportedArticle) -> Void = { _ in }) throws -> TestService {
        try TestService(adding: [
            .section("desk"), .article(.sample("plain", section: "desk", change: change)),
            .article(.sample("other", section: "desk")),
            .article(.sample("shut", section: "desk") { $0.commentsOpen = false }),
            .article(.sample("hidden", section: "desk") { $0.status = .draft }),
            .article(.sample("taken", section: "desk") { $0.status = .withdrawn }),
        ])
    }

    @Test func aCommentWaitsForAModeratorAndIsThenShown() async throws {
        let service = try service()
        let key = try service.key("moderate")
        try await service.run { client in
            let sent = try await client.send(
                Self.comments,
                #"{"text": "  A good\u0000 read.\r\nThank you.  ", "name": "Ann", "email": "ann@example.org"}"#
            )
            #expect(sent.status == 202)
            #expect(sent.value("data.status") as? String == "pending")
            #expect(sent.value("data.text") as? String == "A good read.\nThank you.")
            let id = try #require(sent.value("data.id") as? Int)
            #expect(sent.header("Location") == "/v1/comments/\(id)")
            #expect(sent.header("Cache-Control") == "private, no-store")
            #expect(try await client.ask(Self.comments).value("data.0.id") == nil)
            #expect(try await client.ask("/v1/comments/\(id)").status == 404)

            let authorization = ["Authorization": "Bearer \(key)"]
            let queue = try await client.ask("/v1/comments?article=plain", headers: authorization)
            #expect(queue.value("data.0.id") as? Int == id)
            let approved = try await client.send(
                "/v1/comments/\(id)",
                #"{"status": "approved"}"#,
                .patch,
                headers: authorization
            )
            #expect(approved.value("data.decisions.0.by") as? String == "moderate")
            #expect(approved.value("data.decisions.0.status") as? String == "approved")
            #expect(try await client.ask(Self.comments).value("data.0.text") as? String == "A good read.\nThank you.")
            #expect(try await client.ask("/v1/comments/\(id)").value("data.name") as? String == "Ann")
            #expect(try await client.ask("/v1/articles/plain").value("data.commentCount") as? Int == 1)
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func whereModeratorsLookAfterwardsItIsShownAtOnce() async throws {
        let service = try service()
        try await service.configured { $0.comments.mode = .post }.run { client in
            let sent = try await client.send(Self.comments, #"{"text": "First!"}"#)
            #expect(sent.status == 201)
            #expect(sent.value("data.status") as? String == "approved")
            #expect(sent.value("data.name") is NSNull)
            let id = try #require(sent.value("data.id") as? Int)
            let reply = try await client.send(Self.comments, #"{"text": "Second.", "parentId": \#(id)}"#)
            #expect(reply.value("data.threadId") as? Int == id)
            #expect(try await client.ask(Self.comments).value("data.0.replies.0.text") as? String == "Second.")
        }
    }

    /// Body, and the pointers that must be named as wrong.
    private static let broken: [(body: String, pointers: [String])] = [
        (#"{}"#, ["/text"]), (#"{"text": null}"#, ["/text"]), (#"{"text": 7}"#, ["/text"]),
        (#"{"text": "ab"}"#, ["/text"]), (#"{"text": "  a  b  "}"#.replacing("  a  b  ", with: " a "), ["/text"]),
        (#"{"text": "\u200b\u200b\u200b\u200b"}"#, ["/text"]),
        (#"{"text": "fine", "name": ["a"]}"#, ["/name"]), (#"{"text": "fine", "email": "a@b@c.de"}"#, ["/email"]),
        (#"{"text": "fine", "email": "nobody"}"#, ["/email"]), (#"{"text": "fine", "parentId": "1"}"#, ["/parentId"]),
        (#"{"text": "fine", "parentId": 0}"#, ["/parentId"]), (#"{"text": "fine", "parentId": 99999}"#, ["/parentId"]),
        (#"{"text": "fine", "nmae": "x", "a/b~c": 1}"#, ["/nmae", "/a~1b~0c"]),
        (
            #"{"text": "x", "name": 1, "email": "y", "parentId": -1, "z": 1}"#,
            ["/email", "/name", "/parentId", "/text", "/z"]
        ),
    ]

    @Test func everyFaultIsNamedAtOnce() async throws {
        try await service().run { client in
            for (body, pointers) in Self.broken {
                let answer = try await client.send(Self.comments, body)
                #expect(answer.status == 422, "\(body): \(answer.text)")
                let errors = answer.json?["errors"] as? [[String: Any]] ?? []
                #expect(errors.compactMap { $0["pointer"] as? String }.sorted() == pointers.sorted(), "\(body)")
            }
            let long = String(repeating: "é", count: 4_001)
            #expect(try await client.send(Self.comments, #"{"text": "\#(long)"}"#).status == 422)
            let name = String(repeating: "n", count: 81)
            let answer = try await client.send(Self.comments, #"{"text": "fine", "name": "\#(name)"}"#)
            #expect(answer.value("errors.0.pointer") as? String == "/name")
        }
    }

    @Test func whatIsNoJSONIsRefused() async throws {
        let deep = String(repeating: "[", count: 60_000)
        try await service().run { client in
            for body in [
                "", "{", "[]", "null", "\"text\"", #"{"text": "a", "text": "b"}"#, #"{"text": "\ud800 alone"}"#,
                "{\"text\": \"a\u{1}b\"}", #"{"text": "fine"} x"#, #"{'text': 'fine'}"#, deep,
            ] {
                let answer = try await client.send(Self.comments, body)
                #expect(answer.status == 400, "\(body.prefix(40)): \(answer.text)")
                #expect(answer.header("Content-Type") == "application/problem+json")
            }
            let json = ["Content-Type": "application/json"]
            let bytes: [UInt8] = Array(#"{"text": "abc"#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8)
            #expect(try await client.ask(Self.comments, .post, headers: json, body: bytes).status == 400)
            for type in ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", ""] {
                let answer = try await client.send(Self.comments, #"{"text": "fine"}"#, headers: ["Content-Type": type])
                #expect(answer.status == 415, "\(type)")
            }
            let huge = #"{"text": "\#(String(repeating: "x", count: 1_100_000))"}"#
            #expect(try await client.send(Self.comments, huge).status == 413)
            #expect(try await client.send(Self.comments + "?x=1", #"{"text": "fine"}"#).status == 400)
        }
    }

    @Test func someArticlesTakeNone() async throws {
        let service = try service()
        try await service.run { client in
            for (article, status) in [("shut", 403), ("hidden", 404), ("none", 404), ("taken", 410), ("0", 404)] {
                let answer = try await client.send("/v1/articles/\(article)/comments", #"{"text": "Hello."}"#)
                #expect(answer.status == status, "\(article)")
            }
        }
        try await service.configured { $0.comments.mode = .closed }.run { client in
            let answer = try await client.send(Self.comments, #"{"text": "Hello."}"#)
            #expect(answer.status == 403)
        }
        try await service.configured { $0.comments.required = [.name, .email] }.run { client in
            let answer = try await client.send(Self.comments, #"{"text": "Hello.", "name": "\u200b"}"#)
            #expect((answer.json?["errors"] as? [Any])?.count == 2)
        }
    }

    @Test func onlyWhatReadersSeeOnTheArticleCanBeRepliedTo() async throws {
        let comments = [CommentStatus.approved, .pending, .rejected, .spam, .deleted].enumerated()
            .map { number, status in
                ImportedComment(
                    sourceID: "c\(number)",
                    status: status,
                    name: nil,
                    text: "text \(number)",
                    createdAt: FixedClock.start.advanced(by: -100)
                )
            }
        let service = try service { $0.comments = comments }
        try await service.run { client in
            let first = try #require(try await client.ask(Self.comments).value("data.0.id") as? Int)
            var details: Set<String> = []
            for id in first..<first + 6 {
                let answer = try await client.send(Self.comments, #"{"text": "Reply \#(id)", "parentId": \#(id)}"#)
                #expect(answer.status == (id == first ? 202 : 422), "\(id)")
                if id != first { details.insert(answer.value("errors.0.detail") as? String ?? "") }
            }
            // Which of them there are is not told.
            #expect(details.count == 1)
            let elsewhere = "/v1/articles/other/comments"
            #expect(try await client.send(elsewhere, #"{"text": "Reply", "parentId": \#(first)}"#).status == 422)
        }
    }

    @Test func whatLooksLikeSpamIsFiledAsSuchAndAnsweredLikeAnyOther() async throws {
        let service = try service()
        try "# a list\ncasino\nvery cheap watches\n".write(
            toFile: service.dataDirectory + "/blocked-words.txt",
            atomically: true,
            encoding: .utf8
        )
        let key = ["Authorization": "Bearer \(try service.key("moderate"))"]
        let cases: [(body: String, status: String)] = [
            (#"{"text": "An honest word."}"#, "approved"),
            (#"{"text": "An honest  WORD."}"#, "spam"),
            (#"{"text": "Trapped", "website": "http://x.example"}"#, "spam"),
            (#"{"text": "Not trapped", "website": ""}"#, "approved"),
            (#"{"text": "The Casino is open"}"#, "spam"), (#"{"text": "Casinos are open"}"#, "approved"),
            (#"{"text": "Buy very CHEAP watches now"}"#, "spam"),
            (#"{"text": "One https://a.example two http://b.example"}"#, "approved"),
            (#"{"text": "https://a.example http://b.example www.c.example"}"#, "pending"),
        ]
        try await service.configured { ($0.comments.mode, $0.comments.limits) = (.post, []) }.run { client in
            for (body, status) in cases {
                let sent = try await client.send(Self.comments, body)
                let id = try #require(sent.value("data.id") as? Int)
                #expect(sent.status == (status == "approved" ? 201 : 202), "\(body)")
                #expect(sent.value("data.status") as? String == (status == "approved" ? "approved" : "pending"))
                let filed = try await client.ask("/v1/comments/\(id)", headers: key)
                #expect(filed.value("data.status") as? String == status, "\(body)")
            }
            // The list may change while the site is served.
            try "honestly\n".write(
                toFile: service.dataDirectory + "/blocked-words.txt",
                atomically: true,
                encoding: .utf8
            )
            service.clock.advance(by: 5)
            #expect(try await client.send(Self.comments, #"{"text": "A casino"}"#).status == 201)
            #expect(try await client.send(Self.comments, #"{"text": "Honestly?"}"#).status == 202)
        }
    }

    @Test func anAuthorMayChangeTheirOwnForAWhile() async throws {
        let service = try service()
        try await service.configured { $0.comments.mode = .post }.run { client in
            let sent = try await client.send(Self.comments, #"{"text": "Frist.", "name": "Ann"}"#)
            let other = try await client.send(Self.comments, #"{"text": "Another."}"#)
            let id = try #require(sent.value("data.id") as? Int)
            let token = ["Edit-Token": try #require(sent.value("data.editToken") as? String)]
            let wrong = ["Edit-Token": try #require(other.value("data.editToken") as? String)]
            let path = "/v1/comments/\(id)"
            #expect(try await client.ask(path, headers: token).value("data.status") as? String == "approved")
            #expect(try await client.ask(path, headers: token).value("data.editToken") == nil)
            let changed = try await client.send(path, #"{"text": "First.", "name": null}"#, .patch, headers: token)
            #expect(changed.status == 200)
            #expect(try await client.ask(path).value("data.text") as? String == "First.")
            #expect(try await client.ask(path).value("data.name") is NSNull)
            for guess in [wrong, ["Edit-Token": "x"], ["Edit-Token": ""]] {
                #expect(try await client.ask(path, headers: guess).status == 403)
                #expect(try await client.send(path, #"{"text": "Mine now."}"#, .patch, headers: guess).status == 403)
                #expect(try await client.ask(path, .delete, headers: guess).status == 403)
                #expect(try await client.ask("/v1/comments/99999", headers: guess).status == 403)
            }
            #expect(try await client.send(path, #"{"text": "None."}"#, .patch).status == 401)
            #expect(try await client.ask(path, .delete).status == 401)
            let status = try await client.send(path, #"{"status": "spam"}"#, .patch, headers: token)
            // To its author the status is a member to be read: sent back it is passed over.
            #expect(status.status == 200)
            #expect(status.value("data.status") as? String == "approved")
            let unknown = try await client.send(path, #"{"state": "approved"}"#, .patch, headers: token)
            #expect(unknown.value("errors.0.pointer") as? String == "/state")
            #expect(try await client.send(path, #"{"text": "x"}"#, .patch, headers: token).status == 422)
            let spam = try await client.send(
                path,
                #"{"text": "http://a.example http://b.example http://c.example"}"#,
                .patch,
                headers: token
            )
            #expect(spam.value("data.status") as? String == "pending")
            service.clock.advance(by: OwnComment.editableFor)
            #expect(try await client.ask(path, headers: token).status == 403)
            #expect(try await client.ask(path, .delete, headers: token).status == 403)
        }
    }

    @Test func ofADeletedOneWithRepliesThePlaceStays() async throws {
        let service = try service()
        try await service.configured { ($0.comments.mode, $0.comments.limits) = (.post, []) }.run { client in
            let sent = try await client.send(
                Self.comments,
                #"{"text": "Regret.", "name": "Ann", "email": "a@example.org"}"#
            )
            let id = try #require(sent.value("data.id") as? Int)
            _ = try await client.send(Self.comments, #"{"text": "A reply.", "parentId": \#(id)}"#)
            let token = ["Edit-Token": try #require(sent.value("data.editToken") as? String)]
            #expect(try await client.ask("/v1/comments/\(id)", .delete, headers: token).status == 204)
            #expect(try await client.ask("/v1/comments/\(id)", headers: token).status == 403)
            let thread = try await client.ask(Self.comments)
            #expect(thread.value("data.0.deleted") as? Bool == true)
            #expect(thread.value("data.0.text") is NSNull)
            #expect(thread.value("data.0.name") is NSNull)
            #expect(thread.value("data.0.replies.0.text") as? String == "A reply.")
        }
        #expect(try service.store.integrityFaults() == [])
        #expect(
            try exportComments(email: "a@example.org", dataDirectory: service.dataDirectory, clock: service.clock)
                == "[\n\n]"
        )
    }

    @Test func theSameKeyGetsTheSameAnswer() async throws {
        let service = try service()
        let key = ["Idempotency-Key": "9d1c1c1e-6f5b-4d0e-9a55-000000000001"]
        try await service.run { client in
            let first = try await client.send(Self.comments, #"{"text": "Only once."}"#, headers: key)
            for _ in 0..<5 {
                let again = try await client.send(Self.comments, #"{"text": "Only once."}"#, headers: key)
                #expect(again.status == 202)
                #expect(again.text == first.text)
                #expect(again.header("Location") == first.header("Location"))
                #expect(again.header("Idempotency-Replayed") == "true")
            }
            let other = try await client.send(Self.comments, #"{"text": "Something else."}"#, headers: key)
            #expect(other.status == 422)
            #expect(other.value("errors.0.header") as? String == "Idempotency-Key")
            // It is of this address alone.
            let elsewhere = try await client.send(
                "/v1/articles/other/comments",
                #"{"text": "Only once."}"#,
                headers: key
            )
            #expect(elsewhere.value("data.id") as? Int != first.value("data.id") as? Int)
            for bad in ["short", "with space in it", String(repeating: "k", count: 256)] {
                let answer = try await client.send(
                    Self.comments,
                    #"{"text": "Hi there."}"#,
                    headers: ["Idempotency-Key": bad]
                )
                #expect(answer.status == 400, "\(bad)")
            }
            service.clock.advance(by: IdempotencyClaim.lifetime)
            try service.store.purge(Retention(), at: service.clock.now())
            let later = try await client.send(Self.comments, #"{"text": "Only once."}"#, headers: key)
            #expect(later.value("data.id") as? Int != first.value("data.id") as? Int)
        }
    }

    /// Ten thousand from one network, some of them through a forged header: after the second nobody gets in, and
    /// other networks are not held up.
    @Test func aNetworkIsHeldBack() async throws {
        let service = try service()
        let proxy = try #require(AddressRange("10.0.0.0/8"))
        let desk = CommentService(
            repository: service.store,
            clock: service.clock,
            policy: CommentPolicy(),
            blockedWords: NoWords()
        )
        let resolver = ClientAddressResolver(trustedProxies: [proxy])
        func submit(_ number: Int, peer: String, forwarded: [String] = []) async throws {
            var submission = CommentSubmission(article: .slug("plain"), text: "Text \(number)", editToken: [])
            submission.client = resolver.client(peer: IPAddress(peer), forwardedFor: forwarded)
            _ = try await desk.submit(submission, claim: nil, memo: { _ in [] })
        }
        var admitted = 0
        for number in 0..<10_000 {
            do {
                try await submit(number, peer: "203.0.113.\(number % 256)", forwarded: ["198.51.100.\(number % 250)"])
                admitted += 1
            } catch let error as NewsError {
                #expect(error.code == .tooMany)
                #expect((1...60).contains(error.retryAfter ?? 0))
            }
        }
        #expect(admitted == 2)
        try await submit(10_001, peer: "203.0.114.1")
        try await submit(10_002, peer: "10.1.2.3", forwarded: ["203.0.113.9, 192.0.2.7"])
        await #expect(throws: NewsError.self) {
            try await submit(10_003, peer: "10.1.2.3", forwarded: ["192.0.2.7, 203.0.113.9"])
        }
        service.clock.advance(by: 60)
        try await submit(10_004, peer: "203.0.113.1")
    }

    private struct NoWords: BlockedWordsSource {
        func words() -> BlockedWords { .none }
    }

    @Test func markupComesBackAsTheSameText() async throws {
        let attack = #"<script>alert(1)</script> & \"quoted\" <img src=x onerror=alert(1)> ]]> \u202egnp.exe"#
        try await service().configured { $0.comments.mode = .post }.run { client in
            let sent = try await client.send(Self.comments, #"{"text": "\#(attack)", "name": "<b>Ann</b>"}"#)
            let text = #"<script>alert(1)</script> & "quoted" <img src=x onerror=alert(1)> ]]> gnp.exe"#
            #expect(sent.value("data.text") as? String == text)
            let read = try await client.ask(Self.comments)
            #expect(read.header("Content-Type") == "application/json; charset=utf-8")
            #expect(read.value("data.0.text") as? String == text)
            #expect(read.value("data.0.name") as? String == "<b>Ann</b>")
        }
    }
}
