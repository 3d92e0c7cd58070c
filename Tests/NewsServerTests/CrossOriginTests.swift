import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsHTTP
import NewsServer
import Testing

/// What browsers ask before pages of other sites may send something, and what those pages may read of the answers.
@Suite struct CrossOriginTests {
    private static let origin = "https://news.example"

    /// Whether a browser would send the request that a preflight is about (Fetch Standard, section 4.8).
    private func isAllowed(
        _ method: String,
        _ uri: String,
        _ headers: [String],
        withCredentials: Bool = false,
        _ client: any TestClientProtocol
    ) async throws -> Bool {
        var asked = ["Origin": Self.origin, "Access-Control-Request-Method": method]
        if !headers.isEmpty { asked["Access-Control-Request-Headers"] = headers.joined(separator: ",") }
        let answer = try await client.ask(uri, .options, headers: asked)
        func list(_ name: String) -> [String] {
            (answer.header(name) ?? "").split(separator: ",").map {
                $0.trimmingCharacters(in: .whitespaces).lowercased()
            }
        }
        let origins = withCredentials ? [Self.origin] : [Self.origin, "*"]
        guard (200..<300).contains(answer.status), answer.text.isEmpty,
            origins.contains(answer.header("Access-Control-Allow-Origin") ?? ""),
            !withCredentials || answer.header("Access-Control-Allow-Credentials") == "true"
        else { return false }
        return list("Access-Control-Allow-Methods").contains(method.lowercased())
            && headers.allSatisfy { list("Access-Control-Allow-Headers").contains($0) }
    }

    @Test func preflightsAllowWhatClientsAreToldToSend() async throws {
        let tracing = ["baggage", "traceparent", "tracestate", "x-request-id"]
        try await TestService().run { client in
            for (method, uri, headers) in [
                ("GET", "/v1/articles", ["cache-control", "if-modified-since", "if-none-match", "pragma"] + tracing),
                ("GET", "/v1/articles?status=draft", ["authorization", "if-none-match"]),
                ("HEAD", "/v1/front", ["if-none-match"]),
                ("GET", "/v1/events", ["cache-control", "last-event-id"]),
                ("POST", "/v1/articles/23/comments", ["content-type", "idempotency-key"] + tracing),
                ("PATCH", "/v1/comments/1", ["content-type", "edit-token"]),
                ("DELETE", "/v1/comments/1", ["edit-token"]),
                ("PATCH", "/v1/articles/23", ["authorization", "content-type", "if-match"]),
                ("DELETE", "/v1/articles/23", ["authorization", "if-match"]),
                ("PUT", "/v1/collections/in-focus/items", ["authorization", "content-type"]),
                ("POST", "/v1/batch", ["authorization", "content-type", "idempotency-key"]),
                ("POST", "/v1/views", ["content-type"]), ("POST", "/v1/articles/23/views", ["content-type"]),
            ] {
                let isAllowed = try await isAllowed(method, uri, headers, client)
                #expect(isAllowed, "\(method) \(uri)")
            }
            let unknown = try await isAllowed("DELETE", "/v1/front", [], client)
            #expect(!unknown)
            let odd = try await isAllowed("GET", "/v1/front", ["x-forwarded-for"], client)
            #expect(!odd)
        }
    }

