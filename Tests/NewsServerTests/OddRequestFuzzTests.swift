import HummingbirdTesting
import NewsHTTP
import NewsServer
import NewsTestSupport
import Testing

/// Requests of any form, a few on a connection, cut anywhere: whoever reads them, the scanner or NIO's parser, and however they
/// come, there are as many as there are, and the answers to them are the same.
@Suite struct OddRequestFuzzTests {
    private static let methods = ["GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "DELETE", "get", "GETS", "TRACE"]
    private static let targets = [
        "/v1/articles/23", "/v1/articles?limit=1", "/v1/sections", "/livez", "/v1/nope", "/v1/articles/%32%33", "/%00",
        "*",
        "http://localhost/livez", "/livez#a", "/v1/articles/23?fields=title&", "//livez", "/v1/tags/é", "",
    ]
    private static let versions = [
        " HTTP/1.1", " HTTP/1.1", " HTTP/1.1", " HTTP/1.0", " HTTP/1.2", " HTTP/2.0", "", " http/1.1",
    ]
    private static let lines = [
        "Host: localhost", "Host: localhost", "Host:", "host: a\u{e9}", "Content-Length: 0", "Content-Length: 5",
        "Content-Length: +5", "Content-Length: 05", "Content-Length: 5, 5", "content-length:5",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding:\tchunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding : chunked",
        "Expect: 100-continue",
        "Connection: keep-alive", "Connection: close", "Connection: Upgrade", "Upgrade: h2c", "If-None-Match: *",
        "If-None-Match: \"a\", W/\"b\"", "If-Modified-Since: Sun, 06 Nov 2094 08:49:37 GMT",
        "Accept-Encoding: gzip;q=0.5, *",
        "Accept-Encoding: identity", "X-Forwarded-For: 192.0.2.1, 10.0.0.1", "X-Request-Id: mine", "Range: bytes=0-1",
        "Authorization: Bearer x", "X-A: b", " folded", "X-A: b\u{0}c", "X_A: b", "X-A : b", ": b", "X-A",
        "Accept: text/html",
        "Content-Type: application/json",
    ]
    private static let bodies = [
        "", "", "", "hello", "{\"a\"", "5\r\nhello\r\n0\r\n\r\n", "5;x=y\r\nhello\r\n0\r\nA: b\r\n\r\n", "0\r\n\r\n",
    ]
    private static let ends = ["\r\n", "\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r"]

    private static func request(_ random: inout SplitMix) -> String {
        var text = random.piece(of: methods) + " " + random.piece(of: targets) + random.piece(of: versions)
        let end = random.isOne(in: 6) ? random.piece(of: ends) : "\r\n"
        text += end + (random.isOne(in: 8) ? "" : "Host: localhost" + end)
        for _ in 0..<Int.random(in: 0...3, using: &random) { text += random.piece(of: lines) + end }
        return text + end + random.piece(of: bodies)
    }

    private static func connection(_ random: inout SplitMix) -> [UInt8] {
        let text = (0..<Int.random(in: 1...3, using: &random)).map { _ in request(&random) }.joined()
        let bytes = Array(text.utf8)
        guard random.isOne(in: 2) else { return bytes }
        return random.changed(bytes, putting: lines + ends + ["\r\n\r\n", " ", ":", "GET / HTTP/1.1\r\n"])
    }

    /// Sends bytes in pieces, then a last request, and reads all answers.
    private static func answers(_ client: any TestClientProtocol, to bytes: [UInt8], cut: Int) async throws -> String {
        let last = "GET /v1/articles/23 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        let connection = try RawConnection(port: try #require(client.port))
        let all = bytes + Array(last.utf8)
        for start in stride(from: 0, to: all.count, by: cut) {
            connection.send(Array(all[start..<min(all.count, start + cut)]))
        }
        connection.finishSending()
        let lines = OddRequestTests.lasting(await connection.readToEnd() ?? "nothing").split(separator: "\n")
        // A time of rendering stands on what was just made alone, and leaves an empty line.
        return lines.joined(separator: "\n")
    }

    /// The statuses of answers of which one refuses an opening: those that may depend on what had come of it by then count as one.
    /// Nil where none does.
    private static func refusals(_ answers: String) -> [String]? {
        // A status may stand behind a body that has no line of its own.
        let statuses = answers.matches(of: #/HTTP/1\.1 (\d{3}) /#).map { String($0.1) }
        let told = statuses.map { ["400", "501", "505"].contains($0) ? "refused" : $0 }
        return told.contains("refused") ? told.sorted() : nil
    }

    @Test func allAreReadAlike() async throws {
        let service = try TestService().configured { $0.requests.isEnabled = false }
        let parsing = service.configured { $0.usesHeadScanner = false }
        try await service.runLive { scanned in
            try await parsing.runLive { parsed in
                for seed in FuzzRounds(400) {
                    var random = SplitMix(seed)
                    let bytes = Self.connection(&random)
                    let whole = try await Self.answers(scanned, to: bytes, cut: 1 << 20)
                    let byParser = try await Self.answers(parsed, to: bytes, cut: 1 << 20)
                    let sent = "round \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
                    try #require(whole == byParser, "\(sent)")
                    let cut = Int.random(in: 1...40, using: &random)
                    let inPieces = try await Self.answers(scanned, to: bytes, cut: cut)
                    try #require(
                        whole == inPieces
                            || Self.refusals(whole) != nil && Self.refusals(whole) == Self.refusals(inPieces),
                        "in pieces of \(cut), \(sent): \(whole) and \(inPieces)"
                    )
                }
            }
        }
    }
}
