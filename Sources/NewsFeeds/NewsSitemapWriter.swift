package import NewsDomain

/// The articles of the last two days as Google News has them (news sitemap 0.9).
package enum NewsSitemapWriter {
    /// How long an article is news, in seconds.
    package static let window: Int64 = 2 * 86_400
    /// The most articles that Google takes.
    package static let maximumArticles = 1_000

    private static let namespaces: XMLWriter.Attributes = [
        "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
    ]

    /// The file of articles, in their order, of a publication of that name.
    package static func file(
        of articles: [ArticleSummary],
        publication: String,
        _ addresses: AbsoluteAddresses
    ) -> [UInt8] {
        var xml = XMLWriter(capacity: 512 + articles.count * 512)
        xml.element("urlset", namespaces) { xml in
            for article in articles {
                xml.element("url") { xml in
                    xml.element("loc", text: addresses.url(of: article.addressed))
                    xml.element("news:news") { write(article, publication, &$0) }
                }
            }
        }
        return xml.finish()
    }

    private static func write(_ article: ArticleSummary, _ publication: String, _ xml: inout XMLWriter) {
        xml.element("news:publication") { xml in
            xml.element("news:name", text: publication)
            xml.element("news:language", text: language(article.language))
        }
        xml.element("news:publication_date", text: (article.publishedAt ?? article.updatedAt).rfc3339)
        xml.element("news:title", text: article.title)
    }

    /// ISO 639's code; of Chinese what Google tells its two scripts apart by.
    private static func language(_ tag: LanguageTag) -> String {
        guard tag.primary == "zh" else { return String(tag.primary) }
        let isTraditional = ["Hant", "TW", "HK", "MO"].contains { tag.text.split(separator: "-").contains($0[...]) }
        return isTraditional ? "zh-tw" : "zh-cn"
    }
}
