import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// Many operations in one transaction.
struct BatchTests {
    @Test func eachOperationSeesTheOnesBefore() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let batch = #"""
                {"operations": [
                  {"method": "POST", "path": "/v1/articles?createMissing=true",
                   "body": {"title": "Opening", "section": "news", "tags": ["Fresh tag"], "status": "published"}},
                  {"method": "PATCH", "path": "/v1/articles/opening", "headers": {"If-Match": "\"v1\""},
                   "body": {"kicker": "Port", "body": "<p onclick=x>Text.</p>"}},
                  {"method": "POST", "path": "/v1/articles",
                   "body": {"title": "Sequel", "section": "news", "tags": ["fresh-tag"], "status": "published"}},
                  {"method": "PUT", "path": "/v1/articles/opening/related", "body": {"articles": ["sequel"]}},
                  {"method": "DELETE", "path": "/v1/articles/sequel", "headers": {"If-Match": "*"}}
                ]}
                """#
            let answer = try await editor.send(.post, "/v1/batch", batch)
            #expect(answer.status == 200, "\(answer.text)")
            let statuses = (answer.value("data") as? [[String: Any]])?.compactMap { $0["status"] as? Int }
            #expect(statuses == [201, 200, 201, 200, 204])
            #expect(answer.value("data.0.headers.Location") as? String == "/v1/articles/opening")
            #expect(answer.value("data.1.headers.ETag") as? String == "\"v2\"")
            #expect(answer.value("data.1.body.meta.removed.0.name") as? String == "onclick")
            #expect(try await reader.ask("/v1/articles/sequel").status == 410)
            #expect(try await reader.ask("/v1/articles/opening").value("data.kicker") as? String == "Port")
        }
        #expect(try service.store.integrityFaults() == [])
    }

    @Test func oneThatFailsUndoesAll() async throws {
        let service = try TestService()
        let tables =
            ["article", "article_body", "article_revision", "tag", "idempotency_key", "term"]
            + ["change WHERE kind <> 'ranking'"]
        func counts() throws -> [Int] { try tables.map { try service.number("SELECT count(*) FROM \($0)") } }
        let before = try counts()
        try await service.edit { editor, _ in
            for (last, status, fault) in [
                (
                    #"{"method": "PATCH", "path": "/v1/articles/one", "headers": {"If-Match": "\"v7\""}, "body": {}}"#,
                    412,
                    "/operations/2 preconditionFailed"
                ),
                (
                    #"{"method": "PATCH", "path": "/v1/articles/no-such", "headers": {"If-Match": "*"}, "body": {}}"#,
                    404,
                    "/operations/2 notFound"
                ),
                (
                    #"{"method": "POST", "path": "/v1/articles", "body": {"title": "T", "section": "nope"}}"#, 422,
                    "/operations/2/body/section unknown"
                ),
                (
                    #"{"method": "POST", "path": "/v1/articles", "body": {"title": "T", "section": "news", "slug": "one"}}"#,
                    409, "/operations/2/body/slug taken"
                ),
            ] {
                let batch = #"""
                    {"operations": [
                      {"method": "POST", "path": "/v1/articles?createMissing=true", "body":
                        {"title": "One", "section": "news", "tags": ["brand new"], "status": "published", "body": "zyx"}},
                      {"method": "POST", "path": "/v1/articles", "body": {"title": "Two", "section": "news"}}, \#(last)
                    ]}
                    """#
                let headers = ["Idempotency-Key": "batch-\(status)"]
                let answer = try await editor.send(.post, "/v1/batch", batch, headers: headers)
                #expect(answer.status == status, "\(answer.text)")
                #expect(answer.faults == [fault])
            }
        }
        #expect(try counts() == before)
    }

    @Test func wrongOperationsAreToldAllAtOnce() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            let batch = #"""
                {"operations": [
                  7, {"method": "POST"}, {"method": "GET", "path": "/v1/articles"},
                  {"method": "POST", "path": "/v1/batch", "body": {}}, {"method": "POST", "path": "/v1/comments/moderate"},
                  {"method": "POST", "path": "/v1/articles?x=1", "body": {"title": "T", "section": "news"}},
                  {"method": "POST", "path": "/v1/articles", "body": {"titel": "T"}, "headers": {"Authorization": "x"}},
                  {"method": "PATCH", "path": "/v1/articles/1", "body": {}},
                  {"method": "POST", "path": "/v1/articles/%zz"}, {"method": "POST", "path": "../articles"},
                  {"method": "POST", "path": "/v1/articles", "body": []}
                ]}
                """#
            let answer = try await editor.send(.post, "/v1/batch", batch)
            #expect(answer.status == 422)
            #expect(
                answer.faults == [
                    "/operations/0 wrongType", "/operations/1/path required", "/operations/2/method unknownValue",
                    "/operations/3/path unknown", "/operations/4/path unknown", "/operations/5/path unknownParameter",
                    "/operations/6/headers/Authorization unknownMember", "/operations/7/headers/If-Match required",
                    "/operations/8/path malformed", "/operations/9/path unknown", "/operations/10/body wrongType",
                ]
            )
            for (body, status) in [
                (#"{"operations": []}"#, 422), (#"{"operations": {}}"#, 422), ("{}", 422),
                (#"{"operations": [\#(Array(repeating: "{}", count: 51).joined(separator: ","))]}"#, 422), ("", 400),
            ] {
                #expect(try await editor.send(.post, "/v1/batch", body).status == status)
            }
        }
    }

    @Test func aBatchIsDoneOnce() async throws {
        let service = try TestService()
        try await service.edit { editor, _ in
            let batch =
                #"{"operations": [{"method": "POST", "path": "/v1/articles", "body": {"title": "T", "section": "news"}}]}"#
            let headers = ["Idempotency-Key": "batch-once"]
            let first = try await editor.send(.post, "/v1/batch", batch, headers: headers)
            let second = try await editor.send(.post, "/v1/batch", batch, headers: headers)
            #expect(first.status == 200)
            #expect(second.text == first.text)
            #expect(second.header("Idempotency-Replayed") == "true")
        }
    }
}
