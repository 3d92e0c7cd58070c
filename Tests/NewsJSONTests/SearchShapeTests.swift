import NewsDomain
import NewsJSON
import NewsTestSupport
import Testing

/// What a search looks like, and what it is asked to go on with.
@Suite struct SearchShapeTests {
    private static let article = ArticleSummary(
        id: 7,
        slug: "ferry",
        language: LanguageTag(trusted: "en"),
        title: "Ferry & co",
        kicker: nil,
        summary: "S",
        section: NamedReference(id: 1, slug: "news", name: "News"),
        image: nil,
        publishedAt: FixedClock.start,
        updatedAt: FixedClock.start,
        wordCount: 476,
        commentCount: 3
    )

    private static func json(
        fields: String = "article.slug,score,highlights",
        _ change: (inout SearchQuery, inout SearchResults) -> Void = { _, _ in }
    ) -> String {
        let hit = SearchHit(article: article, score: 1.25)
        var query = SearchQuery(SearchExpression("ferry"))
        var results = SearchResults(page: Page(items: [hit], next: nil), total: Total(count: 1, isExact: true))
        change(&query, &results)
        let paths = fields.split(separator: ",").map(String.init)
        let selection = FieldSelection.parse(paths, known: Shape<SearchHit>.searchHit.names)
        #expect(selection.unknown.isEmpty)
        let bytes = PageWriter.search(query, results, selection.selection, next: nil, addresses: .standard)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func whatWasNotAskedForIsNull() {
        #expect(
            Self.json() == """
                {"data":[{"article":{"slug":"ferry"},"score":1.25,"highlights":null}],\
                "page":{"limit":20,"next":null,"total":1,"totalRelation":"eq"},\
                "meta":{"query":"ferry","sortedBy":"relevance","rankedAmong":null,"didYouMean":null,"topic":null,\
                "facets":null,"isIncomplete":false}}
                """
        )
    }

    @Test func allThatThereIsToSay() {
        let text = Self.json { query, results in
            query.order = .newest
            query.facets = [.section, .year]
            results.page.items[0].score = nil
            results.page.items[0].highlights = SearchHighlights(
                title: "<mark>Ferry</mark> &amp; co",
                summary: nil,
                body: ["the <mark>ferry</mark>…"]
            )
            results.total = Total(count: 1000, isExact: false)
            results.rankedAmong = 1000
            results.didYouMean = "fairy"
            results.isIncomplete = true
            results.facets = [FacetCounts(.section, [FacetCounts.Value(value: "news", name: "News", count: 1)])]
        }
        #expect(
            text == """
                {"data":[{"article":{"slug":"ferry"},"score":null,"highlights":{"title":"<mark>Ferry</mark> &amp; co",\
                "summary":null,"body":["the <mark>ferry</mark>…"]}}],\
                "page":{"limit":20,"next":null,"total":1000,"totalRelation":"gte"},\
                "meta":{"query":"ferry","sortedBy":"newest","rankedAmong":1000,"didYouMean":"fairy","topic":null,\
                "facets":{"section":[{"value":"news","name":"News","count":1}],"year":[]},"isIncomplete":true}}
                """
        )
    }

    @Test func fieldsGoIntoArticlesAndHighlights() {
        let text = Self.json(fields: "highlights.title,article.section.name") { _, results in
            results.page.items[0].highlights = SearchHighlights(title: nil, summary: "x", body: [])
        }
        #expect(text.hasPrefix(#"{"data":[{"article":{"section":{"name":"News"}},"highlights":{"title":null}}],"#))
    }

    @Test func cursorsComeBackBitByBit() {
        for score in [0.1 + 0.2, .leastNonzeroMagnitude, 1e300, 12.345678901234567] {
            let cursor = SearchCursor.relevance(from: .max, score: score, place: -1)
            #expect(Cursor.search(Cursor.encode(cursor), .relevance) == cursor)
            #expect(Cursor.search(Cursor.encode(cursor), .newest) == nil)
        }
        for place in [Int64.min, 0, .max] {
            #expect(Cursor.search(Cursor.encode(.newest(place)), .newest) == .newest(place))
            #expect(Cursor.search(Cursor.encode(.newest(place)), .relevance) == nil)
        }
        let article = Cursor.encode(ArticleCursor(moment: Timestamp(seconds: 1), id: 2))
        #expect(Cursor.search(article, .newest) == nil && Cursor.search(article, .relevance) == nil)
    }

    /// s1.NaN.2, s1.∞.2, s1.2, s1.-1.2, s1.2.3.4, t1, t1.2.3, and no base64.
    @Test(arguments: [
        "czEuOTIyMTEyMDIzNzA0MTA5MDU2MC4y", "czEuOTIxODg2ODQzNzIyNzQwNTMxMi4y", "czEuMg", "czEuLTEuMg", "czEuMi4zLjQ",
        "dDE",
        "dDEuMi4z", "", "!", String(repeating: "A", count: 9_000),
    ])
    func forgedCursorsAreNone(text: String) {
        #expect(Cursor.search(text, .relevance) == nil && Cursor.search(text, .newest) == nil)
    }
}
