import Foundation
import GRDB
import HTTPTypes
import HummingbirdTesting
import NewsDomain
import NewsSQLite
import NewsServer
import NewsTestSupport
import Synchronization
import Testing

/// What readers and editors get who search.
@Suite struct SearchAnswerTests {
    private static func article(
        _ id: String,
        _ title: String,
        _ text: String,
        section: String = "desk",
        secondsAgo: Int64 = 3600,
        change: (inout ImportedArticle) -> Void = { _ in }
    ) -> ImportRecord {
        .article(
            .sample(id, title: title, section: section, secondsAgo: secondsAgo) {
                $0.body = Body(html: "<p>\(text)</p>", text: text)
                change(&$0)
            }
        )
    }

    /// Articles about quokkas, which nobody else writes of.
    private static func service(_ more: [ImportRecord] = []) throws -> TestService {
        try TestService(
            adding: [
                .section("desk"), .section("attic"), .tag("islands"),
                article("first", "A quokka at the window", "It came for the crumbs, and it stayed.", secondsAgo: 400) {
                    $0.tags = ["islands"]
                },
                article(
                    "second",
                    "The ferry was late",
                    "On the quay a quokka waited with the others.",
                    secondsAgo: 300
                ),
                article(
                    "third",
                    "Letters",
                    "Nothing of it, but <i>cheese</i> & one quokka.",
                    section: "attic",
                    secondsAgo: 200
                ),
                article("other", "Cheese", "Nothing else.", secondsAgo: 100),
            ] + more
        )
    }

    private static func slugs(_ answer: Received) -> [String] {
        let hits = answer.value("data") as? [[String: Any]] ?? []
        return hits.compactMap { ($0["article"] as? [String: Any])?["slug"] as? String }
    }

    // MARK: What is found

    @Test func wordsAreFoundInBothOrders() async throws {
        try await Self.service().run { client in
            let best = try await client.ask("/v1/search?q=quokka")
            #expect(Self.slugs(best).first == "first" && Set(Self.slugs(best)) == ["first", "second", "third"])
            #expect(best.value("page.total") as? Int == 3 && best.value("page.totalRelation") as? String == "eq")
            #expect(best.value("meta.sortedBy") as? String == "relevance")
            let scores = (best.value("data") as? [[String: Any]] ?? []).compactMap { $0["score"] as? Double }
            #expect(scores.count == 3 && scores == scores.sorted(by: >) && scores.allSatisfy { $0 > 0 })
            let newest = try await client.ask("/v1/search?q=quokka&sort=newest")
            #expect(Self.slugs(newest) == ["third", "second", "first"])
            #expect(newest.value("data.0.score") is NSNull && newest.value("meta.sortedBy") as? String == "newest")
            let none = try await client.ask("/v1/search?q=quokkaless")
            #expect(none.status == 200 && Self.slugs(none).isEmpty && none.value("page.total") as? Int == 0)
        }
    }

    @Test func filtersAreThoseOfLists() async throws {
        try await Self.service().run { client in
            for (filter, slugs) in [
                ("section=attic", ["third"]), ("tag=islands", ["first"]), ("tag=islands,energy", ["first"]),
                ("tag=islands&tag=energy", []), ("section=desk&tag=islands", ["first"]),
                ("language=en-US", ["first", "second", "third"]),
                ("language=fa", []), ("publishedAfter=2026-11-22T09:24:00Z", ["second", "third"]),
                ("publishedBefore=2026-11-22T09:24:00Z", ["first"]), ("section=news", []),
            ] {
                let answer = try await client.ask("/v1/search?q=quokka&\(filter)")
                #expect(Set(Self.slugs(answer)) == Set(slugs), "\(filter): \(answer.text.prefix(300))")
                #expect(answer.value("page.total") as? Int == slugs.count, "\(filter)")
            }
        }
    }

    @Test(arguments: ["relevance", "newest"]) func pagesNeitherRepeatNorSkip(order: String) async throws {
        let more = (0..<20).map {
            Self.article("more-\($0)", "Quokka \($0)", "More of the quokka.", secondsAgo: 1000 + Int64($0))
        }
        try await Self.service(more).run { client in
            let whole = Self.slugs(try await client.ask("/v1/search?q=quokka&limit=50&sort=\(order)"))
            #expect(Set(whole).count == 23)
            var (found, uri): ([String], String?) = ([], "/v1/search?q=quokka&limit=4&sort=\(order)&highlight=true")
            while let next = uri {
                let answer = try await client.ask(next)
                #expect(answer.status == 200 && answer.value("page.total") as? Int == 23, "\(next)")
                found += Self.slugs(answer)
                let link = answer.header("Link")
                uri = link.map { String($0.dropFirst().prefix { $0 != ">" }) }
                #expect((answer.value("page.next") is NSNull) == (link == nil))
            }
            #expect(found == whole)
        }
    }

