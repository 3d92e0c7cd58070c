import Foundation
import HTTPTypes
import HummingbirdTesting
import NewsServer
import Testing

/// Methods that nobody asks for every day, and what HTTP/1.0 and HEAD get, over real connections.
@Suite struct MethodTests {
    /// All that NIO's parser takes as methods (llhttp), but for those that are the API's.
    private static let others = [
        "ACL", "BIND", "CHECKOUT", "COPY", "LINK", "LOCK", "M-SEARCH", "MERGE", "MKACTIVITY", "MKCALENDAR", "MKCOL",
        "MOVE",
        "NOTIFY", "PROPFIND", "PROPPATCH", "PURGE", "QUERY", "REBIND", "REPORT", "SEARCH", "SUBSCRIBE", "TRACE",
        "UNBIND",
        "UNLINK",
        "UNLOCK", "UNSUBSCRIBE",
    ]
    /// Those that no server here could do anything with, whatever the address (RFC 9110, section 15.6.2): the parser knows
    /// no request of them.
    private static let unknown = ["FOO", "get", "GETS", "DESCRIBE", "PLAY", "FLUSH", "A", "BASELINE-CONTROL"]

    private static func ask(_ line: String, _ port: Int?, _ headers: String = "Host: a\r\n") async throws -> String {
        let connection = try RawConnection(port: try #require(port))
        connection.send("\(line)\r\n\(headers)Connection: close\r\n\r\n")
        return await connection.readToEnd() ?? "nothing"
    }

    @Test func methodsThatAnAddressDoesNotKnowAreToldTheOthers() async throws {
        try await TestService().runLive { client in
            for method in Self.others {
                for (path, allow) in [
                    ("/v1/front", "GET, HEAD, OPTIONS"), ("/v1/views", "POST, OPTIONS"),
                    ("/v1/articles/23", "GET, HEAD, PATCH, DELETE, OPTIONS"), ("/livez", "GET, HEAD, OPTIONS"),
                ] {
                    let text = try await Self.ask("\(method) \(path) HTTP/1.1", client.port)
                    #expect(text.hasPrefix("HTTP/1.1 405 "), "\(method) \(path)")
                    #expect(text.contains("\r\nAllow: \(allow)\r\n"), "\(method) \(path): \(text.prefix(900))")
                }
                let none = try await Self.ask("\(method) /v1/none HTTP/1.1", client.port)
                #expect(none.hasPrefix("HTTP/1.1 404 "), "\(method)")
            }
            for method in Self.unknown {
                for path in ["/v1/front", "/v1/none"] {
                    let text = try await Self.ask("\(method) \(path) HTTP/1.1", client.port)
                    #expect(text.hasPrefix("HTTP/1.1 501 "), "\(method) \(path): \(text.prefix(40))")
                    #expect(text.contains("urn:broadsheet:problem:not-implemented"))
                }
            }
        }
    }

    @Test func theServerAsAWholeIsAskedWithAnAsterisk() async throws {
        try await TestService().runLive { client in
            let text = try await Self.ask("OPTIONS * HTTP/1.1", client.port)
            #expect(text.hasPrefix("HTTP/1.1 204 "))
            #expect(text.contains("\r\nAllow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n"))
            #expect(!text.lowercased().contains("content-length") && text.hasSuffix("\r\n\r\n"))
            for method in ["GET", "HEAD", "POST", "TRACE"] {
                let other = try await Self.ask("\(method) * HTTP/1.1", client.port)
                #expect(other.hasPrefix("HTTP/1.1 400 "), "\(method): \(other.prefix(40))")
            }
            for path in ["/*", "/v1/*", "/v1/articles/*"] {
                #expect(try await Self.ask("GET \(path) HTTP/1.1", client.port).hasPrefix("HTTP/1.1 404 "), "\(path)")
            }
        }
    }

    /// Targets, with what HEAD and GET have to agree on.
    private static let targets = [
        "/livez", "/v1", "/v1/articles", "/v1/articles/23", "/v1/articles?limit=2&fields=title", "/v1/articles/none",
        "/v1/articles?x=1", "/v1/none", "/v1/media", "/v1/views", "/openapi.json", "/v1/articles/23/comments",
        "/v1/articles/%zz", "*", "/v1/articles/SKERRAN-Barrier-First-Power",
    ]

    @Test(arguments: ["", "Accept-Encoding: gzip\r\n", "Authorization: Bearer wrong\r\n", "If-None-Match: *\r\n"])
    func headIsGetWithoutABody(header: String) async throws {
        try await TestService().runLive { client in
            for target in Self.targets {
                // Made for the first, kept for the others.
                _ = try await Self.ask("GET \(target) HTTP/1.1", client.port, "Host: a\r\n\(header)")
                let get = try await Self.ask("GET \(target) HTTP/1.1", client.port, "Host: a\r\n\(header)")
                let head = try await Self.ask("HEAD \(target) HTTP/1.1", client.port, "Host: a\r\n\(header)")
                #expect(Self.lasting(head) == Self.lasting(get), "\(target)")
                #expect(head.hasSuffix("\r\n\r\n"), "\(target) has a body")
                #expect(head.components(separatedBy: "\r\n\r\n").count == 2, "\(target)")
            }
        }
    }

    /// The head but for what is of the moment.
    private static func lasting(_ text: String) -> [String] {
        let head = text.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
        let fleeting = ["date", "server-timing", "x-request-id"]
        return head.filter { line in !fleeting.contains(String(line.prefix { $0 != ":" }).lowercased()) }.sorted()
    }

    @Test func oldClientsGetLengthsAndNoChunks() async throws {
        let service = try TestService()
        for way in [service, service.configured { $0.usesHeadScanner = false }] {
            try await way.runLive { client in
                for target in Self.targets where target != "*" {
                    for method in ["GET", "HEAD", "OPTIONS", "POST"] {
                        let connection = try RawConnection(port: try #require(client.port))
                        connection.send("\(method) \(target) HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                        connection.send("\(method) \(target) HTTP/1.0\r\n\r\n")
                        let text = try #require(await connection.readToEnd(), "\(method) \(target)")
                        let answers = text.components(separatedBy: "HTTP/1.1 ").dropFirst()
                        #expect(answers.count == 2, "\(method) \(target): \(text.prefix(300))")
                        #expect(
                            answers.first?.contains("\r\nConnection: keep-alive\r\n") == true,
                            "\(method) \(target)"
                        )
                        #expect(answers.last?.contains("\r\nConnection: close\r\n") == true, "\(method) \(target)")
                        for answer in answers {
                            let head = answer.components(separatedBy: "\r\n\r\n")[0]
                            #expect(!head.lowercased().contains("transfer-encoding"), "\(method) \(target)")
                            let hasLength = head.contains("\r\nContent-Length: ")
                            #expect(hasLength != answer.hasPrefix("204 "), "\(method) \(target): \(answer.prefix(200))")
                        }
                    }
                }
            }
        }
    }
}
