import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// Names that readers' connections keep are those of the state that is read.
struct NameCacheTests {
    private func names(_ newsroom: TestNewsroom, limit: Int = 100) throws -> [[String]] {
        var query = ArticleQuery()
        (query.limit, query.order) = (limit, .oldest)
        var names: [[String]] = []
        repeat {
            let page = try newsroom.store.articles(query, at: newsroom.clock.now())
            names += page.items.map { $0.tags.map(\.name) + $0.authors.map(\.name) }
            query.cursor = page.next
        } while query.cursor != nil
        return names
    }

    @Test func aRenamedOneIsCalledByItsNewNameAtOnce() throws {
        let newsroom = try TestNewsroom([
            .news, .tag("sea"), .tag("wind"), .author(ImportedAuthor(sourceID: "u", name: "Ada")),
            .article(.sample("a", secondsAgo: 10) { ($0.tags, $0.authors) = (["wind", "sea"], ["u"]) }),
        ])
        #expect(try names(newsroom) == [["wind", "sea", "Ada"]])
        for number in 0..<3 {
            try newsroom.add([
                .tag(ImportedTag(sourceID: "sea", name: "Sea \(number)")),
                .author(ImportedAuthor(sourceID: "u", name: "Ada \(number)")),
            ])
            #expect(try names(newsroom) == [["wind", "Sea \(number)", "Ada \(number)"]])
            let article = try newsroom.store.article(ArticleDetailQuery(article: .id(1)), at: newsroom.clock.now())
            guard case .here(let whole) = article else {
                Issue.record("The article has moved.")
                return
            }
            #expect(whole.summary.tags.map(\.name) == ["wind", "Sea \(number)"])
            #expect(whole.summary.authors.map(\.name) == ["Ada \(number)"])
        }
    }

    /// More changes than are looked through, and the one that counts among the first of them.
    @Test func oneRenamedLongAgoIsCalledByItsNewName() throws {
        let newsroom = try TestNewsroom([
            .news, .tag("sea"), .article(.sample("a", secondsAgo: 10) { $0.tags = ["sea"] }),
        ])
        #expect(try names(newsroom) == [["sea"]])
        let others = (0..<1_200).map { ImportRecord.tag("t\($0)") }
        try newsroom.add([.tag(ImportedTag(sourceID: "sea", name: "Sea"))] + others)
        #expect(try names(newsroom) == [["Sea"]])
    }

    /// More names than are kept, in one list and over several.
    @Test(arguments: [10, 90])
    func moreNamesThanAreKeptAreAllRead(perArticle: Int) throws {
        let count = 100
        let tags = (0..<count).map { article in (0..<perArticle).map { "t\(article)-\($0)" } }
        let newsroom = try TestNewsroom(
            [.news] + tags.joined().map { .tag($0) }
                + tags.enumerated()
                .map { index, tags in
                    .article(.sample("a\(index)", secondsAgo: Int64(1_000 - index)) { $0.tags = tags })
                }
        )
        for _ in 0..<2 {
            #expect(try names(newsroom) == tags)
            #expect(try names(newsroom, limit: 7) == tags)
        }
    }
}