    @Test func aCursorIsForItsOrder() async throws {
        try await Self.service().run { client in
            let next = try await client.ask("/v1/search?q=quokka&limit=1").value("page.next") as? String
            let cursor = try #require(next)
            #expect(try await client.ask("/v1/search?q=quokka&limit=1&cursor=\(cursor)").status == 200)
            let wrong = try await client.ask("/v1/search?q=quokka&sort=newest&cursor=\(cursor)")
            #expect(wrong.status == 400 && wrong.faults == ["cursor notACursor"])
            // Well-formed, and of nowhere.
            let ends = ["-9223372036854775808", "-1", "0", "1", "9223372036854775807"]
            let bits = ["0", "1", "4607182418800017408", "13830554455654793216", "9218868437227405311"]
            for plain in ends.map({ "t\($0).0" }) + ends.flatMap({ end in bits.map { "s\(end).\($0).\(end)" } }) {
                let text = Data(plain.utf8).base64EncodedString().replacing("=", with: "")
                let order = plain.hasPrefix("t") ? "newest" : "relevance"
                let answer = try await client.ask("/v1/search?q=quokka&sort=\(order)&cursor=\(text)")
                #expect(answer.status == 200, "\(plain): \(answer.text.prefix(200))")
            }
        }
    }

    // MARK: What is shown of it

    @Test func fieldsChooseOverEntries() async throws {
        try await Self.service().run { client in
            let answer = try await client.ask("/v1/search?q=quokka&fields=article.title,score&limit=1&highlight=true")
            let entry = try #require(answer.value("data.0") as? [String: Any])
            #expect(Set(entry.keys) == ["article", "score"])
            #expect(entry["article"] as? [String: String] == ["title": "A quokka at the window"])
            #expect(answer.value("meta.query") as? String == "quokka", "what stands beside the entries stays")
            let card = try await client.ask("/v1/search?q=quokka&view=card&limit=1")
            #expect(card.value("data.0.article.title") != nil && card.value("data.0.article.summary") == nil)
            let full = try await client.ask("/v1/search?q=quokka&view=full&limit=1")
            #expect((full.value("data.0.article.body") as? String)?.contains("crumbs") == true)
        }
    }

    @Test func highlightsAreSafeHTML() async throws {
        let hostile = Self.article("hostile", "<b>Numbat</b> & co", "Say <script>numbat</script> \"twice\".")
        try await Self.service([hostile]).run { client in
            let plain = try await client.ask("/v1/search?q=numbat")
            #expect(plain.value("data.0.highlights") is NSNull)
            let answer = try await client.ask("/v1/search?q=numbat&highlight=true")
            #expect(answer.value("data.0.article.title") as? String == "<b>Numbat</b> & co", "a title is text")
            let title = answer.value("data.0.highlights.title") as? String
            #expect(title == "&lt;b&gt;<mark>Numbat</mark>&lt;/b&gt; &amp; co")
            let body = answer.value("data.0.highlights.body") as? [String] ?? []
            #expect(body.count == 1 && body[0].contains("&lt;script&gt;<mark>numbat</mark>&lt;/script&gt;"))
            let second = try await client.ask("/v1/search?q=quay&highlight=true")
            #expect(second.value("data.0.highlights.title") is NSNull, "the word is not in it")
        }
    }

