import Foundation
import FoundationXML
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Testing

/// Feeds, as feed readers ask for them.
@Suite struct FeedTests {
    private static let all = ["articles", "comments", "rankings/most-viewed"]
    private static let formats = ["json", "rss", "atom"]
    private static let types = [
        "json": "application/feed+json; charset=utf-8", "rss": "application/rss+xml; charset=utf-8",
        "atom": "application/atom+xml; charset=utf-8",
    ]
    /// What has all that is hard to write down: markup in a title, a relative link, a picture within a body, letters that run
    /// from right to left, and what joins people of an emoji.
    private static let odd = ImportRecord.article(
        .sample("odd-one", title: "Ebb & <flow> ]]> שלום 👩‍👩‍👧", secondsAgo: 1) {
            $0.summary = "5 < 6 & more"
            let html = """
                <p>See <a href="/about?a=1&amp;b=2">us</a>, <a href="#end">below</a> and <a href="https://x.example/">x</a>.</p>\
                <figure><img src="tide.png" alt=""></figure><p>a ]]&gt; b</p>
                """
            $0.body = Body(html: html, text: "See us.")
        }
    )

    private func items(_ answer: Received) -> [[String: Any]] {
        answer.value("items") as? [[String: Any]] ?? []
    }

    /// Whether it is well-formed XML.
    private func isXML(_ text: String) -> Bool {
        XMLParser(data: Data(text.utf8)).parse()
    }

    private func editing(
        _ service: TestService,
        _ work: @Sendable (TestEditor, any TestClientProtocol) async throws -> Void
    ) async throws {
        let key = try service.key("admin", "write")
        try await service.run { client in try await work(TestEditor(client: client, key: key), client) }
    }

    @Test func eachFeedIsThereInEachFormat() async throws {
        let service = try TestService(adding: [.news, Self.odd])
        try service.store.refreshRankings(at: service.clock.now())
        try await service.run { client in
            for name in Self.all {
                for format in Self.formats {
                    let uri = "/feeds/\(name).\(format)"
                    let answer = try await client.ask(uri)
                    #expect(answer.status == 200 && answer.header("Content-Type") == Self.types[format], "\(uri)")
                    #expect(format == "json" ? answer.json != nil : isXML(answer.text), "\(uri)")
                    #expect(answer.header("ETag") != nil && answer.header("Last-Modified") != nil, "\(uri)")
                    #expect(answer.header("Cache-Control") == "public, max-age=60", "\(uri)")
                    #expect(answer.header("Surrogate-Key")?.contains("articles") == true, "\(uri)")
                    let head = try await client.ask(uri, .head)
                    #expect(head.status == 200 && head.text.isEmpty && head.header("ETag") == answer.header("ETag"))
                    let again = try await client.ask(uri, headers: ["If-None-Match": answer.header("ETag") ?? ""])
                    #expect(again.status == 304, "\(uri)")
                    let zipped = try await client.ask(uri, headers: ["Accept-Encoding": "gzip"])
                    let isLong = answer.text.utf8.count >= 1024
                    #expect(zipped.header("Content-Encoding") == (isLong ? "gzip" : nil), "\(uri)")
                }
            }
        }
    }

    @Test func aFeedHasWhatTheListHasWithTheSameFilters() async throws {
        let service = try TestService()
        let filters = [
            "", "limit=3", "limit=100", "section=news", "tag=energy&limit=2", "topic=tidal-power",
            "author=tamsin-orrell",
            "language=fa", "tag=energy,climate", "publishedBefore=2026-11-20", "publishedAfter=2026-11-20",
            "exclude=23",
            "updatedAfter=2026-11-01&section=news", "section=1", "section=NEWS",
        ]
        try await service.run { client in
            for filter in filters {
                let list = try await client.ask("/v1/articles?\(filter)&fields=title")
                let titles = (list.value("data") as? [[String: Any]] ?? []).map { $0["title"] as? String }
                let feed = try await client.ask("/feeds/articles.json?\(filter)")
                #expect(list.status == 200 && feed.status == 200, "\(filter)")
                #expect(items(feed).map { $0["title"] as? String } == titles && !titles.isEmpty, "\(filter)")
                #expect(items(feed).allSatisfy { ($0["content_html"] as? String)?.isEmpty == false }, "\(filter)")
            }
        }
    }

