import Foundation
import HummingbirdTesting
import NewsHTTP
import NewsServer
import NewsTestSupport
import Testing

/// Every address that is read, with any parameters: an answer that is right or says what is wrong, in JSON, and the same
/// whatever the order of the parameters.
@Suite struct ParameterFuzzTests {
    private static let values = [
        "1", "0", "-1", "20", "100", "101", "9223372036854775807", "9223372036854775808", "+5", "1.0", "\u{663}", "",
        ",", "a,b",
        "1,2,2", "news", "energy", "climate,energy", "dunmere", "skerran-barrier-first-power", "no-such", "true",
        "false", "TRUE",
        "newest", "oldest", "updated", "name", "articles", "relevance", "day", "week", "month", "html", "blocks",
        "text", "card",
        "full", "summary", "related,comments", "topics,views", "title", "title,section.name", "id,id", "a.b.c", "en",
        "pt-BR",
        "*", "xx,en", "english", "2026-11-22", "2026-02-30", "9999-12-31T23:59:59Z", "0000-01-01T00:00:00+23:59",
        "YTE3OTU3ODc3MDAuMjM", "bjEu", "a", "any", "draft", "trash", "/a/b", "https://a.example/x?y", "section,tag",
        "article.*",
    ]

    private static func query(_ names: [String], _ random: inout SplitMix) -> [String] {
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
            let name = random.isOne(in: 12) ? random.text(of: HostileTexts.pieces, upTo: 3) : random.piece(of: names)
            let value = random.isOne(in: 5) ? random.text(of: HostileTexts.pieces, upTo: 6) : random.piece(of: values)
            return encoded(name) + "=" + encoded(value)
        }
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    private static func address(_ operation: String, _ random: inout SplitMix) -> String {
        let path = operation.split(separator: " ").last ?? ""
        return path.split(separator: "/").reduce(into: "") { address, segment in
            address +=
                "/" + (segment.first == "{" ? encoded(random.piece(of: values + ["23", "news"])) : String(segment))
        }
    }

    @Test func everyQueryIsAnAnswerWhateverItsOrder() async throws {
        let service = try TestService().configured { $0.requests.isEnabled = false }
        let key = ["Authorization": "Bearer \(try service.key("drafts", "moderate"))"]
        // A stream has no end.
        let reads = try ContractTests.operations().filter { $0.name.hasPrefix("GET") && !$0.name.hasSuffix("/events") }
        try await service.run { client in
            for seed in FuzzRounds(1_500) {
                var random = SplitMix(seed)
                guard let (name, parameters) = reads.randomElement(using: &random) else { return }
                let address = Self.address(name, &random)
                let pairs = Self.query(parameters + ["nope"], &random).filter { !$0.hasPrefix("live=") }
                let headers = random.isOne(in: 3) ? key : [:]
                let uri = address + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
                let answer = try await client.ask(uri, headers: headers)
                try #require(answer.status < 500, "round \(seed): \(uri)\n\(answer.text.prefix(500))")
                let isJSON = answer.header("Content-Type")?.contains("json") == true
                try #require(!isJSON || answer.json != nil, "round \(seed): \(uri)\n\(answer.text.prefix(500))")
                // The order of two values of one parameter may mean something.
                guard Set(pairs.map { $0.prefix { $0 != "=" } }).count == pairs.count else { continue }
                let turned = address + "?" + pairs.reversed().joined(separator: "&")
                let again = try await client.ask(turned, headers: headers)
                try #require(again.status == answer.status, "round \(seed): \(uri)\n\(turned)")
                guard answer.status == 200 else { continue }
                try #require(again.text == answer.text, "round \(seed): \(uri)\n\(turned)")
            }
        }
    }
}
