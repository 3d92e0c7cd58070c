import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

struct RelatedTests {
    private func related(
        _ newsroom: TestNewsroom,
        _ slug: String,
        limit: Int = 12,
        in languages: String? = nil
    ) async throws -> [RelatedArticle] {
        var query = RelatedQuery(to: .slug(slug))
        query.limit = limit
        query.languages = languages.flatMap(LanguageTag.init).flatMap { LanguageRanges([$0]) }
        let found = try await newsroom.store.related(query, at: newsroom.clock.now())
        guard case .here(let related) = found else { return [] }
        return related
    }

    private func records(_ change: (inout [String: ImportedArticle]) -> Void = { _ in }) -> [ImportRecord] {
        var articles = Dictionary(
            uniqueKeysWithValues: (0..<30).map { n in
                ("f\(n)", ImportedArticle.sample("f\(n)", secondsAgo: Int64(n) * 86_400))
            }
        )
        for (id, tags) in ["a": ["silt"], "b": ["silt"], "c": ["silt"], "d": []] {
            articles[id] = .sample(id, secondsAgo: 1000) { $0.tags = tags }
        }
        change(&articles)
        return [.news, .tag("silt")] + articles.values.sorted { $0.sourceID < $1.sourceID }.map { .article($0) }
    }

    @Test func sharedTagsComeFirstWithTheirReason() async throws {
        let newsroom = try TestNewsroom(records())
        let found = try await related(newsroom, "a", limit: 4)
        #expect(found.count == 4)
        #expect(Set(found.prefix(2).map(\.article.slug)) == ["b", "c"])
        guard case .computed(let score, let reasons) = found[0].source else {
            Issue.record("a computed article was expected")
            return
        }
        #expect(score > 0.5)
        #expect(reasons.first == .tag(NamedReference(id: 1, slug: "silt", name: "silt")))
        #expect(reasons.contains(.section(NamedReference(id: 1, slug: "news", name: "News"))))
    }

    @Test func curatedOnesStandFirstInTheEditorsOrder() async throws {
        let newsroom = try TestNewsroom(
            records() + [.relatedLinks(ImportedRelatedLinks(article: "a", related: ["f20", "d"], excluded: ["b"]))]
        )
        let found = try await related(newsroom, "a")
        #expect(found.prefix(2).map(\.article.slug) == ["f20", "d"])
        #expect(found.dropFirst(2).first?.article.slug == "c")
        #expect(!found.map(\.article.slug).contains("b"))
        #expect(!(try await related(newsroom, "b")).map(\.article.slug).contains("a"))
        #expect(Set(found.map(\.article.slug)).count == found.count)
        #expect(try await related(newsroom, "a", limit: 1).map(\.article.slug) == ["f20"])
    }

    @Test func nothingUnpublishedForeignOrOptedOutIsShown() async throws {
        let newsroom = try TestNewsroom(
            records { articles in
                articles["b"]?.status = .draft
                articles["c"]?.publishedAt = FixedClock.start.advanced(by: 10)
                articles["d"]?.tags = ["silt"]
                articles["d"]?.language = LanguageTag(trusted: "de")
                articles["f1"]?.tags = ["silt"]
                articles["f1"]?.optsOutOfRelated = true
                articles["f2"]?.tags = ["silt"]
                articles["f2"]?.status = .withdrawn
            } + [.relatedLinks(ImportedRelatedLinks(article: "a", related: ["b", "c", "f2"]))]
        )
        let slugs = try await related(newsroom, "a").map(\.article.slug)
        #expect(Set(slugs).isDisjoint(with: ["a", "b", "c", "d", "f1", "f2"]))
        #expect(slugs.count == 12)
        #expect(try await related(newsroom, "f1").isEmpty)
    }

    @Test func wordsRelateWhereTagsSayTooLittle() async throws {
        let newsroom = try TestNewsroom(
            records { articles in
                for id in ["f11", "f28"] {
                    articles[id]?.title = "The dredger returns"
                    articles[id]?.body = Body(
                        html: "<p>The dredger.</p>",
                        text: "The dredger clears silt. Dredger crews agree."
                    )
                }
            }
        )
        let first = try #require(try await related(newsroom, "f11").first)
        #expect(first.article.slug == "f28")
        guard case .computed(_, let reasons) = first.source, case .text(let words)? = reasons.first else {
            Issue.record("words were expected as the first reason")
            return
        }
        #expect(words.contains("dredger"))
    }
}
