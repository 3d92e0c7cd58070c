import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// Whatever is done, and in whatever order: what is found is what is there.
struct RandomSearchTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func searchFindsWhatALookAtEveryTextFinds(seed: UInt64) async throws {
        var editors = try await RandomEditors(seed: seed)
        var random = SplitMix(seed)
        for step in 0..<120 {
            let done = try await editors.doSomething()
            if step % 10 == 0, random.next() % 3 == 0 { try editors.newsroom.store.beginReindex() }
            guard step % 5 == 4 else { continue }
            try index(editors.newsroom)
            #expect(try editors.newsroom.store.integrityFaults() == [], "after \(done)")
            for word in ["boats", "text", "title", "imported", "article", "of boats", "t1", "w2", "restored", "5"] {
                try await compare(word, editors.newsroom, done)
            }
        }
    }

    private func index(_ newsroom: TestNewsroom) throws {
        // Topics that are found in texts are names to be found by.
        while try newsroom.store.searchForTopics(at: newsroom.clock.now()) != nil {}
        while let step = try newsroom.store.indexForSearch(.inBackground, at: newsroom.clock.now()), !step.isLast {}
    }

    private func compare(_ text: String, _ newsroom: TestNewsroom, _ done: String) async throws {
        for (status, order) in [(nil, SearchOrder.newest), (nil, .relevance), (EditorialFilter.any, .newest)] {
            var query = SearchQuery(SearchExpression("\"\(text)\""))
            (query.articles.status, query.articles.limit, query.order) = (status, 50, order)
            let results = try newsroom.store.search(query, at: newsroom.clock.now())
            let expected = try await articles(saying: text, status, newsroom)
            let slugs = results.page.items.map(\.article.slug).sorted()
            #expect(slugs == expected.sorted(), "“\(text)”, \(String(describing: status)), after \(done)")
            #expect(results.total == Total(count: expected.count, isExact: true))
        }
    }

    /// The articles of which a text has the words one behind the other.
    private func articles(
        saying text: String,
        _ status: EditorialFilter?,
        _ newsroom: TestNewsroom
    ) async throws -> [String] {
        var list = ArticleQuery()
        (list.status, list.limit) = (status, 100)
        var found: [String] = []
        for slug in try await newsroom.slugs(list) {
            var query = ArticleDetailQuery(article: .slug(slug))
            (query.isEditorial, query.extras, query.format) = (status != nil, .topics, .text)
            guard case .here(let article) = try newsroom.store.article(query, at: newsroom.clock.now()) else {
                continue
            }
            let summary = article.summary
            let lead = [summary.kicker, summary.subtitle, summary.summary].compactMap(\.self).joined(separator: "\n")
            let names =
                summary.tags.map(\.name) + summary.authors.map(\.name)
                + article.topics.flatMap { [$0.topic.title] + $0.topic.aliases }
            let texts = [summary.title, lead, article.body ?? ""] + names
            let words = " \(SearchFolding.fold(text)) "
            if texts.contains(where: { " \(SearchFolding.fold($0)) ".contains(words) }) { found.append(slug) }
        }
        return found
    }
}
