import Hummingbird
import HummingbirdTesting
import NIOCore
import NewsHTTP
import NewsServer
import NewsTestSupport
import Testing

/// What a client gets by TLS, which here agrees upon HTTP/2. `scripts/test-tls` has other clients, and attackers.
struct TLSTests {
    @Test func theSameIsAnsweredAsWithoutTLS() async throws {
        let service = try TestService()
        let targets = [
            "/v1/articles", "/v1/articles?limit=2", "/v1/nothing", "/v1/articles?limit=none", "/v1/articles%zz",
            "/feeds/articles.json",
        ]
        let plain = try await service.runLiveReturning { client in
            var plain: [Received] = []
            for target in targets { plain.append(try await client.ask(target, headers: ["X-Request-Id": "one"])) }
            return plain
        }
        try await service.runSecure { client in
            for (target, expected) in zip(targets, plain) {
                let found = try await client.ask(target, headers: ["X-Request-Id": "one"])
                #expect(found.status == expected.status && found.text == expected.text, "\(target)")
                #expect(found.header("Content-Type") == expected.header("Content-Type"))
                #expect(found.header("ETag") == expected.header("ETag"))
                #expect(found.header("Strict-Transport-Security") == "max-age=31536000")
                #expect(expected.header("Strict-Transport-Security") == nil)
                #expect(found.header("X-Request-Id") == "one")
            }
        }
    }

    @Test func whatTheClientHasIsConfirmed() async throws {
        try await TestService().runSecure { client in
            let first = try await client.ask("/v1/articles")
            let again = try await client.ask("/v1/articles", headers: ["If-None-Match": first.header("ETag") ?? ""])
            #expect(again.status == 304 && again.text.isEmpty)
            #expect(try await client.ask("/v1/articles", .head).text.isEmpty)
        }
    }

    @Test func bodiesAreTaken() async throws {
        let service = try TestService()
        let key = try service.key("write")
        try await service.runSecure { client in
            // Several windows of it.
            let body = String(repeating: "word ", count: 60_000)
            let headers = ["Authorization": "Bearer \(key)"]
            let made = try await client.send(
                "/v1/articles",
                #"{"title": "By TLS", "section": "news", "body": "<p>\#(body)</p>"}"#,
                headers: headers
            )
            #expect(made.status == 201, "\(made.text.prefix(300))")
            let tooLarge = String(repeating: "x", count: 1_500_000)
            #expect(
                try await client.send("/v1/articles", #"{"title": "\#(tooLarge)"}"#, headers: headers).status == 413
            )
            #expect(
                try await client.send("/v1/articles", "{}", headers: ["Authorization": "Bearer none"]).status == 401
            )
        }
    }

    @Test func requestsThatComeAtOnceAreAllAnswered() async throws {
        try await TestService().runSecure { client in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for limit in 1...60 { group.addTask { try await client.ask("/v1/articles?limit=\(limit)").status } }
                for try await status in group { #expect(status == 200) }
            }
        }
    }

    @Test func hstsCanBeTakenBack() async throws {
        try await TestService().configured { $0.strictTransportSeconds = 0 }.runSecure { client in
            let answer = try await client.ask("/livez")
            #expect(answer.header("Strict-Transport-Security") == "max-age=0")
        }
    }

    @Test func whoComesWithoutTLSIsToldSo() async throws {
        try await TestService().runSecure { client in
            let plain = try RawConnection(port: #require(client.port))
            plain.send("GET /v1/articles HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let answer = try #require(await plain.readToEnd())
            #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
            #expect(answer.contains("application/problem+json") && answer.contains("https://"))
            #expect(answer.contains(#""instance":"/v1/articles""#) || answer.contains("/v1/articles"))
        }
    }

    @Test func whoSaysNothingIsNotWaitedFor() async throws {
        try await TestService().configured { $0.connections.headTime = .milliseconds(200) }.runSecure { client in
            let port = try #require(client.port)
            let (silent, half) = (try RawConnection(port: port), try RawConnection(port: port))
            half.send("\u{16}\u{3}\u{1}\u{2}")
            #expect(await silent.isEnded(within: 10))
            #expect(await half.isEnded(within: 10))
            #expect(try await client.ask("/livez").status < 300)
        }
    }
}

extension TestService {
    /// Runs requests by TLS.
    func runSecure(_ requests: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let files = try TestCertificate.configured(
            dataDirectory + "/tls",
            TestCertificate.certificate,
            TestCertificate.key
        )
        let certificates = try CertificateStore.configured(by: files)
        let application = try buildApplication(configuration: configuration, certificates: certificates, clock: clock)
        try await application.test(.ahc(.https)) { client in try await requests(client) }
    }
}
