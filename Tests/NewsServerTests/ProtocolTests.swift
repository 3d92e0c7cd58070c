import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import NewsDomain
import NewsHTTP
import NewsServer
import Synchronization
import Testing

/// What RFC 9110 and RFC 9112 ask of a server, on the wire.
@Suite struct ProtocolTests {
    private static let get = "GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    private static let post = "POST /v1/views HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
    private static let view = #"{"views":[{"article":23}]}"#
    private static let chunkedView = "\(String(view.utf8.count, radix: 16))\r\n\(view)\r\n0\r\n\r\n"

    /// What is sent ahead of a last request, and the statuses of all answers. Where the last is missing, the connection
    /// was ended before it.
    private static let cases: [(sent: String, statuses: [Int])] = [
        ("GET /livez HTTP/1.1\r\n\r\n", [400]),
        ("GET /livez HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", [400]),
        ("GET /livez HTTP/1.1\r\nHost:\r\n\r\n", [400]), ("GET /livez HTTP/1.1\r\nHost: a\"<b>/\r\n\r\n", [400]),
        ("GET /livez HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", [200, 200]),
        ("GET /livez HTTP/1.1\r\nHost: a \t\r\n\r\n", [200, 200]),
        ("GET /livez HTTP/1.0\r\n\r\n", [200]), ("GET /livez HTTP/1.0\r\nConnection: close\r\n\r\n", [200]),
        ("GET /livez HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", [200, 200]),
        ("GET /livez HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, close\r\n\r\n", [200]),
        ("GET /livez HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", [200]),
        ("GET /livez HTTP/2.0\r\nHost: a\r\n\r\n", [505]), ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [505]),
        ("GET /livez HTTP/1.2\r\nHost: a\r\n\r\n", [505]), ("GET /livez\r\n\r\n", [400]),
        ("GET /livez HTTP/1.1\nHost: a\n\n", [400]), ("nonsense\r\n\r\n", [400]),
        ("GET /livez HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n", [400]),
        ("GET /livez HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", [400]),
        ("FOO /livez HTTP/1.1\r\nHost: a\r\n\r\n", [501]), ("TRACE /livez HTTP/1.1\r\nHost: a\r\n\r\n", [405, 200]),
        ("PROPFIND /v1/articles HTTP/1.1\r\nHost: a\r\n\r\n", [405, 200]),
        ("TRACE /none HTTP/1.1\r\nHost: a\r\n\r\n", [404, 200]),
        ("GET /livez HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "b", count: 17_000))\r\n\r\n", [431]),
        ("GET /livez HTTP/1.1\r\nHost: a\r\n" + (0..<101).map { "X\($0): b\r\n" }.joined() + "\r\n", [431]),
        ("GET /\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\nHost: a\r\n\r\n", [414]),
        ("\(post)Content-Length: \(view.utf8.count)\r\n\r\n\(view)", [204, 200]),
        ("\(post)Content-Length:  \(view.utf8.count) \r\n\r\n\(view)", [204, 200]),
        ("\(post)Transfer-Encoding: chunked\r\n\r\n\(chunkedView)", [204, 200]),
        ("\(post)Transfer-Encoding: CHUNKED\r\n\r\n\(chunkedView)", [204, 200]),
        ("\(post)Transfer-Encoding: gzip, chunked\r\n\r\n\(chunkedView)", [501]),
        ("\(post)Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n\(chunkedView)", [501]),
        ("\(post)Transfer-Encoding: identity\r\n\r\n\(chunkedView)", [501]),
        ("\(post)Transfer-Encoding: chunked, chunked\r\n\r\n\(chunkedView)", [400]),
        ("\(post)Transfer-Encoding: chunked;q=1\r\n\r\n\(chunkedView)", [400]),
        ("\(post)Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n\(chunkedView)", [400]),
        ("\(post)Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", [400]),
        ("\(post)Content-Length: +2\r\n\r\n{}", [400]), ("\(post)Content-Length: 2, 2\r\n\r\n{}", [400]),
        ("POST /v1/views HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n\(chunkedView)", [400]),
        ("\(post)Transfer-Encoding: chunked\r\n\r\nzz\r\n", [400]),
        ("\(post)Transfer-Encoding: chunked\r\n\r\n2\r\n{}XX0\r\n\r\n", [400]),
        ("\(post)Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF1\r\n{}\r\n", [400]),
        ("\(post)Transfer-Encoding: chunked\r\n\r\n\(chunkedView.dropLast(1))X-Sum: a\r\n\r\n", [204, 200]),
        ("\(post)Expect: magic\r\nContent-Length: 2\r\n\r\n{}", [417]),
        ("HEAD /v1/none HTTP/1.1\r\nHost: a\r\n\r\n", [404, 200]),
        ("HEAD /livez HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nGET ", [200, 200]),
    ]

    @Test func oddRequestsAreAnsweredAsTheStandardsWantIt() async throws {
        try await TestService().runLive { client in
            for (sent, statuses) in Self.cases {
                let connection = try RawConnection(port: try #require(client.port))
                connection.send(sent + Self.get)
                let text = await connection.readToEnd() ?? "nothing"
                #expect(Self.statuses(text) == statuses, "\(sent.prefix(200).debugDescription)")
                guard statuses.count == 1, statuses[0] >= 400 else { continue }
                // What is taken for no request has all that other problems have.
                let headers = ["Content-Type: application/problem+json", "Connection: close"]
                for name in headers + ["X-Request-Id: ", "Date: ", "Content-Length: "] {
                    #expect(text.contains(name), "\(sent.prefix(80).debugDescription): \(name)")
                }
                #expect(text.contains(#""requestId":"#))
            }
        }
    }

    @Test func bodiesAreAskedForOnlyWhereTheyAreRead() async throws {
        try await TestService().runLive { client in
            let port = try #require(client.port)
            let length = "Expect: 100-continue\r\nContent-Length: \(Self.view.utf8.count)\r\n\r\n"
            let wanted = try RawConnection(port: port)
            wanted.send(Self.post + length)
            #expect(await wanted.read(upTo: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            wanted.send(Self.view + Self.get)
            #expect(Self.statuses(await wanted.readToEnd() ?? "") == [204, 200])

            // Refused for want of a key, of a path, of room, of a type.
            for (head, status) in [
                ("POST /v1/articles HTTP/1.1\r\nHost: a\r\n", 401), ("POST /v1/none HTTP/1.1\r\nHost: a\r\n", 404),
                ("DELETE /livez HTTP/1.1\r\nHost: a\r\n", 405),
                ("POST /v1/views HTTP/1.1\r\nHost: a\r\nContent-Type: text/html\r\n", 415),
            ] {
                let refused = try RawConnection(port: port)
                refused.send(head + length)
                let text = await refused.readToEnd() ?? ""
                #expect(Self.statuses(text) == [status])
                #expect(text.contains("Connection: close"))
            }
        }
    }

    /// RFC 9112, section 9.3: an HTTP/1.0 client that does not ask to go on reads to the end, and must not wait for one that
    /// never comes, whatever it asked and however it was answered.
    @Test func whatOldClientsAskIsEndedByTheAnswer() async throws {
        let service = try TestService()
        for way in [service, service.configured { $0.hasHotPath = false }] {
            try await way.runLive { client in
                for sent in [
                    "GET /livez HTTP/1.0\r\n\r\n", "GET /livez HTTP/1.0\r\n\r\n", "HEAD /v1/articles HTTP/1.0\r\n\r\n",
                    "GET /v1/articles/23 HTTP/1.0\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n",
                    "GET /v1/articles/23 HTTP/1.0\r\nIf-None-Match: *\r\n\r\n", "GET /v1/none HTTP/1.0\r\n\r\n",
                    "DELETE /livez HTTP/1.0\r\n\r\n", "OPTIONS * HTTP/1.0\r\n\r\n",
                    "GET /v1/media HTTP/1.0\r\nAuthorization: Bearer wrong\r\n\r\n",
                    "GET /livez HTTP/1.0\r\nConnection: close, keep-alive\r\n\r\n",
                    "POST /v1/views HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
                ] {
                    let connection = try RawConnection(port: try #require(client.port))
                    connection.send(sent)
                    let text = try #require(await connection.readToEnd(), "\(sent.debugDescription) is left open")
                    #expect(Self.statuses(text).count == 1, "\(sent.debugDescription)")
                    #expect(text.contains("\r\nConnection: close\r\n"), "\(sent.debugDescription)")
                }
            }
        }
    }

    @Test func oldClientsAreToldWhetherTheConnectionStaysOpen() async throws {
        try await TestService().runLive { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.send("GET /livez HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(await connection.read(upTo: "\r\n\r\n")?.contains("Connection: keep-alive\r\n") == true)
            connection.send("GET /livez HTTP/1.0\r\n\r\n")
            #expect(await connection.readToEnd()?.contains("Connection: close\r\n") == true)
        }
    }

    /// Requests that cannot be read and bodies that end early are in the log like others, as the client's fault.
    @Test func whatClientsBreakIsNotedAsTheirs() async throws {
        let notes = Notes()
        try await TestService().runLive(watchedBy: notes) { client in
            let port = try #require(client.port)
            for sent in [
                "GET /v1/none#x HTTP/3.0\r\n\r\n", "\(Self.post)Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                "\(Self.post)Content-Length: 50\r\n\r\n{", "GET /livez HTTP/1.1\r\n\r\n",
            ] {
                let connection = try RawConnection(port: port)
                connection.send(sent)
                connection.finishSending()
                _ = await connection.readToEnd()
            }
        }
        #expect(notes.all == ["GET /v1/none#x 505", "POST /v1/views 400", "POST /v1/views 400", "GET /livez 400"])
    }

    static func statuses(_ text: String) -> [Int] {
        text.matches(of: #/HTTP/1\.1 (\d\d\d) /#).compactMap { Int($0.1) }
    }
}

/// What was noted, in order.
private final class Notes: TrafficWatch {
    private let notes = Mutex<[String]>([])

    var all: [String] { notes.withLock(\.self) }

    func note(_ exchange: Exchange) {
        notes.withLock { $0.append("\(exchange.method) \(exchange.target) \(exchange.status)") }
    }
}
