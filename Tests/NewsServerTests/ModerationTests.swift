import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing

/// Keys, and what moderators do with them.
struct ModerationTests {
    private func service() throws -> TestService {
        let statuses: [CommentStatus] = [.pending, .approved, .spam]
        let comments = (0..<30).map { (number: Int) -> ImportedComment in
            ImportedComment(
                sourceID: "c\(number)",
                status: statuses[number % 3],
                name: "Reader \(number)",
                email: "reader\(number)@example.org",
                text: number % 10 == 0 ? "100% right_on" : "text \(number)",
                createdAt: FixedClock.start.advanced(by: Int64(number) - 100)
            )
        }
        return try TestService(adding: [
            .section("desk"), .article(.sample("plain", section: "desk") { $0.comments = comments }),
        ])
    }

    @Test func aKeyIsNeededAndMustAllowIt() async throws {
        let service = try service()
        let (moderator, writer, admin) = (
            try service.key("moderate"), try service.key("write"), try service.key("admin")
        )
        try await service.run { client in
            for (header, status) in [
                (nil, 401), ("Bearer \(moderator)", 200), ("bearer \(moderator)", 200), ("Bearer \(admin)", 200),
                ("Bearer \(writer)", 403), ("Bearer \(moderator)x", 401), ("Bearer \(moderator.dropLast())", 401),
                ("Bearer bs_1_", 401), ("Bearer bs_99_abc", 401), ("Bearer", 401), ("Basic YTpi", 401), ("", 401),
                ("Bearer \(moderator.replacing("bs_1_", with: "bs_2_"))", 401), ("Bearer bs_-1_x", 401),
            ] as [(String?, Int)] {
                let headers = header.map { ["Authorization": $0] } ?? [:]
                let answer = try await client.ask("/v1/comments", headers: headers)
                #expect(answer.status == status, "\(header ?? "none")")
                #expect((answer.header("WWW-Authenticate") != nil) == (status == 401))
                if status == 200 { #expect(answer.header("Cache-Control") == "private, no-store") }
            }
            // A wrong key is refused also where none is needed.
            #expect(try await client.ask("/v1/articles", headers: ["Authorization": "Bearer no"]).status == 401)
        }
        try revokeKey(name: "moderate", dataDirectory: service.dataDirectory, clock: service.clock)
        try await service.run { client in
            let answer = try await client.ask("/v1/comments", headers: ["Authorization": "Bearer \(moderator)"])
            #expect(answer.status == 401)
        }
        let listed = try listKeys(dataDirectory: service.dataDirectory, clock: service.clock)
        #expect(listed.text.contains("2026-11-22T09:30:00Z"))
        for secret in [moderator, writer, admin] { #expect(!listed.json.contains(secret)) }
    }

    @Test func keysAreNamedOnceAndHaveKnownScopes() throws {
        let service = try service()
        _ = try service.key("moderate")
        #expect(throws: OperationFailure.self) { try service.key("moderate") }
        #expect(throws: OperationFailure.self) { try service.key("moderat") }
        #expect(throws: OperationFailure.self) {
            try createKey(name: "", scopes: [.admin], dataDirectory: service.dataDirectory, clock: service.clock)
        }
        #expect(throws: OperationFailure.self) {
            try revokeKey(name: "nobody", dataDirectory: service.dataDirectory, clock: service.clock)
        }
    }

