import HTTPTypes
import NewsDomain
import NewsTestSupport
import Testing

@testable import NewsHTTP

/// Conditions, ranges and what a client accepts, in headers of any text: the answer is the whole one, the same one
/// compressed, or none because the client has it.
@Suite struct HeaderFuzzTests {
    private static let pieces = [
        "*", "W/", "\"a\"", "\"", "\"\"", ",", ", ", ";", "q=", "q=0", "Q=0.5", "q=1.000", "q=1.001", "q=.5",
        "q=0.0001", "gzip",
        "GZIP", "x-gzip", "identity", "deflate", "br", "*;q=0", "text/html", "application/json", "*/*", "application/*",
        "bytes=0-1", "bytes=-5", "bytes=5-", "bytes=9-1", "bytes=0-0,2-3", "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Fri, 31 Dec 9999 23:59:59 GMT", "GMT",
        "00:00:60", "-", " ",
        "\t", "\u{e9}", "0", "99999999999999999999", "=", "mine", "a b",
    ]
    private static let names = [
        "If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "If-Range", "Range", "Accept",
        "Accept-Encoding",
        "X-Request-Id", "Accept-Language", "Sec-GPC", "Origin",
    ].compactMap { HTTPField.Name($0) }
    private static let body = [UInt8](repeating: 0x61, count: 4_096)

    private static func fields(_ random: inout SplitMix, tag: String?) -> HTTPFields {
        var fields = HTTPFields()
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            guard let name = names.randomElement(using: &random) else { continue }
            let value = random.text(of: pieces + [tag ?? "\"x\""], upTo: 7)
            if HTTPField.isValidValue(value) { fields.append(HTTPField(name: name, value: value)) }
        }
        return fields
    }

    @Test func everyAnswerIsWholeOrNone() async throws {
        let caching = TestDispatcher.caching()
        let endpoint = Endpoint(read: "/a") { request in
            try caching.answer(request, request.query, .articles) { Answer.json(Self.body) }
        }
        let test = TestDispatcher([endpoint], caching: caching)
        let plain = await test.ask("/a")
        let tag = try #require(plain.headers["etag"])
        for seed in FuzzRounds(4_000) {
            var random = SplitMix(seed)
            let sent = Self.fields(&random, tag: tag)
            let answer = await test.ask("/a", .get, sent)
            let text = "round \(seed): \(sent)"
            try #require([200, 304].contains(answer.status), "\(answer.status) to \(text)")
            let isCompressed = answer.headers["content-encoding"] == "gzip"
            if answer.status == 200, !isCompressed { try #require(answer.body == plain.body, "\(text)") }
            if answer.status == 304 {
                try #require(
                    answer.body.isEmpty && !sent[values: .ifNoneMatch].isEmpty || sent[.ifModifiedSince] != nil,
                    "\(text)"
                )
            }
            if isCompressed {
                try #require(sent[.acceptEncoding]?.lowercased().contains(#/gzip|\*/#) == true, "\(text)")
            }
            try #require(!answer.head.dropLast(4).contains("\r\n\r\n"), "two heads in answer to \(text)")
            try #require(answer.headers["vary"]?.lowercased().contains("accept-encoding") == true, "\(text)")
        }
    }

    @Test func aTagIsFoundInEveryListThatHasIt() throws {
        for seed in FuzzRounds(4_000) {
            var random = SplitMix(seed)
            let text = random.text(of: Self.pieces, upTo: 8)
            _ = (ContentCoding(accepted: text), AcceptedTypes(text).prefersPage, EventID(text))
            if let moment = HTTPDate.moment(text) {
                try #require(HTTPDate.moment(moment.internetDate) == moment, "round \(seed): \(text)")
            }
            guard let tags = EntityTag.list(text) else { continue }
            let list = tags.map(\.text).joined(separator: " , ")
            try #require(EntityTag.list(tags.isEmpty ? "*" : list) == tags, "round \(seed): \(text)")
        }
    }
}