    /// A beacon sends cookies, be they none, and JSON has it ask first (Beacon, section 3.1).
    @Test func beaconsWithJSONAreSent() async throws {
        let service = try TestService()
        try await service.run { client in
            for uri in ["/v1/views", "/v1/articles/23/views"] {
                let isSent = try await isAllowed("POST", uri, ["content-type"], withCredentials: true, client)
                #expect(isSent, "\(uri)")
                let preflight = try await client.ask(
                    uri,
                    .options,
                    headers: ["Origin": "null", "Access-Control-Request-Method": "POST"]
                )
                #expect(
                    preflight.header("Access-Control-Allow-Origin") == "null" && preflight.header("Vary") == "Origin"
                )
                for type in ["application/json", "text/plain;charset=UTF-8"] {
                    let json = uri == "/v1/views" ? #"{"views": [{"article": 23}]}"# : "{}"
                    let headers = ["Content-Type": type, "Origin": Self.origin]
                    let answer = try await client.ask(uri, .post, headers: headers, body: Array(json.utf8))
                    #expect(answer.status == 204)
                    #expect(answer.header("Access-Control-Allow-Origin") == Self.origin)
                    #expect(answer.header("Access-Control-Allow-Credentials") == "true")
                }
            }
            let bodiless = try await client.ask("/v1/articles/23/views", .post, headers: ["Origin": Self.origin])
            #expect(bodiless.status == 204)
        }
    }

    /// Whoever sends cookies of another site's proxy reads nothing with them.
    @Test func nothingElseIsReadWithCredentials() async throws {
        try await TestService().run { client in
            for (method, uri) in [
                (HTTPRequest.Method.get, "/v1/articles"), (.get, "/v1/comments"), (.get, "/v1/articles/23/views"),
                (.options, "*"),
                (.post, "/v1/articles/23/comments"), (.options, "/v1/articles/23/comments"), (.options, "/v1/batch"),
                (.get, "/v1/articles/views"), (.post, "/v1/articles/none/views"),
            ] {
                let headers = ["Origin": Self.origin, "Access-Control-Request-Method": "POST", "Cookie": "session=1"]
                let answer = try await client.ask(uri, method, headers: headers)
                let isBeacon = uri == "/v1/articles/23/views"
                #expect(isBeacon || answer.header("Access-Control-Allow-Credentials") == nil, "\(method) \(uri)")
                #expect(isBeacon || answer.header("Access-Control-Allow-Origin") == "*", "\(method) \(uri)")
            }
        }
    }

    /// Headers that scripts see without being told (Fetch Standard), and those that are not theirs.
    private static let others: Set = [
        "cache-control", "content-language", "content-length", "content-type", "expires", "last-modified", "pragma",
        "access-control-allow-origin", "access-control-allow-headers", "access-control-allow-methods",
        "access-control-max-age",
        "access-control-expose-headers", "cdn-cache-control", "surrogate-key", "vary", "date", "connection", "server",
    ]

    @Test func whatIsExposedIsSentAndWhatIsSentIsExposed() async throws {
        var service = try TestService()
        let key = try service.key("write")
        service = service.configured {
            $0.requests.exempt = []
            $0.requests.wrongKeys = 1
        }
        try await service.runLive { client in
            let json = [
                "Content-Type": "application/json", "Authorization": "Bearer \(key)",
                "Idempotency-Key": "a-key-of-mine",
            ]
            let draft = Array(#"{"title": "T", "section": "news"}"#.utf8)
            let asked: [(String, HTTPRequest.Method, [String: String], [UInt8]?)] = [
                ("/v1/articles?limit=1", .get, [:], nil), ("/v1/articles?limit=1", .get, [:], nil),
                ("/v1/front", .head, [:], nil),
                ("/v1/articles", .post, json, draft), ("/v1/articles", .post, json, draft),
                ("/v1/front", .put, [:], nil),
                ("/v1/media", .get, [:], nil), ("/v1/articles", .options, [:], nil),
                ("/v1/articles", .get, ["Authorization": "Bearer wrong"], nil),
                ("/v1/articles", .get, ["Authorization": "Bearer wrong"], nil),
                ("/v1/articles", .get, ["Authorization": "Bearer wrong"], nil),
            ]
            var sent: Set<String> = []
            var exposed: Set<String> = []
            for (uri, method, headers, body) in asked {
                let answer = try await client.ask(uri, method, headers: headers, body: body)
                for field in answer.headers { sent.insert(field.name.canonicalName) }
                let names = (answer.header("Access-Control-Expose-Headers") ?? "").split(separator: ", ")
                exposed.formUnion(names.map { $0.lowercased() })
            }
            #expect(exposed.subtracting(sent) == [], "exposed and never sent")
            #expect(sent.subtracting(exposed).subtracting(Self.others) == [], "sent and not exposed")
        }
    }
}