    @Test func theQueueIsFilteredAndPaged() async throws {
        let service = try service()
        let key = ["Authorization": "Bearer \(try service.key("moderate"))"]
        try await service.run { client in
            func texts(_ query: String) async throws -> [String] {
                var (texts, cursor): ([String], String?) = ([], nil)
                repeat {
                    let page = try await client.ask(
                        "/v1/comments?article=plain&\(query)\(cursor.map { "&cursor=\($0)" } ?? "")",
                        headers: key
                    )
                    #expect(page.status == 200, "\(page.text)")
                    texts += (page.json?["data"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }
                    cursor = page.value("page.next") as? String
                } while cursor != nil
                return texts
            }
            let all = (0..<30).map { $0 % 10 == 0 ? "100% right_on" : "text \($0)" }
            #expect(try await texts("status=any&sort=oldest&limit=7") == all)
            #expect(try await texts("status=any&limit=7") == all.reversed())
            #expect(try await texts("limit=3&sort=oldest") == stride(from: 0, to: 30, by: 3).map { all[$0] })
            #expect(try await texts("status=spam").count == 10)
            #expect(
                try await texts("status=any&q=TEXT%202&limit=2&sort=oldest") == ["text 2"]
                    + (21..<30).map { "text \($0)" }
            )
            #expect(try await texts("status=any&q=0%25%20right_").count == 3)
            #expect(try await texts("status=any&q=0_%20right").isEmpty)
            #expect(
                try await texts("status=any&createdAfter=2026-11-22T09:28:30Z&createdBefore=2026-11-22T09:28:32Z").count
                    == 2
            )
            for (query, parameter) in [
                ("status=odd", "status"), ("article=nonsense", "article"), ("limit=0", "limit"),
                ("createdAfter=x", "createdAfter"),
            ] {
                let answer = try await client.ask("/v1/comments?\(query)", headers: key)
                #expect(answer.status == 400)
                #expect(answer.value("errors.0.parameter") as? String == parameter)
            }
        }
    }

    @Test func manyAreDecidedOnAtOnceOrNone() async throws {
        let service = try service()
        let key = ["Authorization": "Bearer \(try service.key("moderate"))"]
        try await service.run { client in
            let page = try await client.ask("/v1/comments?article=plain&sort=oldest", headers: key)
            let ids = (page.json?["data"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? Int }
            let list = ids.map(String.init).joined(separator: ",")
            let unknown = try await client.send(
                "/v1/comments/moderate",
                #"{"ids": [\#(list), 99999], "status": "approved"}"#,
                headers: key
            )
            #expect(unknown.status == 422)
            #expect(unknown.value("errors.0.pointer") as? String == "/ids/10")
            #expect(try await client.ask("/v1/articles/plain").value("data.commentCount") as? Int == 10)
            let done = try await client.send(
                "/v1/comments/moderate",
                #"{"ids": [\#(list)], "status": "approved"}"#,
                headers: key
            )
            #expect((done.json?["data"] as? [Any])?.count == 10)
            #expect(try await client.ask("/v1/articles/plain").value("data.commentCount") as? Int == 20)
            for body in [
                #"{}"#, #"{"ids": [], "status": "spam"}"#, #"{"ids": [1, 1], "status": "spam"}"#,
                #"{"ids": ["1"], "status": "spam"}"#, #"{"ids": [1], "status": "gone"}"#, #"{"ids": [1]}"#,
                #"{"ids": [\#((1...101).map(String.init).joined(separator: ","))], "status": "spam"}"#,
            ] {
                #expect(try await client.send("/v1/comments/moderate", body, headers: key).status == 422, "\(body)")
            }
            #expect(try await client.send("/v1/comments/moderate", #"{"ids": [1], "status": "spam"}"#).status == 401)
            let one = "/v1/comments/\(ids[0])"
            #expect(try await client.ask(one, .delete, headers: key).status == 204)
            #expect(try await client.ask(one, headers: key).value("data.status") as? String == "deleted")
            #expect(try await client.send(one, #"{"status": "approved"}"#, .patch, headers: key).status == 409)
            #expect(try await client.ask("/v1/comments/99999", .delete, headers: key).status == 404)
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func whatNobodyApprovedIsPurgedAfterAMonth() async throws {
        let service = try service()
        service.clock.advance(by: CommentRetention.seconds - 1000)
        try service.store.purge(Retention(), at: service.clock.now())
        let key = ["Authorization": "Bearer \(try service.key("moderate"))"]
        try await service.run { client in
            func count(_ status: String) async throws -> Int? {
                let page = try await client.ask("/v1/comments?article=plain&status=\(status)", headers: key)
                return (page.json?["data"] as? [Any])?.count
            }
            #expect(try await count("pending") == 10)
            service.clock.advance(by: 1001)
            try service.store.purge(Retention(), at: service.clock.now())
            #expect(try await count("pending") == 0)
            #expect(try await count("spam") == 0)
            #expect(try await count("approved") == 10)
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func theCommandsDecideExportAndErase() async throws {
        let service = try service()
        let (data, clock) = (service.dataDirectory, service.clock)
        let listed = try await listComments(status: .pending, limit: 5, dataDirectory: data, clock: clock)
        #expect(listed.text.split(separator: "\n").count == 6)
        #expect(!listed.text.contains("@") && !listed.json.contains("@"))
        let export = try exportComments(email: "READER1@example.org", dataDirectory: data, clock: clock)
        #expect(export.contains("text 1"))
        #expect(try eraseComments(email: "reader1@example.org", dataDirectory: data, clock: clock) == 1)
        #expect(try exportComments(email: "reader1@example.org", dataDirectory: data, clock: clock) == "[\n\n]")
        #expect(try service.store.integrityFaults() == [])
        await #expect(throws: OperationFailure.self) {
            try await moderateComments([99_999], .approved, dataDirectory: data, clock: clock)
        }
    }
}
