import Foundation
import HTTPTypes
import NewsDomain
import NewsServer
import Testing

/// What is remembered of an answer is for whoever got it, and for nobody else, not even for who reads the file.
struct IdempotencyTests {
    private static let path = "/v1/articles/skerran-barrier-first-power/comments"
    private static let comment = #"{"text": "The tide was late that day, and nobody minded."}"#

    private func headers(_ address: String) -> [String: String] {
        ["Idempotency-Key": "comment-0001", "X-Forwarded-For": address]
    }

    @Test func anotherReaderWithTheSameKeyAndTextIsAnother() async throws {
        let service = try TestService().configured { $0.trustedProxies = AddressRange.loopback }
        try await service.runLive { client in
            let first = try await client.send(Self.path, Self.comment, headers: headers("192.0.2.1"))
            let again = try await client.send(Self.path, Self.comment, headers: headers("192.0.2.1"))
            let other = try await client.send(Self.path, Self.comment, headers: headers("198.51.100.1"))
            let token = try #require(first.value("data.editToken") as? String)
            #expect(again.value("data.editToken") as? String == token && again.text == first.text)
            #expect(other.value("data.editToken") as? String != token)
            #expect(other.header("Idempotency-Replayed") == nil)
            #expect(other.value("data.id") as? Int != first.value("data.id") as? Int)
            let files = try FileManager.default.contentsOfDirectory(atPath: service.dataDirectory)
            #expect(files.count >= 3)
            for file in files {
                let bytes = try Data(contentsOf: URL(filePath: service.dataDirectory + "/" + file))
                #expect(bytes.range(of: Data(token.utf8)) == nil, "\(file) holds an edit token in clear")
            }
        }
    }

    @Test func ofALongAnswerItIsRememberedThatItWasGiven() async throws {
        let service = try TestService()
        let key = try service.key("write")
        let headers = ["Authorization": "Bearer \(key)", "Idempotency-Key": "article-0001"]
        let text = String(repeating: "tide ", count: 40_000)
        let body = #"{"title": "Long", "section": "news", "body": "<p>\#(text)</p>"}"#
        try await service.run { client in
            let first = try await client.send("/v1/articles", body, headers: headers)
            #expect(first.status == 201)
            let again = try await client.send("/v1/articles", body, headers: headers)
            #expect(again.status == 409)
            #expect((again.value("detail") as? String)?.contains("done before, as 201") == true)
            #expect(try service.number("SELECT count(*) FROM article WHERE title = 'Long'") == 1)
            #expect(try service.number("SELECT max(length(answer)) FROM idempotency_key") < 64 * 1024)
        }
    }

    /// What is no POST may be sent again as it is: nobody looks at the header.
    @Test func changesNeedNoKey() async throws {
        let service = try TestService()
        let key = try service.key("write")
        let headers = ["Authorization": "Bearer \(key)", "Idempotency-Key": "short", "If-Match": "*"]
        try await service.run { client in
            let body = #"{"kicker": "Tides"}"#
            let changed = try await client.send(
                "/v1/articles/skerran-barrier-first-power",
                body,
                .patch,
                headers: headers
            )
            #expect(changed.status == 200)
            let made = try await client.send("/v1/tags", #"{"name": "Tides"}"#, headers: headers)
            #expect(made.status == 400)
            #expect(try service.number("SELECT count(*) FROM idempotency_key") == 0)
        }
    }
}
