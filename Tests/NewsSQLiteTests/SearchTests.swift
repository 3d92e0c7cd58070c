import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What readers find of what was written.
struct SearchTests {
    private let newsroom: TestNewsroom

    init() throws {
        newsroom = try TestNewsroom([.news, .section("sport"), .tag("harbour"), .tag("press")])
    }

    @Test func wordsAreFoundInTitleSummaryBodyAndNames() throws {
        try add("title", "Ferry timetable") { $0.body = Body("Nothing.") }
        try add("summary", "One") { $0.summary = "All about the ferry." }
        try add("body", "Two") { $0.body = Body("They took the ferry home.") }
        try add("tag", "Three") { $0.tags = ["harbour"] }
        #expect(try found("ferry").first == "title" && found("ferry").count == 3)
        #expect(try found("harbour") == ["tag"])
        #expect(try found("ferry home") == ["body"])
        #expect(try found("\"ferry home\"") == ["body"])
        #expect(try found("\"home ferry\"") == [])
        #expect(try found("ferry -home") == ["title", "summary"])
        #expect(try found("timetable OR harbour").sorted() == ["tag", "title"])
        #expect(try found("nobody") == [])
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func theLastWordMayBeABeginning() throws {
        try add("a", "Ferry timetable")
        #expect(try found("ferry timet") == ["a"])
        #expect(try found("ferry timet ") == [])
        #expect(try found("fer timetable") == [])
        #expect(try found("f") == [])
    }

    @Test func whatIsNoneOfReadersIsNotFoundByThem() async throws {
        try add("draft", "Secret one") { $0.status = .draft }
        try add("withdrawn", "Secret two") { $0.status = .withdrawn }
        try add("scheduled", "Secret three", secondsAgo: -600)
        #expect(try found("secret") == [] && found("sec") == [])
        #expect(try found("secret") { $0.articles.status = .any }.sorted() == ["draft", "scheduled", "withdrawn"])
        #expect(try found("secret") { $0.articles.status = .only(.draft) } == ["draft"])
        #expect(try found("secret") { $0.articles.status = .only(.scheduled) } == ["scheduled"])
        newsroom.clock.advance(by: 601)
        #expect(try found("secret") == ["scheduled"])
        #expect(try found("secret") { $0.articles.status = .only(.published) } == ["scheduled"])
        try await newsroom.edit(.article(.remove("scheduled", .any)), .article(.remove("draft", .any)))
        #expect(try found("secret") == [])
        #expect(try found("secret") { $0.articles.status = .any }.sorted() == ["scheduled", "withdrawn"])
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func editsAreFoundAtOnceAndWhatStoodThereIsNot() async throws {
        try add("a", "Old words")
        var change = ArticleChange()
        (change.title, change.body) = ("New words", Body("Fresh text."))
        try await newsroom.edit(.article(.change("a", change, .any)))
        #expect(try found("old") == [] && found("boat") == [])
        #expect(try found("new") == ["a"] && found("fresh") == ["a"])
        change = ArticleChange()
        change.publishedAt = newsroom.clock.now().advanced(by: -90_000)
        try await newsroom.edit(.article(.change("a", change, .any)))
        #expect(try found("new") == ["a"])
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func namesAreFollowedInTheBackground() async throws {
        for id in 1...3 { try add("a\(id)", "Title \(id)") { $0.tags = ["harbour"] } }
        var tag = TagChange()
        tag.name = "Quay"
        try await newsroom.edit(.catalogue(.change(CatalogueItem(.tag, "harbour"), .tag(tag), .any)))
        try index()
        #expect(try found("quay").count == 3 && found("harbour") == [])
        try await newsroom.edit(.catalogue(.merge(CatalogueItem(.tag, "harbour"), into: "press", .any)))
        // What was merged is found by the filter at once, and by its name a little later.
        #expect(try found("title") { $0.articles.tags = [["press"]] }.count == 3)
        try index()
        #expect(try found("press").count == 3 && found("quay") == [])
        #expect(try found("title") { $0.articles.tags = [["press"]] }.count == 3)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func filtersAndFacetsAgree() throws {
        try add("en", "Ferry one", secondsAgo: 40_000_000) { $0.tags = ["harbour"] }
        try add("fa", "Ferry two", section: "sport") { $0.language = LanguageTag(trusted: "fa") }
        try add("us", "Ferry three") {
            $0.tags = ["harbour", "press"]
            $0.language = LanguageTag(trusted: "en-US")
        }
        let results = try search("ferry") { $0.facets = SearchFacet.allCases }
        let facets = results.facets.map { facet in facet.values.map { "\($0.value) \($0.name) \($0.count)" } }
        #expect(facets[0] == ["news News 2", "sport sport 1"])
        #expect(facets[1] == ["harbour harbour 2", "press press 1"])
        #expect(facets[4] == ["en en 1", "en-US en-US 1", "fa fa 1"])
        #expect(facets[5].count == 2)
        #expect(try found("ferry") { $0.articles.section = "sport" } == ["fa"])
        #expect(try found("ferry") { $0.articles.tags = [["harbour"], ["press"]] } == ["us"])
        #expect(try found("ferry") { $0.articles.tags = [["harbour", "press"]] }.sorted() == ["en", "us"])
        #expect(try found("ferry") { $0.articles.languages = LanguageRanges([.english]) }.sorted() == ["en", "us"])
        let year = newsroom.clock.now().advanced(by: -30_000_000)
        #expect(try found("ferry") { $0.articles.publishedAfter = year }.sorted() == ["fa", "us"])
        #expect(try found("ferry") { $0.articles.publishedBefore = year } == ["en"])
        #expect(throws: NewsError.self) { try found("ferry") { $0.articles.section = "nothing" } }
    }

    @Test func pagesNeitherRepeatNorSkip() throws {
        for id in 1...30 {
            try add("a\(id)", id.isMultiple(of: 3) ? "Ferry ferry \(id)" : "Ferry \(id)", secondsAgo: 60)
        }
        for order in SearchOrder.allCases {
            var all: [String] = []
            var cursor: SearchCursor?
            repeat {
                let results = try search("ferry") { ($0.order, $0.cursor, $0.articles.limit) = (order, cursor, 7) }
                #expect(results.total == Total(count: 30, isExact: true))
                all += results.page.items.map(\.article.slug)
                cursor = results.page.next
            } while cursor != nil
            #expect(all.count == 30 && Set(all).count == 30)
        }
    }

    /// More in one second than numbers have room for.
    @Test func manyOfOneSecondAreAllFound() throws {
        let records = (1...700).map { ImportRecord.article(.sample("a\($0)", title: "Ferry", secondsAgo: 60)) }
        try newsroom.add(records)
        try add("later", "Ferry", secondsAgo: 59)
        let results = try search("ferry") { $0.order = .newest }
        #expect(results.total == Total(count: 701, isExact: true))
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func topicsAreShownByAnyOfTheirNames() async throws {
        var topic = TopicChange()
        (topic.title, topic.type, topic.aliases) = ("Port authority", .organisation, ["The Port", "PA"])
        try await newsroom.edit(.catalogue(.create(.topic(topic))))
        try index()
        #expect(try search("the port").topic?.slug == "port-authority")
        #expect(try search("PORT AUTHORITY").topic?.slug == "port-authority")
        #expect(try search("port").topic == nil)
        let suggestions = try newsroom.store.suggestions(SuggestionQuery("auth"), at: newsroom.clock.now())
        #expect(suggestions.map(\.slug) == ["port-authority"])
        #expect(
            try newsroom.store.suggestions(SuggestionQuery("the p"), at: newsroom.clock.now()).first?.alias
                == "The Port"
        )
    }

    @Test func suggestionsAreOfWhatReadersSee() throws {
        try add("a", "Harbour lights") { $0.tags = ["harbour"] }
        try add("b", "Harbour nights") { $0.status = .draft }
        func suggested(_ text: String) throws -> [String] {
            try newsroom.store.suggestions(SuggestionQuery(text), at: newsroom.clock.now())
                .map { "\($0.kind) \($0.slug)" }
        }
        #expect(try suggested("harb") == ["tag harbour", "article a"])
        #expect(try suggested("press") == [])
        #expect(try suggested("harbour ni") == [])
        #expect(try suggested("lig") == ["article a"])
        #expect(try suggested("%") == [] && suggested("\"") == [])
    }

    @Test func anIndexThatIsMadeAnewFindsTheSame() async throws {
        for id in 1...60 { try add("a\(id)", "Ferry \(id)") }
        try newsroom.store.beginReindex()
        #expect(try found("ferry").count == 20)
        _ = try newsroom.store.indexForSearch(.inBackground, at: newsroom.clock.now())
        // Meanwhile both follow what is written.
        var change = ArticleChange()
        change.title = "Train"
        try await newsroom.edit(.article(.change("a1", change, .any)), .article(.change("a60", change, .any)))
        #expect(try found("train").count == 2)
        try newsroom.store.beginReindex()
        try index()
        #expect(try found("train").count == 2 && search("ferry").total.count == 58)
        #expect(
            try newsroom.number("SELECT count(*) FROM sqlite_schema WHERE name GLOB 'search_row_*' AND type = 'table'")
                == 1
        )
        #expect(try newsroom.store.integrityFaults() == [])
    }

    /// Connections remember how long texts are, and which articles were found.
    @Test func anArticleIsRankedByTheTextThatItHasNow() async throws {
        let long = "Ferry. " + String(repeating: "Something else entirely. ", count: 200)
        try add("a", "One", secondsAgo: 60) { $0.body = Body("Ferry.") }
        try add("b", "Two", secondsAgo: 90) { $0.body = Body(long) }
        #expect(try found("ferry") == ["a", "b"])
        for (first, second) in [("b", "a"), ("a", "b")] {
            for (slug, body) in [(first, "Ferry."), (second, long)] {
                var change = ArticleChange()
                change.body = Body(body)
                try await newsroom.edit(.article(.change(.slug(slug), change, .any)))
            }
            #expect(try found("ferry") == [first, second])
        }
    }

    /// A second that has become free is given to the next article.
    @Test func whatIsPublishedInPlaceOfAnotherIsFound() async throws {
        for slug in ["a", "b", "c"] {
            try add(slug, "Ferry \(slug)")
            #expect(try found("ferry") == [slug])
            #expect(try found("ferry") { $0.order = .newest } == [slug])
            try await newsroom.edit(.article(.remove(.slug(slug), .any)))
            #expect(try found("ferry") == [])
        }
    }

    /// A program of another version, or somebody at the file, leaves an index that does not fit: it is told and made anew.
    @Test func anIndexThatDoesNotFitIsMadeAnew() async throws {
        try add("a", "Ferry")
        try newsroom.change("UPDATE article SET title = 'Train' WHERE slug = 'a'")
        #expect(try newsroom.store.integrityFaults() != [])
        var change = ArticleChange()
        change.kicker = "News"
        try await newsroom.edit(.article(.change("a", change, .any)))
        try index()
        #expect(try found("train") == ["a"] && found("ferry") == [])
        try newsroom.change("UPDATE search_state SET folding = 0")
        #expect(try found("train") == ["a"])
        try index()
        #expect(try found("train") == ["a"])
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func noTableIsReadWhole() async throws {
        for id in 1...60 { try add("a\(id)", "Ferry \(id)") { $0.tags = ["harbour"] } }
        let statements = try await newsroom.statements.statements {
            _ = try search("ferry \"boat leaves\" -train", everything)
            _ = try search("ferr") { $0.order = .newest }
            _ = try search("fery")
            _ = try newsroom.store.suggestions(SuggestionQuery("fer"), at: newsroom.clock.now())
        }
        let queue = try DatabaseQueue(path: newsroom.store.path)
        for sql in statements {
            // A function of the newsroom's own connections.
            let sql = sql.replacing("search_score(search_public_1, ?)", with: "length(?)")
            let plan = try await queue.read { db in try db.plan(of: sql) }
            let scans = plan.filter { QueryPlan.isForbiddenScan($0, of: sql) }
            #expect(scans.isEmpty, "\(sql)\n\(plan.joined(separator: "\n"))")
        }
    }

    private func everything(_ query: inout SearchQuery) {
        (query.facets, query.highlights, query.articles.limit) = (SearchFacet.allCases, true, 50)
    }

    // MARK: Support

    private func add(
        _ id: String,
        _ title: String,
        section: String = "news",
        secondsAgo: Int64 = 3600,
        change: (inout ImportedArticle) -> Void = { _ in }
    ) throws {
        try newsroom.add([
            .article(.sample(id, title: title, section: section, secondsAgo: secondsAgo, change: change))
        ])
        try index()
    }

    private func index() throws {
        while let step = try newsroom.store.indexForSearch(.inBackground, at: newsroom.clock.now()), !step.isLast {}
    }

    private func search(_ text: String, _ change: (inout SearchQuery) -> Void = { _ in }) throws -> SearchResults {
        var query = SearchQuery(SearchExpression(text))
        change(&query)
        return try newsroom.store.search(query, at: newsroom.clock.now())
    }

    private func found(_ text: String, _ change: (inout SearchQuery) -> Void = { _ in }) throws -> [String] {
        try search(text, change).page.items.map(\.article.slug)
    }
}

extension Body {
    fileprivate init(_ text: String) {
        self.init(html: "<p>\(text)</p>", text: text)
    }
}
