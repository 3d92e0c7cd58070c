import Foundation
import HummingbirdTesting
import NewsDomain
import NewsTestSupport
import Testing

/// How much of their articles lists answer: `view`.
struct ArticleViewTests {
    private static let card: Set = [
        "id", "slug", "language", "direction", "title", "kicker", "section", "authors", "image", "publishedAt",
    ]
    private static let summary: Set = [
        "summary", "tags", "updatedAt", "wordCount", "readingMinutes", "commentCount",
    ]
    private static let full: Set = ["body", "topics", "commentsOpen", "corrections", "canonicalUrl", "source"]

    @Test func eachViewHasItsMembers() async throws {
        try await TestService().run { client in
            for (view, members) in [
                ("?view=card", Self.card), ("", Self.card.union(Self.summary)),
                ("?view=summary", Self.card.union(Self.summary)),
                ("?view=full", Self.card.union(Self.summary).union(Self.full)),
            ] {
                let list = try await client.ask("/v1/articles\(view)")
                // Ids and addresses are for others to add: what is here has to be there.
                let found = Set((list.value("data.0") as? [String: Any] ?? [:]).keys)
                #expect(found.intersection(Self.card.union(Self.summary).union(Self.full)) == members, "\(view)")
                let front = try await client.ask("/v1/front\(view)")
                let article = front.value("data.sections.0.articles.0") as? [String: Any] ?? [:]
                #expect(Set(article.keys) == found, "\(view)")
            }
        }
    }

    @Test func aWholeArticleIsTheSameInAList() async throws {
        try await TestService().run { client in
            let list = try await client.ask("/v1/articles?view=full&limit=100")
            let articles = list.value("data") as? [[String: Any]] ?? []
            #expect(articles.count > 20)
            for article in articles {
                let slug = article["slug"] as? String ?? ""
                let one = try await client.ask("/v1/articles/\(slug)").value("data") as? [String: Any] ?? [:]
                #expect(NSDictionary(dictionary: one) == NSDictionary(dictionary: article), "\(slug)")
            }
        }
    }

    @Test func aListThatWouldBeTooLongIsRefused() async throws {
        let paragraph = "<p>\(String(repeating: "A megabyte of words. ", count: 50_000))</p>"
        let articles = (0..<9)
            .map { number in
                ImportRecord.article(
                    .sample("bulky-\(number)", section: "bulk") { $0.body = Body(html: paragraph, text: "Words.") }
                )
            }
        try await TestService(adding: [.section("bulk")] + articles).run { client in
            for query in ["view=full", "fields=title,body"] {
                let refused = try await client.ask("/v1/articles?section=bulk&\(query)")
                #expect(refused.status == 422, "\(query)")
                #expect(refused.value("type") as? String == "urn:broadsheet:problem:too-wide")
                #expect(refused.faults == ["view tooWide", "limit tooWide"])
                let fewer = try await client.ask("/v1/articles?section=bulk&\(query)&limit=5")
                #expect(fewer.status == 200, "\(query)")
                #expect((fewer.value("data.4.body") as? String)?.hasPrefix("<p>A megabyte") == true)
            }
            #expect(try await client.ask("/v1/articles?section=bulk").status == 200)
        }
    }
}