    @Test func facetsAreThoseAskedFor() async throws {
        try await Self.service().run { client in
            #expect(try await client.ask("/v1/search?q=quokka").value("meta.facets") is NSNull)
            let answer = try await client.ask("/v1/search?q=quokka&facets=section,year,tag&limit=1")
            let facets = try #require(answer.value("meta.facets") as? [String: [[String: Any]]])
            #expect(Set(facets.keys) == ["section", "year", "tag"])
            let sections = facets["section"]?.map { "\($0["value"] ?? "") \($0["name"] ?? "") \($0["count"] ?? "")" }
            #expect(sections == ["desk desk 2", "attic attic 1"])
            #expect(facets["tag"]?.first?["value"] as? String == "islands")
            #expect(
                facets["year"]?.first?["value"] as? String == "2026" && facets["year"]?.first?["count"] as? Int == 3
            )
            let none = try await client.ask("/v1/search?q=zzzz&facets=section")
            #expect(none.value("meta.facets.section") as? [String] == [])
        }
    }

    @Test func whatIsSaidOfASearch() async throws {
        try await Self.service().run { client in
            // A word is put right where that finds something within the filters alone.
            for (filter, suggestion) in [
                ("section=attic", "quokka"), ("section=news", nil), ("language=xx", nil),
                ("tag=islands&tag=energy", nil),
                ("publishedBefore=1900-01-01", nil), ("language=xx&sort=newest", nil),
            ] as [(String, String?)] {
                let answer = try await client.ask("/v1/search?q=quoka&\(filter)")
                #expect(answer.status == 200 && answer.value("meta.didYouMean") as? String == suggestion, "\(filter)")
            }
            let topic = try await client.ask("/v1/search?q=Skerran+Barrier")
            #expect(topic.value("meta.topic.slug") as? String == "skerran-barrier")
            #expect(topic.value("meta.topic.definition") is String, "a card")
            #expect(try await client.ask("/v1/search?q=quokka").value("meta.topic") is NSNull)
            let typo = try await client.ask("/v1/search?q=quoka")
            #expect(typo.value("meta.didYouMean") as? String == "quokka" && typo.value("page.total") as? Int == 0)
            #expect(try await client.ask("/v1/search?q=%21%3F&facets=year").value("page.total") as? Int == 0)
        }
    }

    // MARK: The box

    @Test func namesAreSuggestedThenTitles() async throws {
        try await Self.service().run { client in
            func box(_ query: String) async throws -> [[String: Any]] {
                try await client.ask("/v1/search/suggest?\(query)").value("data") as? [[String: Any]] ?? []
            }
            let skerran = try await box("q=sker")
            #expect(
                skerran.first?["type"] as? String == "topic" && skerran.first?["slug"] as? String == "skerran-barrier"
            )
            #expect(skerran.first?["url"] as? String == "/topic/skerran-barrier" && skerran.first?["alias"] is NSNull)
            let titles = try await box("q=A+quok")
            let title = try #require(titles.first)
            #expect(titles.count == 1 && title["type"] as? String == "article")
            #expect(title["url"] as? String == "/desk/first" && title["articleCount"] is NSNull)
            #expect(title["name"] as? String == "A quokka at the window")
            #expect(
                try await box("q=isl").contains { $0["type"] as? String == "tag" && $0["slug"] as? String == "islands" }
            )
            #expect(try await box("q=a&limit=3").count == 3)
            for text in ["zzzz", "%20", "%22"] { #expect(try await box("q=\(text)").isEmpty, "\(text)") }
            let page = try await client.ask("/v1/search/suggest?q=a&limit=3")
            #expect(page.value("page.limit") as? Int == 3 && page.value("page.next") is NSNull)
            #expect(page.header("Link") == nil)
        }
    }

    // MARK: Caching

    @Test func anEditMovesTheAnswer() async throws {
        let service = try Self.service()
        try await service.edit { editor, reader in
            for (word, uri) in [
                ("bilby", "/v1/search?q=bilby&facets=section"), ("quoll", "/v1/search/suggest?q=quoll"),
            ] {
                let before = try await reader.ask(uri)
                #expect(before.status == 200 && before.header("ETag") != nil)
                #expect(before.header("Surrogate-Key") == "articles catalogue")
                let tag = ["If-None-Match": before.header("ETag") ?? ""]
                #expect(try await reader.ask(uri, headers: tag).status == 304)
                let json =
                    #"{"title": "\#(word)", "section": "news", "body": "<p>x</p>", "status": "published"}"#
                #expect(try await editor.create(json).status == 201)
                let after = try await reader.ask(uri, headers: tag)
                #expect(after.status == 200 && (after.value("data") as? [Any])?.count == 1, "\(uri)")
                #expect(try await editor.send(.delete, "/v1/articles/\(word)", ifMatch: "*").status == 204)
                #expect((try await reader.ask(uri).value("data") as? [Any])?.isEmpty == true, "\(uri)")
            }
        }
    }

    @Test func aScheduledArticleIsFoundFromItsMomentOn() async throws {
        let service = try Self.service()
        try await service.edit { editor, reader in
            let due = service.clock.now().advanced(by: 7).rfc3339
            let json = #"{"title": "Potoroo", "section": "news", "status": "scheduled", "publishedAt": "\#(due)"}"#
            #expect(try await editor.create(json).status == 201)
            for uri in ["/v1/search?q=potoroo", "/v1/search/suggest?q=potoroo"] {
                let answer = try await reader.ask(uri)
                #expect((answer.value("data") as? [Any])?.isEmpty == true)
                #expect(answer.header("Cache-Control") == "public, max-age=7", "\(uri)")
            }
            service.clock.advance(by: 7)
            #expect(Self.slugs(try await reader.ask("/v1/search?q=potoroo")) == ["potoroo"])
            #expect((try await reader.ask("/v1/search/suggest?q=potoroo").value("data") as? [Any])?.count == 1)
        }
    }

    @Test func aFloodOfSearchesDrivesOutNothing() async throws {
        try await Self.service().configured { $0.cacheMegabytes = 1 }.run { client in
            let hot = ["/v1/articles", "/v1/topics", "/v1/articles/skerran-barrier-first-power", "/v1/search?q=quokka"]
            for uri in hot + hot { _ = try await client.ask(uri) }
            for number in 0..<1_000 {
                let answer = try await client.ask("/v1/search?q=nothing\(number)&facets=section,tag&highlight=true")
                #expect(answer.status == 200)
                let kept = try await client.ask(hot[number % hot.count])
                #expect(kept.header("Server-Timing") == nil, "made anew: \(hot[number % hot.count])")
            }
        }
    }

    /// FTS5 does not look up while it works: what looks at much is begun nowhere but on a thread that nobody waits for.
    @Test func whatLooksAtMuchHoldsNoThreadOfConnections() async throws {
        let service = try Self.service()
        let queue = try DatabaseQueue(path: service.store.path)
        try await queue.write { try $0.execute(sql: "UPDATE search_word_1 SET articles = 50000 WHERE word = 'quokka'") }
        let shared = Atomic(0)
        let alone = Atomic(0)
        let options = StoreOptions(stepsBetweenLooks: 1) { sql in
            guard sql.contains(" MATCH "), let budget = ReadBudget.current else { return }
            if budget.isShared { shared.add(1, ordering: .relaxed) } else { alone.add(1, ordering: .relaxed) }
        }
        let configuration = ServerConfiguration(dataDirectory: service.dataDirectory)
        let application = try buildApplication(configuration: configuration, clock: service.clock, store: options)
        try await application.test(.ahc(.http)) { client async throws in
            for uri in [
                "q=quokka+-cheese", "q=quokka+cheese&highlight=true", "q=quokka&language=en&sort=newest",
                "q=cheese+quokka&facets=tag",
            ] {
                #expect(try await client.ask("/v1/search?\(uri)").status == 200)
            }
            #expect(shared.load(ordering: .relaxed) == 0 && alone.load(ordering: .relaxed) >= 4)
            #expect(try await client.ask("/v1/search?q=cheese").status == 200)
            #expect(shared.load(ordering: .relaxed) > 0, "what looks at little is quicker there")
            let others = shared.load(ordering: .relaxed)
            // Of another form than the one before, behind which it would be made elsewhere if that took long.
            #expect(try await client.ask("/v1/search?q=quokka&limit=5").status == 200)
            #expect(shared.load(ordering: .relaxed) > others, "of one word no more is looked at than is ranked")
        }
    }

    // MARK: Editors

    @Test func draftsAreFoundWithAKeyAlone() async throws {
        let draft = Self.article("draft", "Dibbler quokka", "Not yet.") { $0.status = .draft }
        let withdrawn = Self.article("gone", "Dibbler gone", "No more.") { $0.status = .withdrawn }
        let service = try Self.service([draft, withdrawn])
        try await service.edit { editor, reader in
            for uri in ["/v1/search?q=dibbler", "/v1/search?q=dibbler&sort=newest", "/v1/search/suggest?q=dibbl"] {
                for answer in [try await reader.ask(uri), try await editor.read(uri)] {
                    #expect((answer.value("data") as? [Any])?.isEmpty == true, "\(uri)")
                }
            }
            #expect(try await reader.ask("/v1/search?q=dibler").value("meta.didYouMean") is NSNull)
            for (status, slugs) in [
                ("draft", ["draft"]), ("withdrawn", ["gone"]), ("any", ["draft", "gone"]), ("published", []),
                ("scheduled", []),
            ] {
                let answer = try await editor.read("/v1/search?q=dibbler&status=\(status)&highlight=true")
                #expect(Set(Self.slugs(answer)) == Set(slugs), "\(status): \(answer.text.prefix(300))")
                #expect(answer.value("page.total") as? Int == slugs.count, "\(status)")
                if let shown = answer.value("data.0.article.status") as? String, status != "any" {
                    #expect(shown == status)
                }
            }
            let both = try await editor.read("/v1/search?q=quokka&status=any")
            #expect(Set(Self.slugs(both)) == ["first", "second", "third", "draft"])
            let readers = try await reader.ask("/v1/search?q=quokka")
            #expect(readers.value("data.0.article.status") == nil && readers.value("page.total") as? Int == 3)
        }
    }
}
