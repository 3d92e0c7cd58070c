import HummingbirdTesting
import Testing

/// What only the wire shows: requests that come before the answers to others, and connections that end oddly.
@Suite struct PipelineTests {
    private static func get(_ target: String, _ id: String, _ headers: String = "", method: String = "GET") -> String {
        "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: \(id)\r\n\(headers)\r\n"
    }

    /// The ids of the answers, in order, each with its status.
    private static func answers(_ text: String) -> [String] {
        text.split(separator: "HTTP/1.1 ").dropFirst(text.hasPrefix("HTTP/1.1 ") ? 0 : 1)
            .map { answer in
                let id = answer.firstMatch(of: #/[Xx]-[Rr]equest-[Ii]d: ([^\r]+)/#)?.1 ?? "?"
                return "\(answer.prefix(3)) \(id)"
            }
    }

    @Test func answersComeInTheOrderOfTheRequests() async throws {
        try await TestService().runLive { client in
            for uri in ["/v1/articles?limit=3", "/v1/articles/23"] { _ = try await client.ask(uri) }
            let connection = try RawConnection(port: try #require(client.port))
            var sent = ""
            var expected: [String] = []
            func ask(_ text: String, _ status: Int, _ id: String) {
                sent += text
                expected.append("\(status) \(id)")
            }
            for round in 0..<25 {
                ask(Self.get("/v1/articles?limit=3", "hit-\(round)"), 200, "hit-\(round)")
                ask(Self.get("/v1/articles?limit=\(round + 4)", "miss-\(round)"), 200, "miss-\(round)")
                ask(Self.get("/v1/articles/23", "head-\(round)", method: "HEAD"), 200, "head-\(round)")
                let body = #"{"text": ""}"#
                let headers = "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n"
                ask(
                    Self.get("/v1/articles/23/comments", "post-\(round)", headers, method: "POST") + body,
                    422,
                    "post-\(round)"
                )
                ask(Self.get("/v1/articles/23", "has-\(round)", "If-None-Match: *\r\n"), 304, "has-\(round)")
                ask(Self.get("/v1/articles/none", "none-\(round)"), 404, "none-\(round)")
            }
            ask(Self.get("/v1/articles/23", "last", "Connection: close\r\n"), 200, "last")
            connection.send(sent)
            let text = try #require(await connection.readToEnd())
            #expect(Self.answers(text) == expected)
        }
    }

    @Test func aHalfClosedConnectionGetsItsAnswers() async throws {
        try await TestService().runLive { client in
            _ = try await client.ask("/v1/articles/23")
            for target in ["/v1/articles/23", "/v1/articles?limit=7"] {
                let connection = try RawConnection(port: try #require(client.port))
                connection.send(Self.get(target, "half") + Self.get("/v1/articles/23", "second"))
                connection.finishSending()
                let text = try #require(await connection.readToEnd())
                #expect(Self.answers(text) == ["200 half", "200 second"], "\(target)")
            }
        }
    }

    @Test func anAbortedRequestDisturbsNobody() async throws {
        try await TestService().runLive { client in
            _ = try await client.ask("/v1/articles/23")
            let port = try #require(client.port)
            for text in ["GET /v1/arti", "GET /v1/articles/23 HTTP/1.1\r\nHo", "\r\n\r\n\r\n", "nonsense\r\n\r\n"] {
                let connection = try RawConnection(port: port)
                connection.send(Self.get("/v1/articles/23", "whole") + text)
                connection.finishSending()
                let answer = try #require(await connection.readToEnd())
                #expect(Self.answers(answer).first == "200 whole", "\(text.debugDescription)")
            }
            #expect(try await client.ask("/v1/articles/23").status == 200)
        }
    }

    @Test func aSlowReaderHoldsNobodyUp() async throws {
        try await TestService().runLive { client in
            _ = try await client.ask("/v1/articles?limit=100")
            let slow = try RawConnection(port: try #require(client.port))
            // Far more than fits into the buffers of a connection.
            let requests = 300
            let close = Self.get("/v1/articles?limit=100", "end", "Connection: close\r\n")
            async let text: String? = {
                await slow.readToEnd(atOnce: 4096)
            }()
            for _ in 0..<requests { slow.send(Self.get("/v1/articles?limit=100", "slow")) }
            slow.send(close)
            #expect(try await client.ask("/v1/articles/23").status == 200)
            #expect(Self.answers(try #require(await text)).count == requests + 1)
        }
    }
}
