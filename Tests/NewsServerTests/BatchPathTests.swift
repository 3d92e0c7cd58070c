import HTTPTypes
import HummingbirdTesting
import NewsServer
import Testing

/// A path in a batch finds what the same path finds alone.
struct BatchPathTests {
    @Test(arguments: [
        "/v1/articles/23", "/v1/articles/23/", "/v1//articles/23", "/v1/articles/%32%33",
        "/v1/articles/skerran-barrier-first-power", "/v1/articles/%73kerran-barrier-first-power",
    ])
    func everySpellingOfAnArticleCanBeWrittenTo(path: String) async throws {
        try await TestService().edit { editor, _ in
            let alone = try await editor.send(.patch, path, #"{"kicker": "Alone"}"#, ifMatch: "*")
            let batch = try await editor.send(.post, "/v1/batch", Self.batch(path, #"{"kicker": "Batch"}"#))
            #expect(alone.status == 200, "\(alone.text)")
            #expect(batch.status == 200, "\(batch.text)")
            #expect(batch.value("data.0.body.data.id") as? Int == alone.value("data.id") as? Int)
            #expect(batch.value("data.0.body.data.kicker") as? String == "Batch")
        }
    }

    /// What is there, but is no operation of a batch, and what is not there.
    @Test(arguments: [
        "/v1/batch", "/v1/views", "/v1/comments/1", "/v1/site", "/v1/front", "/", "", "/v1/none", "v1/articles/23",
        "/v1/articles/23/none", "/V1/articles/23", "/v1/%61rticles/23", "/docs", "*",
    ])
    func restIsNoPartOfABatch(path: String) async throws {
        try await TestService().edit { editor, _ in
            let refused = try await editor.send(.post, "/v1/batch", Self.batch(path, "{}"))
            #expect(refused.faults == ["/operations/0/path unknown"], "\(refused.text)")
        }
    }

    @Test func whatIsNotWellFormedIsToldSo() async throws {
        try await TestService().edit { editor, _ in
            for path in ["/v1/articles/%zz", "/v1/articles/%00", "/v1/articles/23?fields=%E9"] {
                let refused = try await editor.send(.post, "/v1/batch", Self.batch(path, "{}"))
                #expect(refused.faults == ["/operations/0/path malformed"], "\(path)")
            }
            let method = try await editor.send(.post, "/v1/batch", Self.batch("/v1/articles/23/", "{}", "PUT"))
            #expect(method.faults == ["/operations/0/method unknownValue"])
            #expect(method.text.contains("PATCH, DELETE"))
        }
    }

    private static func batch(_ path: String, _ body: String, _ method: String = "PATCH") -> String {
        #"{"operations": [{"method": "\#(method)", "path": "\#(path)", "headers": {"If-Match": "*"}, "body": \#(body)}]}"#
    }
}
