import NewsDomain
import NewsMarkup
import NewsSamples
import NewsTestSupport
import Testing

/// The demo newsroom's articles in blocks.
struct DemoBlockTests {
    private let records = SortedRecords(DemoNewsroom.records(publishedBefore: Timestamp(seconds: 1_795_391_000)))

    @Test func blocksSayWhatTheArticlesSay() {
        for article in records.articles {
            #expect(differenceOfBlocks(of: article.body.html) == nil, "\(article.title)")
            #expect(misplacedText(of: article.body.html, in: article.body.text) == nil, "\(article.title)")
            #expect(!hasHTML(Markup.blocks(of: article.body.html)), "\(article.title)")
        }
    }
}
