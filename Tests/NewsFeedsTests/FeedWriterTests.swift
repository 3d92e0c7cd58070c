import Foundation
import FoundationXML
import NewsDomain
import NewsFeeds
import Testing

/// What the three formats say of an article.
struct FeedWriterTests {
    private static let addresses = AbsoluteAddresses(.standard, api: "https://api.example")
    private static let ids = NameBasedUUID(uid: String(repeating: "0f", count: 16))

    private static func feed(_ change: (inout ArticleSummary) -> Void = { _ in }) -> Feed {
        var article = ArticleSummary.sample()
        article.authors = [
            NamedReference(id: 1, slug: "ada", name: "Ada & Co"), NamedReference(id: 2, slug: "b", name: "B"),
        ]
        article.tags = [
            NamedReference(id: 3, slug: "tea", name: "Tea"), NamedReference(id: 4, slug: "news-2", name: "News"),
        ]
        article.details = ArticleDetails(
            body: "<p>Tea ]]&gt; <a href=\"/x\">x</a></p>",
            topics: [],
            commentsOpen: true,
            corrections: [],
            canonicalURL: nil,
            source: nil
        )
        change(&article)
        let entry = FeedEntry(article, addresses, ids) { html, address in
            html.replacing("\"/x\"", with: "\"\(address)/x\"")
        }
        return Feed(
            id: ids.urn("feed"),
            title: "The Courier – News",
            description: nil,
            language: .english,
            siteName: "The Courier",
            homeURL: addresses.home,
            selfURL: "https://api.example/feeds/articles?a=1&b=2",
            hub: "https://hub.example/?a&b",
            logo: nil,
            entries: [entry]
        )
    }

    private static func text(_ format: FeedFormat, _ feed: Feed) -> String {
        String(decoding: format.document(of: feed), as: UTF8.self)
    }

    @Test func allAreWellFormed() throws {
        let feed = Self.feed()
        for format in [FeedFormat.rss, .atom] {
            let parser = XMLParser(data: Data(format.document(of: feed)))
            #expect(parser.parse(), "\(format): \(String(describing: parser.parserError))")
        }
        let json = try JSONSerialization.jsonObject(with: Data(FeedFormat.json.document(of: feed))) as? [String: Any]
        #expect(json?["version"] as? String == "https://jsonfeed.org/version/1.1")
    }

    @Test func rssHasWhatReadersKnow() {
        let rss = Self.text(.rss, Self.feed())
        for part in [
            "<title>Tea &#x26; &#x3C;cake&gt;</title>", "<link>https://api.example/news/a-b</link>",
            "<guid isPermaLink=\"false\">\(Self.ids.urn("article/7"))</guid>",
            "<pubDate>Sun, 09 Sep 2001 01:46:40 GMT</pubDate>", "<dc:creator>Ada &amp; Co</dc:creator>",
            "<dc:creator>B</dc:creator>", "<category>News</category><category>Tea</category><description>",
            "<content:encoded>&lt;p&gt;Tea ]]&amp;gt; &lt;a href=\"https://api.example/news/a-b/x\"&gt;x&lt;/a&gt;&lt;/p&gt;<",
            "<atom:link rel=\"hub\" href=\"https://hub.example/?a&amp;b\"/>",
            "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"https://api.example/feeds/articles?a=1&amp;b=2\"/>",
        ] { #expect(rss.contains(part), "\(part)") }
        #expect(!rss.contains("]]>"))
    }

    @Test func aDescriptionIsHTMLAndASummaryIsNot() {
        let feed = Self.feed { $0.summary = "1 < 2 & 3" }
        #expect(Self.text(.rss, feed).contains("<description>1 &amp;lt; 2 &amp;amp; 3</description>"))
        #expect(Self.text(.atom, feed).contains("<summary>1 &lt; 2 &amp; 3</summary>"))
        #expect(Self.text(.json, feed).contains("\"summary\":\"1 < 2 & 3\""))
    }

    @Test func aPictureIsDescribed() {
        let feed = Self.feed {
            $0.image = Media(
                id: 1,
                kind: .image,
                url: "https://m.example/größe.jpg?a&b",
                width: 4,
                height: 3,
                bytes: 9,
                mimeType: "image/jpeg",
                alt: "A \"cup\"",
                credit: "Ada"
            )
        }
        let url = "https://m.example/gr%C3%B6%C3%9Fe.jpg?a&amp;b"
        let rss = Self.text(.rss, feed)
        #expect(
            rss.contains(
                "<media:content url=\"\(url)\" medium=\"image\" type=\"image/jpeg\" width=\"4\" height=\"3\" fileSize=\"9\">"
            )
        )
        #expect(rss.contains("<media:title type=\"plain\">A \"cup\"</media:title><media:credit>Ada</media:credit>"))
        #expect(
            Self.text(.atom, feed)
                .contains(
                    "<link rel=\"enclosure\" type=\"image/jpeg\" length=\"9\" title=\"A &quot;cup&quot;\" href=\"\(url)\"/>"
                )
        )
        #expect(Self.text(.json, feed).contains("\"image\":\"https://m.example/gr%C3%B6%C3%9Fe.jpg?a&b\""))
    }

    @Test func aFilmIsAnAttachmentAndNoImage() {
        let feed = Self.feed {
            $0.image = Media(
                id: 1,
                kind: .video,
                url: "https://m.example/f.mp4",
                mimeType: "video/mp4",
                durationSeconds: 60
            )
        }
        let json = Self.text(.json, feed)
        #expect(!json.contains("\"image\":"))
        #expect(
            json.contains(
                #""attachments":[{"url":"https://m.example/f.mp4","mime_type":"video/mp4","duration_in_seconds":60}]"#
            )
        )
        #expect(Self.text(.rss, feed).contains("medium=\"video\" type=\"video/mp4\" duration=\"60\""))
    }

    @Test func withoutABodyTheSummaryStands() {
        let feed = Self.feed { $0.details = nil }
        #expect(!Self.text(.rss, feed).contains("content:encoded>"))
        #expect(!Self.text(.atom, feed).contains("<content"))
        #expect(Self.text(.json, feed).contains("\"content_text\":\"At five.\""))
    }

    @Test func whatCameOutLaterThanItWasChangedIsAsNewAsThat() {
        let feed = Self.feed { $0.updatedAt = Timestamp(seconds: 0) }
        #expect(Self.text(.atom, feed).contains("<updated>2001-09-09T01:46:40Z</updated><author>"))
        #expect(!Self.text(.atom, feed).contains("1970"))
    }

    @Test func anEmptyFeedIsOneToo() {
        var feed = Self.feed()
        feed.entries = []
        #expect(Self.text(.json, feed).contains("\"items\":[]"))
        #expect(Self.text(.atom, feed) == Self.text(.atom, feed))
        #expect(!Self.text(.rss, feed).contains("lastBuildDate"))
    }

    @Test func aCommentIsTextAndNeverMarkup() {
        let comment = Comment(
            id: 5,
            articleID: 7,
            parentID: nil,
            threadID: 5,
            isDeleted: false,
            name: "Eve <b>",
            text: "<script>alert(1)</script> & so\non\n\n\n\nEnd",
            createdAt: Timestamp(seconds: 0)
        )
        let entry = FeedEntry(RecentComment(comment: comment, article: .sample()), Self.addresses, Self.ids)
        #expect(entry.content == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; so<br>on</p><p>End</p>")
        #expect(entry.title == "Re: Tea & <cake>")
        #expect(entry.url == "https://api.example/news/a-b#comment-5")
        #expect(entry.id != Self.ids.urn("article/5"))
    }
}
