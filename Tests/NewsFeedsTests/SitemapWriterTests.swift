import NewsDomain
import NewsFeeds
import Testing

struct SitemapWriterTests {
    @Test func aFileHasOneName() throws {
        for kind in SitemapKind.allCases {
            let part = try #require(SitemapPart(kind, number: 12))
            let name = String(SitemapWriter.path(of: part).dropFirst("/sitemaps/".count))
            #expect(SitemapWriter.part(fileName: name) == part, "\(name)")
        }
        let wrong = [
            "articles-0.xml", "articles-01.xml", "articles-+1.xml", "articles--1.xml", "articles-1.XML", "articles-1",
            "articles-.xml", "article-1.xml", "media-1.xml", "articles-1.xml.gz", "", ".xml", "articles-1 .xml",
            "articles-9223372036854775807.xml", "articles-99999999999999999999.xml", "articles-١.xml",
        ]
        for name in wrong { #expect(SitemapWriter.part(fileName: name) == nil, "\(name)") }
    }

    @Test func partsAreOfIdsSideBySide() throws {
        let size = SitemapPart.idsPerPart
        #expect(SitemapPart(.article, number: 1)?.ids == 1...size)
        #expect(SitemapPart(.article, number: 2)?.ids == size + 1...2 * size)
        let last = try #require(SitemapPart(.tag, number: Int64.max / size))
        #expect(last.ids.upperBound > 0)
        #expect(size <= 50_000)
    }

    @Test func robotsAreToldOfPathsAsTheyAreThere() {
        let addresses = AbsoluteAddresses(.standard, api: "https://example.org/api")
        let text = RobotsWriter.text(addresses)
        #expect(text.contains("\nDisallow: /api/v1/search\n"))
        #expect(text.contains("\nSitemap: https://example.org/api/sitemap.xml\n"))
        #expect(RobotsWriter.text(AbsoluteAddresses(.standard, api: nil)).contains("\nDisallow: /v1/search\n"))
    }

    @Test func aNewsSitemapSaysLanguagesAsGoogleReadsThem() {
        let languages = [
            "en": "en", "pt-BR": "pt", "zh": "zh-cn", "zh-Hant-HK": "zh-tw", "zh-TW": "zh-tw", "fil": "fil",
        ]
        for (tag, expected) in languages {
            let article = ArticleSummary.sample(language: LanguageTag(trusted: tag))
            let addresses = AbsoluteAddresses(.standard, api: nil)
            let file = NewsSitemapWriter.file(of: [article], publication: "A & B", addresses)
            let text = String(decoding: file, as: UTF8.self)
            #expect(text.contains("<news:language>\(expected)</news:language>"), "\(tag)")
            #expect(text.contains("<news:name>A &amp; B</news:name>"))
        }
    }
}

extension ArticleSummary {
    /// An article that a test changes as it needs.
    static func sample(id: Int64 = 7, language: LanguageTag = .english) -> ArticleSummary {
        ArticleSummary(
            id: id,
            slug: "a-b",
            language: language,
            title: "Tea & <cake>",
            kicker: nil,
            summary: "At five.",
            section: NamedReference(id: 1, slug: "news", name: "News"),
            image: nil,
            publishedAt: Timestamp(seconds: 1_000_000_000),
            updatedAt: Timestamp(seconds: 1_000_000_000),
            wordCount: 3,
            commentCount: 0
        )
    }
}
