import NewsDomain
import NewsJSON
import NewsTestSupport
import Testing

@testable import NewsHTTP

/// Any body is a change, or has faults that say where they are: as many as one answer tells, each of a member that is there.
@Suite struct BodyFuzzTests {
    private static let names = [
        "title", "slug", "language", "kicker", "subtitle", "summary", "section", "authors", "tags", "topics",
        "galleries", "image",
        "status", "publishedAt", "commentsOpen", "corrections", "canonicalUrl", "source", "optsOutOfRelated", "name",
        "description", "position", "biography", "picture", "type", "aliases", "sameAs", "kind", "poster", "items",
        "url", "width",
        "height", "bytes", "mimeType", "durationSeconds", "alt", "caption", "credit", "media", "text", "at", "id",
        "nope", "a/b~c",
    ]
    private static let words = [
        "null", "true", "1", "0", "-1", "1.0", "1.5", "1e400", "9223372036854775807", "9223372036854775808", "\"\"",
        "\"news\"",
        "\"12\"", "\"A B\"", "\"2026-11-22T09:30:00Z\"", "\"1899-12-31T00:00:00Z\"", "\"en\"", "\"english\"",
        "\"draft\"",
        "\"https://a.example/\"", "\"javascript:x\"", "\"image\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[null]",
        "[[]]",
    ]

    private static func value(_ random: inout SplitMix, depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 3 ? 3 : 6), using: &random) {
        case 0: return quoted(random.text(of: HostileTexts.pieces, upTo: 8))
        case 1, 2: return random.piece(of: words)
        case 3: return "[" + list(&random) { value(&$0, depth: depth + 1) } + "]"
        default: return object(&random, depth: depth + 1)
        }
    }

    private static func object(_ random: inout SplitMix, depth: Int) -> String {
        "{" + list(&random) { "\"\($0.piece(of: names))\":\(value(&$0, depth: depth))" } + "}"
    }

    private static func list(_ random: inout SplitMix, _ part: (inout SplitMix) -> String) -> String {
        (0..<Int.random(in: 0...5, using: &random)).map { _ in part(&random) }.joined(separator: ",")
    }

    private static func quoted(_ text: String) -> String {
        var json = JSONWriter()
        json.string(text)
        return String(decoding: json.finish(), as: UTF8.self)
    }

    private static func faults(_ members: JSONObject) -> [[Fault]] {
        var article = BodyReader(members)
        article.passOver(membersOf: .articleWithTopics)
        _ = ArticleChange(&article)
        return [article.allFaults()]
            + CatalogueKind.allCases.map { kind in
                var body = BodyReader(members)
                _ = CatalogueChange(kind, &body)
                return body.allFaults()
            }
    }

    @Test func everyBodyIsAChangeOrSaysWhatIsWrong() throws {
        for seed in FuzzRounds(5_000) {
            var random = SplitMix(seed)
            var json = Array(Self.object(&random, depth: 0).utf8)
            if random.isOne(in: 4) { json = random.changed(json, putting: Self.words) }
            guard case .object(let members)? = try? JSONParser.parse(json) else { continue }
            for faults in Self.faults(members) {
                let text = "round \(seed): \(String(decoding: json, as: UTF8.self))"
                try #require(faults.count <= QueryReader.maximumFaults, "\(text)")
                for fault in faults {
                    guard case .pointer(let pointer) = fault.place else { continue }
                    try #require(pointer.first == "/" && pointer.utf8.count < 600, "\(pointer) of \(text)")
                    try #require(fault.detail.utf8.count < 1_200 && !fault.code.isEmpty, "\(fault.detail) of \(text)")
                }
            }
        }
    }
}
