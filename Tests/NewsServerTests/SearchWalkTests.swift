import HummingbirdTesting
import NewsDomain
import NewsTestSupport
import Testing

/// Paging through what was found while editors go on working.
@Suite struct SearchWalkTests {
    /// Articles that say it once, twice and so on, so that each fits otherwise.
    private static func records(_ count: Int) -> [ImportRecord] {
        [.section("zoo")]
            + (1...count).map { number in
                let text = "One \(String(repeating: "wombat ", count: number)) under \(number) trees."
                return .article(
                    .sample(
                        "wombat-\(number)",
                        title: "Of animals, \(number)",
                        section: "zoo",
                        secondsAgo: 100 * Int64(number)
                    ) {
                        $0.body = Body(html: "<p>\(text)</p>", text: text)
                    }
                )
            }
    }

    /// Every new article changes how rare the words of all others are.
    @Test(arguments: ["relevance", "newest"]) func othersArePublishedMeanwhile(order: String) async throws {
        try await TestService(adding: Self.records(24)).edit { editor, client in
            let uri = "/v1/search?q=wombat&sort=\(order)&limit=5"
            let whole = slugs(try await client.ask("/v1/search?q=wombat&sort=\(order)&limit=50"))
            var (found, cursor): ([String], String?) = ([], "")
            while let at = cursor {
                let answer = try await client.ask(at.isEmpty ? uri : "\(uri)&cursor=\(at)")
                found += slugs(answer)
                cursor = answer.value("page.next") as? String
                for word in ["wombat", "heron", "otter"] {
                    let json =
                        #"{"title": "Of \#(word)s", "section": "news", "body": "<p>\#(word)</p>", "status": "published"}"#
                    #expect(try await editor.create(json).status == 201)
                }
            }
            #expect(whole.count == 24 && found == whole)
        }
    }

    @Test(arguments: ["relevance", "newest"]) func whatIsWithdrawnMeanwhileIsNotFound(order: String) async throws {
        try await TestService(adding: Self.records(12)).edit { editor, client in
            let uri = "/v1/search?q=wombat&sort=\(order)&limit=5"
            let first = try await client.ask(uri)
            let rest = slugs(try await client.ask("/v1/search?q=wombat&sort=\(order)&limit=50")).dropFirst(5)
            let withdrawn = try #require(rest.first)
            #expect(try await editor.patch(withdrawn, #"{"status": "withdrawn"}"#).status == 200)
            let next = try #require(first.value("page.next") as? String)
            #expect(slugs(try await client.ask("\(uri)&cursor=\(next)")) == Array(rest.dropFirst().prefix(5)))
        }
    }

    private func slugs(_ answer: Received) -> [String] {
        (answer.value("data") as? [[String: Any]] ?? []).map { FoundArticle($0).slug }
    }
}