    @Test func everyFaultIsNamed() async throws {
        let service = try TestService()
        let wrong = [
            ("articles", "limit=101&section=none", ["limit outOfRange"]),
            ("articles", "section=none", ["section unknown"]),
            ("articles", "sektion=news&limit=x", ["limit notANumber", "sektion unknownParameter"]),
            ("articles", "status=draft", ["status unknownParameter"]),
            ("articles", "cursor=x", ["cursor unknownParameter"]),
            ("articles", "view=summary", ["view unknownParameter"]), ("articles", "tag=", ["tag empty"]),
            ("articles", "publishedAfter=soon", ["publishedAfter notATime"]),
            ("comments", "article=none", ["article unknown"]), ("comments", "limit=0", ["limit outOfRange"]),
            ("comments", "article=1&article=2", ["article repeated"]),
            ("rankings/most-viewed", "period=year", ["period unknownValue"]),
            ("rankings/most-viewed", "section=news&tag=energy&limit=51", ["limit outOfRange", "tag notPossible"]),
            ("rankings/most-viewed", "topic=none", ["topic unknown"]),
        ]
        try await service.run { client in
            for (name, query, faults) in wrong {
                for format in Self.formats {
                    let answer = try await client.ask("/feeds/\(name).\(format)?\(query)")
                    #expect(answer.status == 400 && answer.faults.sorted() == faults.sorted(), "\(name) \(query)")
                    #expect(answer.header("Content-Type") == "application/problem+json")
                }
            }
            for path in [
                "/feeds", "/feeds/articles", "/feeds/articles.xml", "/feeds/articles.RSS", "/feeds/most-viewed.rss",
            ] {
                #expect(try await client.ask(path).status == 404, "\(path)")
            }
            #expect(try await client.ask("/feeds/articles.rss", .post, body: []).status == 405)
        }
    }

