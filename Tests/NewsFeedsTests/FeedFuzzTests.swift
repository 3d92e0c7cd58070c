import Foundation
import FoundationXML
import NewsDomain
import NewsTestSupport
import Testing

@testable import NewsFeeds

/// Whatever an article says, its feeds are well-formed, and say the same.
struct FeedFuzzTests {
    /// Reads a document with libxml2, and keeps its texts.
    private final class Reader: NSObject, XMLParserDelegate {
        private(set) var texts: [String] = []
        private var open: [String] = []

        init?(_ document: [UInt8]) {
            super.init()
            let parser = XMLParser(data: Data(document))
            parser.delegate = self
            guard parser.parse() else { return nil }
        }

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            texts += attributes.values
            open.append("")
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            if !open.isEmpty { open[open.count - 1] += text }
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            texts.append(open.popLast() ?? "")
        }

        func has(_ text: String) -> Bool { texts.contains { $0.unicodeScalars.elementsEqual(text.unicodeScalars) } }
    }

    /// What of a text XML may hold (section 2.2).
    private static func allowed(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { scalar in
                    switch scalar.value {
                    case 0x09, 0x0A, 0x0D: true
                    case ..<0x20, 0xFFFE, 0xFFFF: false
                    default: true
                    }
                }
            )
        )
    }

    private static func article(_ random: inout SplitMix) -> ArticleSummary {
        var article = ArticleSummary.sample()
        article.title = random.text(of: HostileTexts.pieces, upTo: 12)
        article.summary = random.text(of: HostileTexts.pieces, upTo: 12)
        article.authors = [NamedReference(id: 1, slug: "a", name: random.text(of: HostileTexts.pieces, upTo: 4))]
        article.tags = [
            NamedReference(
                id: 2,
                slug: random.text(of: HostileTexts.pieces, upTo: 4),
                name: random.text(of: HostileTexts.pieces, upTo: 4)
            )
        ]
        article.image = Media(
            id: 1,
            kind: random.isOne(in: 2) ? .image : .video,
            url: "https://a.example/" + random.text(of: HostileTexts.pieces, upTo: 4),
            mimeType: random.text(of: HostileTexts.pieces, upTo: 3),
            alt: random.text(of: HostileTexts.pieces, upTo: 4),
            credit: random.text(of: HostileTexts.pieces, upTo: 4)
        )
        article.details = ArticleDetails(
            body: random.text(of: HostileTexts.pieces, upTo: 20),
            topics: [],
            commentsOpen: true,
            corrections: [],
            canonicalURL: nil,
            source: nil
        )
        return article
    }

    @Test func everyArticleIsWellFormedAndWhole() throws {
        let addresses = AbsoluteAddresses(.standard, api: "https://api.example")
        let ids = NameBasedUUID(uid: String(repeating: "0f", count: 16))
        for seed in FuzzRounds(1_500) {
            var random = SplitMix(seed)
            let article = Self.article(&random)
            let entry = FeedEntry(article, addresses, ids) { html, _ in html }
            let feed = Feed(
                id: ids.urn("feed"),
                title: random.text(of: HostileTexts.pieces, upTo: 6),
                description: random.text(of: HostileTexts.pieces, upTo: 6),
                language: .english,
                siteName: random.text(of: HostileTexts.pieces, upTo: 6),
                homeURL: addresses.home,
                selfURL: "https://api.example/feeds/articles?a=1&b=2",
                hub: nil,
                logo: nil,
                entries: [entry]
            )
            for format in [FeedFormat.rss, .atom] {
                let reader = try #require(Reader(format.document(of: feed)), "round \(seed): \(format)")
                for text in [article.title, article.authors[0].name, article.details?.body ?? "", feed.title] {
                    try #require(reader.has(Self.allowed(text)), "round \(seed): \(format) of \(text.debugDescription)")
                }
            }
            let json = FeedFormat.json.document(of: feed)
            #expect(throws: Never.self, "round \(seed)") { try JSONSerialization.jsonObject(with: Data(json)) }
            let sitemap = NewsSitemapWriter.file(of: [article], publication: feed.siteName, addresses)
            try #require(Reader(sitemap) != nil, "round \(seed): a sitemap")
        }
    }

    /// A comment is text, in HTML, in XML: nothing of it is a tag or a reference.
    @Test func everyCommentIsText() throws {
        for seed in FuzzRounds(3_000) {
            var random = SplitMix(seed)
            let text = random.text(of: HostileTexts.pieces, upTo: 20)
            let html = FeedEntry.escaped(text)
            try #require(
                !html.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") },
                "round \(seed): \(html)"
            )
            let longer = text.utf8.reduce(0) { $0 + ($1 == 0x26 ? 4 : $1 == 0x3C || $1 == 0x3E ? 3 : 0) }
            try #require(html.utf8.count == text.utf8.count + longer, "round \(seed): \(html)")
        }
    }
}
