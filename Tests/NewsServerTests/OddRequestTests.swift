import HummingbirdTesting
import NewsServer
import Synchronization
import Testing

@testable import NewsHTTP

/// The plainest requests are read by a scanner of our own. Whatever is sent, the answers have to be those of NIO's
/// parser: else one of the two sees a request where the other sees none, which is how requests are smuggled.
@Suite struct OddRequestTests {
    private static let target = "/v1/articles/23"

    /// What is sent on one connection, in front of a last request that closes it.
    private static let cases: [(name: String, bytes: String)] = {
        let host = "Host: localhost\r\n"
        let whole = "GET \(target) HTTP/1.1\r\n\(host)\r\n"
        return [
            ("plain", whole),
            ("two", whole + whole),
            ("no host", "GET \(target) HTTP/1.1\r\n\r\n"),
            ("two hosts", "GET \(target) HTTP/1.1\r\n\(host)Host: other\r\n\r\n"),
            ("an empty host", "GET \(target) HTTP/1.1\r\nHost:\r\n\r\n"),
            ("HTTP/1.0", "GET \(target) HTTP/1.0\r\n\(host)Connection: keep-alive\r\n\r\n"),
            ("HTTP/1.2", "GET \(target) HTTP/1.2\r\n\(host)\r\n"),
            ("HTTP/2", "GET \(target) HTTP/2.0\r\n\(host)\r\n"),
            ("lower case", "get \(target) http/1.1\r\n\(host)\r\n"),
            ("two spaces", "GET  \(target) HTTP/1.1\r\n\(host)\r\n"),
            ("a tab", "GET\t\(target) HTTP/1.1\r\n\(host)\r\n"),
            ("space behind the version", "GET \(target) HTTP/1.1 \r\n\(host)\r\n"),
            ("no version", "GET \(target)\r\n\(host)\r\n"),
            ("absolute form", "GET http://localhost\(target) HTTP/1.1\r\n\(host)\r\n"),
            ("asterisk", "GET * HTTP/1.1\r\n\(host)\r\n"),
            ("fragment", "GET \(target)#part HTTP/1.1\r\n\(host)\r\n"),
            ("encoded", "GET /v1/articles/%32%33 HTTP/1.1\r\n\(host)\r\n"),
            ("bytes beyond ASCII", "GET /v1/articles/\u{e9} HTTP/1.1\r\n\(host)\r\n"),
            ("a value beyond ASCII", "GET \(target) HTTP/1.1\r\n\(host)X-Name: \u{e9}\r\n\r\n"),
            ("bare line feeds", "GET \(target) HTTP/1.1\nHost: localhost\n\n"),
            ("bare carriage return", "GET \(target) HTTP/1.1\rHost: localhost\r\n\r\n"),
            ("lines before", "\r\n\r\n" + whole),
            ("space before a colon", "GET \(target) HTTP/1.1\r\n\(host)X-Name : a\r\n\r\n"),
            ("space before a name", "GET \(target) HTTP/1.1\r\n\(host) X-Name: a\r\n\r\n"),
            ("folded", "GET \(target) HTTP/1.1\r\n\(host)X-Name: a\r\n b\r\n\r\n"),
            ("folded length", "GET \(target) HTTP/1.1\r\n\(host)X-A: a\r\n Content-Length: 5\r\n\r\n"),
            ("no colon", "GET \(target) HTTP/1.1\r\n\(host)X-Name\r\n\r\n"),
            ("no name", "GET \(target) HTTP/1.1\r\n\(host): a\r\n\r\n"),
            ("tabs around a value", "GET \(target) HTTP/1.1\r\n\(host)If-None-Match:\t*\t\r\n\r\n"),
            ("spaces around a value", "GET \(target) HTTP/1.1\r\n\(host)If-None-Match:   *   \r\n\r\n"),
            ("no space before a value", "GET \(target) HTTP/1.1\r\n\(host)if-none-match:*\r\n\r\n"),
            ("an empty value", "GET \(target) HTTP/1.1\r\n\(host)If-None-Match:\r\n\r\n"),
            ("a value twice", "GET \(target) HTTP/1.1\r\n\(host)If-None-Match: \"a\"\r\nIf-None-Match: *\r\n\r\n"),
            ("a zero byte", "GET \(target) HTTP/1.1\r\n\(host)X-Name: a\0b\r\n\r\n"),
            ("an underscore", "GET \(target) HTTP/1.1\r\n\(host)X_Name: a\r\n\r\n"),
            ("a length of 0", "GET \(target) HTTP/1.1\r\n\(host)Content-Length: 0\r\n\r\n"),
            ("a body", "GET \(target) HTTP/1.1\r\n\(host)Content-Length: 5\r\n\r\nhello"),
            (
                "a body that looks like a request",
                "GET \(target) HTTP/1.1\r\n\(host)Content-Length: \(whole.utf8.count)\r\n\r\n\(whole)"
            ),
            (
                "a chunked body",
                "GET \(target) HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
            ),
            (
                "a chunked body that looks like a request",
                "POST \(target)/views HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n"
                    + "\(String(whole.utf8.count, radix: 16))\r\n\(whole)\r\n0\r\n\r\n"
            ),
            (
                "length and chunks",
                "GET \(target) HTTP/1.1\r\n\(host)Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            ),
            ("two lengths", "GET \(target) HTTP/1.1\r\n\(host)Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello"),
            ("a wrong length", "GET \(target) HTTP/1.1\r\n\(host)Content-Length: +5\r\n\r\nhello"),
            ("a body that is not whole", "POST \(target)/views HTTP/1.1\r\n\(host)Content-Length: 400\r\n\r\n\r\n\r\n"),
            ("an upgrade", "GET \(target) HTTP/1.1\r\n\(host)Connection: upgrade\r\nUpgrade: h2c\r\n\r\n"),
            ("an expectation", "GET \(target) HTTP/1.1\r\n\(host)Expect: 100-continue\r\n\r\n"),
            (
                "many headers",
                "GET \(target) HTTP/1.1\r\n\(host)" + (0..<98).map { "X-\($0): a\r\n" }.joined() + "\r\n"
            ),
            (
                "too many headers",
                "GET \(target) HTTP/1.1\r\n\(host)" + (0..<120).map { "X-\($0): a\r\n" }.joined() + "\r\n"
            ),
            (
                "a long header",
                "GET \(target) HTTP/1.1\r\n\(host)X-Long: \(String(repeating: "a", count: 17_000))\r\n\r\n"
            ),
            ("a long target", "GET \(target)?x=\(String(repeating: "a", count: 17_000)) HTTP/1.1\r\n\(host)\r\n"),
            ("a wrong key", "GET \(target) HTTP/1.1\r\n\(host)Authorization: Bearer wrong\r\n\r\n"),
            ("another method", "GETS \(target) HTTP/1.1\r\n\(host)\r\n"),
            ("nonsense", "nonsense\r\n\r\n"),
            ("a handshake", "\u{16}\u{3}\u{1}\r\n\r\n"),
        ]
    }()

    @Test func allAreReadAsTheParserReadsThem() async throws {
        let service = try TestService()
        let last = "GET \(Self.target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        var answers: [[String]] = []
        for way in [service, service.configured { $0.usesHeadScanner = false }] {
            let found = Mutex<[String]>([])
            try await way.runLive { client in
                _ = try await client.ask(Self.target)
                for (_, bytes) in Self.cases {
                    let connection = try RawConnection(port: try #require(client.port))
                    connection.send(bytes + last)
                    connection.finishSending()
                    let text = Self.lasting(await connection.readToEnd() ?? "nothing")
                    found.withLock { $0.append(text) }
                }
            }
            answers.append(found.withLock(\.self))
        }
        for (index, sent) in Self.cases.enumerated() {
            #expect(answers[0][index] == answers[1][index], "\(sent.name)")
        }
        // The last request was reached, and so the table tests what it says.
        #expect(answers[0][0].contains("200 OK"))
    }

    /// The scanner is at work where it should be, and nowhere else: the comparison above would not tell.
    @Test func onlyThePlainestFormIsScanned() {
        let plain: Set = [
            "plain", "two", "encoded", "fragment", "spaces around a value", "no space before a value",
            "an empty value", "many headers",
        ]
        for (name, text) in Self.cases {
            let read = Array(text.utf8).withUnsafeBytes(HeadScanner.scan)
            #expect((read != nil) == plain.contains(name), "\(name)")
            if name == "two" { #expect(read?.length == text.utf8.count / 2) }
            if name == "spaces around a value" { #expect(read?.head.conditions.ifNoneMatch == "*") }
        }
    }

    /// However a request is cut into packets, it is one request.
    @Test(arguments: [1, 7, 40]) func aRequestMayComeInPieces(size: Int) async throws {
        try await TestService().runLive { client in
            _ = try await client.ask(Self.target)
            let connection = try RawConnection(port: try #require(client.port))
            let request = "GET \(Self.target) HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let bytes = Array(
                (request + request + request.replacing("\r\n\r\n", with: "\r\nConnection: close\r\n\r\n")).utf8
            )
            for start in stride(from: 0, to: bytes.count, by: size) {
                connection.send(String(decoding: bytes[start..<min(start + size, bytes.count)], as: UTF8.self))
            }
            let text = try #require(await connection.readToEnd())
            #expect(text.split(separator: "HTTP/1.1 200 OK").count == 3)
        }
    }

    /// The statuses, headers and bodies, but for what is of the moment; headers in any order.
    static func lasting(_ text: String) -> String {
        var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        lines = lines.map { line in
            let name = line.prefix { $0 != ":" }.lowercased()
            if ["date", "server-timing"].contains(name) { return "" }
            return name == "x-request-id" ? name : line.replacing(#/"requestId":"[^"]*"/#, with: "")
        }
        return lines.sorted().joined(separator: "\n")
    }
}