    @Test func hardTextsAndRelativeLinksAreRightEverywhere() async throws {
        let service = try TestService(adding: [.news, Self.odd]).configured { $0.publicURL = "https://api.example" }
        try await editing(service) { editor, client in
            let set = try await editor.send(.patch, "/v1/site", #"{"url":"https://news.example/en","name":"A & B"}"#)
            #expect(set.status == 200)
            let json = try await client.ask("/feeds/articles.json?limit=1")
            let item = try #require(items(json).first)
            #expect(item["title"] as? String == "Ebb & <flow> ]]> שלום 👩‍👩‍👧")
            #expect(item["url"] as? String == "https://news.example/en/news/odd-one")
            let body = try #require(item["content_html"] as? String)
            for address in [
                "https://news.example/about?a=1&amp;b=2", "https://news.example/en/news/tide.png", "https://x.example/",
                // A place within the same text is found within it.
                "#user-content-end",
            ] { #expect(body.contains("=\"\(address)\""), "\(address): \(body)") }
            #expect(json.value("home_page_url") as? String == "https://news.example/en/")
            #expect(json.value("feed_url") as? String == "https://api.example/feeds/articles.json?limit=1")
            for format in ["rss", "atom"] {
                let answer = try await client.ask("/feeds/articles.\(format)?limit=1")
                #expect(isXML(answer.text) && !answer.text.contains("]]>"))
                let (and, less) = format == "rss" ? ("&#x26;", "&#x3C;") : ("&amp;", "&lt;")
                #expect(answer.text.contains("<title>Ebb \(and) \(less)flow&gt; ]]&gt; שלום 👩‍👩‍👧</title>"))
                #expect(answer.text.contains("<title>A \(and) B</title>"))
                #expect(answer.header("Link") == "<https://api.example/feeds/articles.\(format)?limit=1>; rel=\"self\"")
            }
        }
    }

    @Test func anIdOutlivesSlugSiteAndPatterns() async throws {
        let service = try TestService()
        try await editing(service) { editor, client in
            let before = items(try await client.ask("/feeds/articles.json?limit=100"))
            #expect(Set(before.compactMap { $0["id"] as? String }).count == before.count)
            #expect(before.allSatisfy { ($0["id"] as? String)?.hasPrefix("urn:uuid:") == true })
            _ = try await editor.patch("23", #"{"slug": "another-name", "section": "science"}"#)
            let patterns = #"{"url": "https://new.example", "addressPatterns": {"article": "/{yyyy}/{slug}"}}"#
            #expect(try await editor.send(.patch, "/v1/site", patterns).status == 200)
            let after = items(try await client.ask("/feeds/articles.json?limit=100"))
            #expect(after.map { $0["id"] as? String } == before.map { $0["id"] as? String })
            #expect(after.map { $0["url"] as? String } != before.map { $0["url"] as? String })
            let rss = try await client.ask("/feeds/articles.rss?limit=1").text
            let atom = try await client.ask("/feeds/articles.atom?limit=1").text
            let id = try #require(after.first?["id"] as? String)
            #expect(rss.contains("<guid isPermaLink=\"false\">\(id)</guid>") && atom.contains("<id>\(id)</id>"))
        }
    }

    @Test func aFeedShowsAWriteThatWasAcknowledged() async throws {
        let service = try TestService()
        try await service.edit { editor, client in
            let before = try await client.ask("/feeds/articles.rss")
            _ = try await editor.patch("23", #"{"title": "Anew"}"#)
            let after = try await client.ask("/feeds/articles.rss")
            #expect(before.header("ETag") != after.header("ETag") && after.text.contains("<title>Anew</title>"))
        }
    }

    @Test func aFeedOfOneThingIsCalledByItAndLeadsToItsPage() async throws {
        let service = try TestService().configured { $0.publicURL = "https://api.example" }
        try await editing(service) { editor, client in
            #expect(try await client.ask("/feeds/articles.json").value("title") as? String == "Broadsheet")
            for (query, title, page) in [
                ("section=news", "Broadsheet – News", "/news"), ("tag=energy", "Broadsheet – Energy", "/tag/energy"),
                ("author=tamsin-orrell", "Broadsheet – Tamsin Orrell", "/author/tamsin-orrell"),
                ("topic=tidal-power", "Broadsheet – Tidal power", "/topic/tidal-power"),
                ("tag=energy&section=news", "Broadsheet – news, energy", "/"),
            ] {
                let feed = try await client.ask("/feeds/articles.json?\(query)")
                #expect(feed.value("title") as? String == title, "\(query)")
                #expect(feed.value("home_page_url") as? String == "https://api.example\(page)", "\(query)")
            }
            // Who subscribed under a former name goes on under the present one.
            let renamed = try await editor.send(.patch, "/v1/sections/news", #"{"slug": "latest", "name": "Latest"}"#)
            #expect(renamed.status == 200)
            let feed = try await client.ask("/feeds/articles.json?section=news&limit=1")
            #expect(feed.status == 200 && feed.value("title") as? String == "Broadsheet – Latest")
            #expect(feed.value("home_page_url") as? String == "https://api.example/latest")
        }
    }

    @Test func aHubIsNamedInWhatItIsToldOf() async throws {
        let hub = "https://hub.example/"
        let service = try TestService().configured { ($0.publicURL, $0.feedHub) = ("https://api.example", hub) }
        let told = [
            "articles.X", "articles.X?section=news", "articles.X?tag=energy", "articles.X?language=fa", "comments.X",
            "rankings/most-viewed.X", "articles.X?topic=tidal-power", "articles.X?author=tamsin-orrell",
        ]
        let untold = [
            "articles.X?limit=2", "articles.X?section=1", "articles.X?section=news&tag=energy",
            "articles.X?tag=energy,climate",
            "comments.X?article=23", "rankings/most-viewed.X?period=week", "articles.X?exclude=1",
            "articles.X?section=NEWS",
        ]
        try await service.run { client in
            for format in Self.formats {
                for (names, isTold) in [(told, true), (untold, false)] {
                    for name in names {
                        let uri = "/feeds/\(name.replacing("X", with: format))"
                        let answer = try await client.ask(uri)
                        let ownLink = "<https://api.example\(uri.replacing(",", with: "%2C"))>; rel=\"self\""
                        #expect(answer.status == 200, "\(uri)")
                        #expect(
                            answer.text.contains(format == "json" ? #""hubs":[{"type":"WebSub""# : "rel=\"hub\"")
                                == isTold
                        )
                        #expect(answer.header("Link") == (isTold ? "<\(hub)>; rel=\"hub\", " : "") + ownLink, "\(uri)")
                    }
                }
            }
        }
    }

    @Test func withoutASiteOrAPublicAddressAddressesArePaths() async throws {
        let service = try TestService()
        try await service.run { client in
            let feed = try await client.ask("/feeds/articles.json?limit=1")
            #expect((items(feed).first?["url"] as? String)?.hasPrefix("/") == true)
            #expect(feed.value("feed_url") == nil && feed.header("Link") == nil)
            let atom = try await client.ask("/feeds/articles.atom?limit=1")
            #expect(!atom.text.contains("rel=\"self\"") && isXML(atom.text))
        }
    }

    /// Whoever spells its path otherwise gets the same feed, and it says where it is in one way.
    @Test func aFeedHasOneAddressHoweverItIsAskedFor() async throws {
        let service = try TestService().configured { $0.publicURL = "https://api.example" }
        try await service.run { client in
            let texts = ["/feeds/articles.atom?limit=1&section=news", "/feeds//articles.atom/?section=news&limit=1&"]
            var answers: [String] = []
            for text in texts { answers.append(try await client.ask(text).text) }
            #expect(answers[0] == answers[1])
            let own = "href=\"https://api.example/feeds/articles.atom?limit=1&amp;section=news\""
            #expect(answers[0].contains(own))
            let forged = try await client.ask(
                "/feeds/articles.atom?tag=energy%0d%0aX-Evil:%201",
                headers: ["Host": "evil.example", "X-Forwarded-Host": "evil.example"]
            )
            #expect(forged.status == 400 && forged.header("X-Evil") == nil)
            let odd = try await client.ask(
                "/feeds/articles.rss?tag=%22%3E%3Cscript%3E",
                headers: ["Host": "evil.example"]
            )
            #expect(odd.status == 400 && !odd.text.contains("evil"))
        }
    }

    @Test func commentsFollowTheirModeration() async throws {
        let service = try TestService()
        let key = try service.key("moderate")
        try await service.run { client in
            let all = try await client.ask("/feeds/comments.json?limit=100")
            let count = items(all).count
            #expect(count > 0)
            let one = try #require(items(all).first)
            #expect((one["title"] as? String)?.hasPrefix("Re: ") == true)
            let id = try #require((one["url"] as? String)?.split(separator: "#comment-").last)
            let headers = ["Authorization": "Bearer \(key)", "Content-Type": "application/json"]
            let rejected = try await client.send(
                "/v1/comments/\(id)",
                #"{"status":"rejected"}"#,
                .patch,
                headers: headers
            )
            #expect(rejected.status == 200)
            let rest = items(try await client.ask("/feeds/comments.json?limit=100"))
            #expect(!rest.contains { $0["id"] as? String == one["id"] as? String })
            let own = try await client.ask("/feeds/comments.atom?article=skerran-barrier-first-power")
            #expect(own.status == 200 && own.text.contains("Comments on “"))
        }
    }

    @Test func bodiesThatAreTooLongTogetherAreLeftOut() async throws {
        let text = String(repeating: "water ", count: 80_000)
        let long = (0..<20).map { number in
            ImportRecord.article(
                .sample("long-\(number)", secondsAgo: Int64(number)) {
                    $0.body = Body(html: "<p>\(text)</p>", text: text)
                }
            )
        }
        let service = try TestService(adding: [.news] + long)
        try await service.run { client in
            #expect(try await client.ask("/v1/articles?view=full").status == 422)
            let feed = try await client.ask("/feeds/articles.json")
            #expect(feed.status == 200 && items(feed).count == 20)
            #expect(items(feed).allSatisfy { $0["content_html"] == nil && $0["content_text"] != nil })
            #expect(
                items(try await client.ask("/feeds/articles.json?limit=2")).allSatisfy { $0["content_html"] != nil }
            )
        }
    }
}
