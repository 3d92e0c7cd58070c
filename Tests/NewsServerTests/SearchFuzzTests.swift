import HummingbirdTesting
import NewsTestSupport
import Synchronization
import Testing

/// Whatever is typed is an answer: 200, or a 400 for one of the reasons that all addresses have.
@Suite struct SearchFuzzTests {
    /// As it stands in an address, percent-encoded where it has to be.
    private static let pieces = [
        // Words, in several scripts, and the query language.
        "quokka", "water", "Skerran", "tidal+power", "%D9%82%D9%86%D8%A7%D8%AA", "%E6%9D%B1%E4%BA%AC",
        "%E0%B9%84%E0%B8%97%E0%B8%A2",
        "%CE%9F%CE%94%CE%9F%CE%A3", "stra%C3%9Fe", "OR", "AND", "NOT", "NEAR(", "NEAR/2", "-", "%7C", "%22",
        "%E2%80%9C", "%C2%AB",
        // Signs of FTS5 and SQL.
        "*", "%5E", "(", ")", "title:", "%7Btitle%7D:", "+", "%27", "--", ";", "%5C", "%25", "_", "rank+MATCH+1", "%60",
        "/*",
        "%27)%3BDROP+TABLE+article;--", "%00", "%01", "%0A", "%0D", "%09", "%7F", "%C2%80", "%E2%80%8B", "%EF%BB%BF",
        "%E2%80%AE",
        // Marks without a base, emoji with joiners, halves of pairs, and what is no UTF-8.
        "%CC%81", "%CC%81%CC%82%CC%83", "%D9%91", "%E3%82%99", "%F0%9F%91%A9%E2%80%8D%F0%9F%9A%80",
        "%F0%9F%8F%B3%EF%B8%8F",
        "%F0%9F%87%A9", "%ED%A0%80", "%ED%BF%BF", "%FF", "%C0%80", "%E2%82", "%F4%90%80%80", "%F4%8F%BF%BF",
        "%EF%BF%BD", "%EF%BF%BF",
        "%E1%84%80%E1%85%A1", "%F0%9D%94%98", "%EF%AC%81", "%C4%B0", "1.95.0", "C%2B%2B", "c%23", "don%E2%80%99t",
        "%C2%AD", "+",
    ]

    private static func typed(_ random: inout SplitMix) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let piece = pieces.randomElement(using: &random) ?? ""
            text += Int.random(in: 0..<20, using: &random) == 0 ? String(repeating: piece, count: 30) : piece
            if Bool.random(using: &random) { text += "+" }
        }
        return text
    }

    /// Why an address is refused; nil where it is not.
    private static func reason(_ text: String) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                bytes.append(UInt8(String(rest.prefix(2)) ?? "", radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else { return "no UTF-8" }
        if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "a control character" }
        return decoded.unicodeScalars.count > 200 ? "too long" : nil
    }

    private static let options = [
        "", "&highlight=true", "&sort=newest&highlight=true", "&facets=section,tag,topic,author,language,year",
        "&limit=50&view=card",
        "&tag=climate,energy&language=en", "&status=any&highlight=true", "&language=xx&highlight=true",
        "&language=xx,cy&sort=newest", "&tag=energy&language=xx",
    ]

    @Test(arguments: [1, 2]) func everyTextIsAnAnswer(seed: UInt64) async throws {
        let service = try TestService()
        let key = ["Authorization": "Bearer \(try service.key("drafts"))"]
        let answered = Atomic(0)
        try await service.run { client in
            var random = SplitMix(seed)
            for _ in 0..<5_000 {
                let (text, option) = (Self.typed(&random), Self.options.randomElement(using: &random) ?? "")
                let isSuggestion = Int.random(in: 0..<4, using: &random) == 0
                let uri = isSuggestion ? "/v1/search/suggest?q=\(text)" : "/v1/search?q=\(text)\(option)"
                let answer = try await client.ask(uri, headers: option.contains("status") ? key : [:])
                let reason = Self.reason(text)
                #expect(
                    answer.status == (reason == nil ? 200 : 400),
                    "\(reason ?? "it is right"): \(uri)\n\(answer.text.prefix(500))"
                )
                if answer.status == 200 { answered.add(1, ordering: .relaxed) }
            }
        }
        #expect(answered.load(ordering: .relaxed) > 1_000)
    }
}
