import HummingbirdTesting
import NewsTestSupport
import Testing

/// What a search and a box for searching take, and what they refuse.
@Suite struct SearchParameterTests {
    private static let tooLong = String(repeating: "x", count: 201)

    /// A request, and all that is wrong with it.
    private static let wrong: [(uri: String, faults: Set<String>)] = [
        ("/v1/search", ["q required"]), ("/v1/search?q=", ["q empty"]), ("/v1/search?q", ["q empty"]),
        ("/v1/search?q=a&q=b", ["q repeated"]), ("/v1/search?q=\(tooLong)", ["q wrongLength"]),
        // One character to a reader, two scalars: 202.
        ("/v1/search?q=\(String(repeating: "e%CC%81", count: 101))", ["q wrongLength"]),
        ("/v1/search?q=a&sort=oldest", ["sort unknownValue"]), ("/v1/search?q=a&sort=updated", ["sort unknownValue"]),
        ("/v1/search?q=a&limit=0", ["limit outOfRange"]), ("/v1/search?q=a&limit=51", ["limit outOfRange"]),
        ("/v1/search?q=a&highlight=yes", ["highlight unknownValue"]), ("/v1/search?q=a&facets=", ["facets empty"]),
        ("/v1/search?q=a&facets=section,,tag", ["facets empty"]),
        ("/v1/search?q=a&facets=section,colour", ["facets unknownValue"]),
        ("/v1/search?q=a&fields=title", ["fields unknownField"]),
        ("/v1/search?q=a&fields=article.titel", ["fields unknownField"]),
        ("/v1/search?q=a&view=card&fields=score", ["view notPossible"]),
        ("/v1/search?q=a&cursor=x", ["cursor notACursor"]), ("/v1/search?q=a&cursor=YTEuMg", ["cursor notACursor"]),
        ("/v1/search?q=a&section=none&tag=no,nor", ["section unknown", "tag unknown"]),
        ("/v1/search?q=a&author=nobody&topic=nothing", ["author unknown", "topic unknown"]),
        ("/v1/search?q=a&tag=a,,b", ["tag empty"]), ("/v1/search?q=a&language=e", ["language notALanguage"]),
        (
            "/v1/search?q=a&publishedAfter=today&publishedBefore=x",
            ["publishedAfter notATime", "publishedBefore notATime"]
        ),
        (
            "/v1/search?q=a&count=true&exclude=1&ids=1&updatedAfter=2026-01-01",
            [
                "count unknownParameter", "exclude unknownParameter", "ids unknownParameter",
                "updatedAfter unknownParameter",
            ]
        ),
        (
            "/v1/search?q=&sort=best&limit=x&facets=y&highlight=z&cursor=&fields=a&one=two",
            [
                "q empty", "sort unknownValue", "limit notANumber", "facets unknownValue", "highlight unknownValue",
                "cursor empty", "fields unknownField", "one unknownParameter",
            ]
        ),
        ("/v1/search/suggest", ["q required"]), ("/v1/search/suggest?q=", ["q empty"]),
        ("/v1/search/suggest?q=\(tooLong)", ["q wrongLength"]),
        ("/v1/search/suggest?q=a&limit=11", ["limit outOfRange"]),
        ("/v1/search/suggest?q=a&language=english", ["language notALanguage"]),
        ("/v1/search/suggest?q=a&fields=title", ["fields unknownField"]),
        (
            "/v1/search/suggest?q=a&sort=newest&section=news&cursor=x",
            ["sort unknownParameter", "section unknownParameter", "cursor unknownParameter"]
        ),
    ]

    @Test func allThatIsWrongIsTold() async throws {
        try await TestService().run { client in
            for (uri, faults) in Self.wrong {
                let answer = try await client.ask(uri)
                #expect(answer.status == 400 && Set(answer.faults) == faults, "\(uri): \(answer.faults)")
            }
        }
    }

    @Test func whatIsMeantIsSuggested() async throws {
        try await TestService().run { client in
            for (uri, suggestion) in [
                ("/v1/search?query=a", "q"), ("/v1/search?q=a&highlights=true", "highlight"),
                ("/v1/search?q=a&facet=tag", "facets"), ("/v1/search?q=a&order=newest", "sort"),
                ("/v1/search?q=a&facets=sections", "section"), ("/v1/search?q=a&category=news", "section"),
            ] {
                let answer = try await client.ask(uri)
                let known = (answer.value("errors") as? [[String: Any]])?
                    .compactMap { ($0["params"] as? [String: Any])?["suggestion"] as? String }
                #expect(known?.contains(suggestion) == true, "\(uri): \(answer.text)")
            }
        }
    }

    @Test func aStatusNeedsAKeyThatReadsDrafts() async throws {
        let service = try TestService()
        let (drafts, moderate) = (try service.key("drafts"), try service.key("moderate"))
        try await service.run { client in
            func ask(_ status: String, _ key: String?) async throws -> Received {
                let headers = key.map { ["Authorization": "Bearer \($0)"] } ?? [:]
                return try await client.ask("/v1/search?q=a&status=\(status)", headers: headers)
            }
            #expect(try await ask("draft", nil).status == 401)
            #expect(try await ask("draft", moderate).status == 403)
            for status in ["draft", "scheduled", "published", "withdrawn", "any"] {
                let answer = try await ask(status, drafts)
                #expect(answer.status == 200, "\(status): \(answer.text)")
                #expect(answer.header("Cache-Control") == "private, no-store", "\(status)")
            }
            let trashed = try await ask("trashed", drafts)
            #expect(trashed.status == 400 && trashed.faults == ["status unknownValue"])
            #expect(trashed.text.contains("withdrawn, any"), "those that may be searched are named")
        }
    }

    @Test func waysToAskForTheSameAreOne() async throws {
        try await TestService().run { client in
            let first = try await client.ask("/v1/search?q=water&facets=section,tag&limit=5")
            #expect(first.status == 200 && first.header("Server-Timing") != nil)
            for other in [
                "limit=5&q=water&facets=tag&facets=section&facets=tag",
                "q=%77ater&facets=tag,section&limit=5&sort=relevance",
                "q=water&facets=section,tag&limit=5&highlight=false&view=summary",
            ] {
                let answer = try await client.ask("/v1/search?\(other)")
                #expect(answer.text == first.text && answer.header("Server-Timing") == nil, "\(other)")
            }
            #expect(try await client.ask("/v1/search?q=water&facets=section&limit=5").header("Server-Timing") != nil)
        }
    }
}
