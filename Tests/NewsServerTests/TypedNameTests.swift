import HTTPTypes
import HummingbirdTesting
import NewsTestSupport
import Testing

/// Slugs are found in whatever case and normal form they are typed.
struct TypedNameTests {
    @Test func whatIsTypedOtherwiseLeadsToWhatIsMeant() async throws {
        let service = try TestService()
        try await service.edit { editor, reader in
            let article = #"{"title": "IŞIK ve SÖZ", "language": "tr", "section": "news", "tags": ["Ελληνικός λόγος"]}"#
            let created = try await editor.create(article, query: "?createMissing=true")
            #expect(created.value("data.slug") as? String == "ışık-ve-söz")
            let publish = #"{"status": "published"}"#
            #expect(try await editor.patch("%C4%B1%C5%9F%C4%B1k-ve-s%C3%B6z", publish).status == 200)
            // IŞIK-VE-SÖZ, and the same with each diaeresis and cedilla as a mark of its own.
            for typed in ["I%C5%9EIK-VE-S%C3%96Z", "%C4%B1s%CC%A7%C4%B1k-ve-so%CC%88z"] {
                let answer = try await reader.ask("/v1/articles/\(typed)")
                #expect(answer.status == 301, "\(typed)")
                #expect(answer.header("Location") == "/v1/articles/%C4%B1%C5%9F%C4%B1k-ve-s%C3%B6z")
            }
            // ΕΛΛΗΝΙΚΌΣ-ΛΌΓΟΣ
            let tag = "%CE%95%CE%9B%CE%9B%CE%97%CE%9D%CE%99%CE%9A%CE%8C%CE%A3-%CE%9B%CE%8C%CE%93%CE%9F%CE%A3"
            #expect(try await reader.ask("/v1/tags/\(tag)").status == 301)
            let listed = try await reader.ask("/v1/articles?tag=\(tag)&fields=slug")
            #expect(listed.value("data.0.slug") as? String == "ışık-ve-söz")
        }
    }
}
