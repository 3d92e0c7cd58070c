import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What a search costs in statements does not depend on how much it finds.
@Suite struct SearchStatementTests {
    private static func newsroom(_ count: Int) throws -> TestNewsroom {
        let articles = (0..<count)
            .map { number in
                ImportRecord.article(
                    .sample("a\(number)", title: "Ferry \(number)", secondsAgo: Int64(number + 10)) {
                        $0.tags = ["t\(number % 7)", "t\(number % 5)"]
                        $0.authors = ["u"]
                    }
                )
            }
        let author = ImportRecord.author(ImportedAuthor(sourceID: "u", name: "Ada"))
        let newsroom = try TestNewsroom([.news, author] + (0..<7).map { .tag("t\($0)") } + articles)
        while let step = try newsroom.store.indexForSearch(.inBulk, at: newsroom.clock.now()), !step.isLast {}
        return newsroom
    }

    private static let searches: [(name: String, most: Int, change: @Sendable (inout SearchQuery) -> Void)] = [
        ("relevance", 14, { _ in }), ("newest", 14, { $0.order = .newest }),
        ("highlights", 15, { $0.highlights = true }),
        ("facets", 20, { $0.facets = SearchFacet.allCases }),
        (
            "filters", 22,
            {
                ($0.articles.section, $0.articles.author, $0.articles.tags) = ("news", "ada", [["t0", "t1"]])
                $0.articles.languages = LanguageRanges([.english])
            }
        ), ("an editor's", 20, { $0.articles.status = .any }),
    ]

    @Test(arguments: searches.indices) func theirNumberIsTheSameForTenAndForTwoHundred(index: Int) async throws {
        let (name, most, change) = Self.searches[index]
        var counts: [Int] = []
        for newsroom in [try Self.newsroom(10), try Self.newsroom(200)] {
            var query = SearchQuery(SearchExpression("ferry bo"))
            query.articles.limit = 50
            change(&query)
            let search = { [query] in
                let found = try newsroom.store.search(query, at: newsroom.clock.now())
                #expect(found.page.items.count >= 4, "\(name)")
            }
            // Once for names that nobody has read before.
            try search()
            let statements = try await newsroom.statements.statements { try search() }
            #expect(statements.count <= most, "\(name): \(statements.joined(separator: "\n"))")
            counts.append(statements.count)
        }
        #expect(counts[0] == counts[1], "\(name)")
    }

    @Test func suggestionsTakeAsMany() async throws {
        var counts: [Int] = []
        for newsroom in [try Self.newsroom(10), try Self.newsroom(200)] {
            let suggest = { _ = try newsroom.store.suggestions(SuggestionQuery("fer"), at: newsroom.clock.now()) }
            try suggest()
            counts.append(try await newsroom.statements.statements { try suggest() }.count)
        }
        #expect(counts[0] == counts[1] && counts[0] <= 14, "\(counts)")
    }
}
