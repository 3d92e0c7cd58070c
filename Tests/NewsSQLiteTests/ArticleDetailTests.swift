import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

struct ArticleDetailTests {
    @Test func showsWhatWasWritten() async throws {
        let hero = ImportedMedia(sourceID: "m", kind: .image, url: "https://x.example/a.jpg", width: 800, alt: "A boat")
        let newsroom = try TestNewsroom([
            .news, .tag("b"), .tag("a"), .author(ImportedAuthor(sourceID: "u", name: "Ada Byrne")), .media(hero),
            .topic(
                ImportedTopic(
                    sourceID: "h",
                    title: "Harbour Board",
                    type: .organisation,
                    language: .english,
                    aliases: ["the Board"],
                    definition: Body(html: "<p>It runs it.</p>", text: "It runs it."),
                    image: "m",
                    sameAs: ["https://x.example/board"]
                )
            ),
            .article(
                .sample("ferry") {
                    $0.tags = ["b", "a", "b"]
                    $0.authors = ["u"]
                    $0.heroImage = "m"
                    $0.kicker = "Transport"
                    $0.body = Body(html: "<p>The Board said no.</p>", text: "The Board said no.")
                    $0.corrections = [Correction(at: FixedClock.start, text: "It was Tuesday.")]
                    $0.source = ArticleSource(name: "Coast Wire", url: nil)
                    $0.canonicalURL = "https://x.example/ferry"
                }
            ),
        ])
        let article = try #require(try await newsroom.article("ferry", .topics))
        #expect(article.summary.tags.map(\.slug) == ["b", "a"])
        #expect(article.summary.authors.map(\.name) == ["Ada Byrne"])
        #expect(article.summary.image?.alt == "A boat")
        #expect(article.summary.kicker == "Transport")
        #expect(article.summary.summary == "The Board said no.")
        #expect(article.summary.wordCount == 4)
        #expect(article.body == "<p>The Board said no.</p>")
        #expect(article.corrections.map(\.text) == ["It was Tuesday."])
        #expect(article.source == ArticleSource(name: "Coast Wire", url: nil))
        #expect(article.canonicalURL == "https://x.example/ferry")
        #expect(article.topics.map(\.topic.slug) == ["harbour-board"])
        #expect(article.topics[0].occurrences == [TextRange(start: 0, length: 9)])
        #expect(article.topics[0].topic.aliases == ["the Board"])
        #expect(article.topics[0].topic.sameAs == ["https://x.example/board"])
        let topic = try await newsroom.store.topic("harbour-board", in: nil, parts: .all, at: newsroom.clock.now())
        #expect(topic.articles.map(\.slug) == ["ferry"])
        #expect(topic.summary.articleCount == 1)
    }

    @Test func whatIsNotForReadersIsUnknownAndWhatWasWithdrawnGone() async throws {
        let newsroom = try TestNewsroom([
            .news, .article(.sample("draft") { $0.status = .draft }),
            .article(.sample("soon", secondsAgo: -60)), .article(.sample("old") { $0.status = .withdrawn }),
        ])
        for (slug, code) in [
            ("draft", NewsError.Code.notFound), ("soon", .notFound), ("old", .gone), ("no", .notFound),
        ] {
            let error = await #expect(throws: NewsError.self) { _ = try await newsroom.article(slug) }
            #expect(error?.code == code, "\(slug)")
            let other = await #expect(throws: NewsError.self) {
                _ = try await newsroom.store.commentThreads(of: .slug(slug), CommentQuery(), at: newsroom.clock.now())
            }
            #expect(other?.code == code, "\(slug)")
        }
        newsroom.clock.advance(by: 60)
        #expect(try await newsroom.article("soon")?.summary.slug == "soon")
        #expect(try await newsroom.store.section("news").articleCount == 0)
        #expect(try newsroom.store.publishDueArticles(at: newsroom.clock.now()) == 1)
        #expect(try newsroom.store.publishDueArticles(at: newsroom.clock.now()) == 0)
        #expect(try await newsroom.store.section("news").articleCount == 1)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func aFormerSlugLeadsToTheNewOne() async throws {
        let newsroom = try TestNewsroom([.news, .article(.sample("a") { $0.slug = Slug(trusted: "old-name") })])
        try newsroom.add([.article(.sample("a") { $0.slug = Slug(trusted: "new-name") })])
        let found = try await newsroom.store.article(
            ArticleDetailQuery(article: .slug("old-name")),
            at: newsroom.clock.now()
        )
        guard case .moved(let slug) = found else {
            Issue.record("the old name was found in place")
            return
        }
        #expect(slug == "new-name")
        try newsroom.add([.article(.sample("a") { $0.slug = Slug(trusted: "old-name") })])
        #expect(try await newsroom.article("old-name")?.summary.slug == "old-name")
    }

    @Test func neighboursAreThoseOfTheSection() async throws {
        let newsroom = try TestNewsroom([
            .news, .section("sport"), .article(.sample("a", secondsAgo: 40)), .article(.sample("b", secondsAgo: 30)),
            .article(.sample("x", section: "sport", secondsAgo: 25)), .article(.sample("c", secondsAgo: 30)),
            .article(.sample("d", secondsAgo: -30)),
        ])
        let b = try #require(try await newsroom.article("b", .neighbours)?.neighbours)
        #expect(b.previous?.slug == "a" && b.next?.slug == "c")
        let c = try #require(try await newsroom.article("c", .neighbours)?.neighbours)
        #expect(c.previous?.slug == "b" && c.next == nil)
    }
}
