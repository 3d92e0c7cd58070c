import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// Topics are found in what was written before they had their names.
struct TopicSearchTests {
    private let newsroom: TestNewsroom

    init() throws {
        newsroom = try TestNewsroom([.news])
    }

    @Test func aTopicThatIsMadeLaterIsTiedToEarlierTexts() async throws {
        try write(1...250) { $0.isMultiple(of: 10) ? "We took the night ferry home." : "We walked." }
        #expect(try newsroom.store.searchForTopics(at: newsroom.clock.now()) == nil)
        newsroom.clock.advance(by: 600)
        let id = try await make("Night ferry")
        try await expectTies(of: "a10", [])
        let updatedAt = try await newsroom.article("a10")?.summary.updatedAt
        let version = try newsroom.number("SELECT sum(version) FROM article")
        let last = try newsroom.number("SELECT max(sequence) FROM change")

        let steps = try search()
        #expect(steps.map(\.articles).reduce(0, +) == 250 && steps.allSatisfy { $0.articles <= 100 })
        #expect(steps.map(\.tied).reduce(0, +) == 25)
        try await expectTies(of: "a10", ["night-ferry"])
        try await expectTies(of: "a11", [])
        let article = try await #require(newsroom.article("a10", .topics))
        #expect(article.topics.first?.occurrences == [TextRange(start: 12, length: 11)])
        // It is no change of the text, nor one of an editor's; whoever follows the changes is told.
        #expect(article.summary.updatedAt == updatedAt)
        #expect(try newsroom.number("SELECT sum(version) FROM article") == version)
        #expect(try newsroom.number("SELECT count(*) FROM change WHERE kind = 'article' AND sequence > \(last)") == 25)
        #expect(try newsroom.number("SELECT articleCount FROM topic WHERE id = \(id)") == 25)
        #expect(try newsroom.store.integrityFaults() == [])
        #expect(try search() == [])
    }

    @Test func namesThatComeAndGoMoveTies() async throws {
        try write(1...3) { ["The red boat.", "A boat.", "The skiff."][$0 - 1] }
        let boat = try await make("Boat")
        _ = try search()
        try await expectTies(of: "a1", ["boat"])
        // A longer name takes what a shorter one had.
        _ = try await make("Red boat")
        _ = try search()
        try await expectTies(of: "a1", ["red-boat"])
        try await expectTies(of: "a2", ["boat"])
        var change = TopicChange()
        change.aliases = ["Skiff"]
        try await perform(.change(CatalogueItem(.topic, .id(boat)), .topic(change), .any))
        _ = try search()
        try await expectTies(of: "a3", ["boat"])
        try await perform(.merge(CatalogueItem(.topic, "red-boat"), into: .id(boat), .any))
        _ = try search()
        try await expectTies(of: "a1", ["boat"])
        change.aliases = []
        try await perform(.change(CatalogueItem(.topic, .id(boat)), .topic(change), .any))
        _ = try search()
        try await expectTies(of: "a3", [])
        try await expectTies(of: "a1", ["boat"])
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func linksAndDefinitionsSearchNothing() async throws {
        try write(1...2) { _ in "A boat." }
        let boat = try await make("Boat")
        _ = try search()
        var change = TopicChange()
        change.sameAs = ["https://x.example/boat"]
        change.definition = Body(html: "<p>It floats.</p>", text: "It floats.")
        change.type = .event
        try await perform(.change(CatalogueItem(.topic, .id(boat)), .topic(change), .any))
        #expect(try search() == [])
    }

    /// Names change while a search is under way: what was looked through before is looked through again, and nothing else.
    @Test func aSearchGoesOnWhereItWasAndRoundOnce() async throws {
        try write(1...250) { ["A boat.", "A crane."][$0 % 2] }
        _ = try await make("Boat")
        let first = try #require(try newsroom.store.searchForTopics(at: newsroom.clock.now()))
        #expect(first.articles == 100 && !first.isLast)
        _ = try await make("Crane")
        // As after a restart: how far it came stands in the file.
        let steps = try search()
        #expect(steps.map(\.articles).reduce(0, +) == 250)
        for (slug, topic) in [("a2", "boat"), ("a249", "crane"), ("a250", "boat"), ("a1", "crane")] {
            try await expectTies(of: slug, [topic])
        }
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func whatEditorsChoseStays() async throws {
        try write(1...2) { _ in "A boat." }
        let boat = try await make("Boat")
        let crane = try await make("Crane")
        var change = ArticleChange()
        change.topics = [.id(crane), .id(boat)]
        try await perform(.change(.slug("a1"), change, .any))
        _ = try search()
        try await expectTies(of: "a1", ["crane", "boat"])
        // Chosen no more, it is tied by the text alone; the other is not.
        change.topics = []
        try await perform(.change(.slug("a1"), change, .any))
        try await expectTies(of: "a1", ["boat"])
    }

    @Test func aChangeOfSomethingElseTiesNothing() async throws {
        try write(1...2) { _ in "A boat." }
        _ = try await make("Boat")
        var change = ArticleChange()
        change.kicker = .some("Sea")
        try await perform(.change(.slug("a1"), change, .any))
        try await expectTies(of: "a1", [])
        change.body = Body(html: "<p>The boat.</p>", text: "The boat.")
        try await perform(.change(.slug("a1"), change, .any))
        try await expectTies(of: "a1", ["boat"])
        change.kicker = .some("Sky")
        try await perform(.change(.slug("a1"), change, .any))
        try await expectTies(of: "a1", ["boat"])
        let article = try await #require(newsroom.article("a1", .topics))
        #expect(article.topics.first?.occurrences == [TextRange(start: 4, length: 4)])
    }

    @Test func whatIsWrittenMeanwhileIsTiedAsItIs() async throws {
        try write(1...150) { _ in "A boat." }
        let boat = try await make("Boat")
        _ = try newsroom.store.searchForTopics(at: newsroom.clock.now())
        var change = ArticleChange()
        change.body = Body(html: "<p>A crane.</p>", text: "A crane.")
        try await perform(.change(.slug("a3"), change, .any))
        try await perform(.remove(.slug("a4"), .any))
        _ = try search()
        try await expectTies(of: "a3", [])
        #expect(try newsroom.number("SELECT articleCount FROM topic WHERE id = \(boat)") == 148)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    // MARK: Help

    private func write(_ numbers: ClosedRange<Int>, _ text: (Int) -> String) throws {
        try newsroom.add(
            numbers.map { number in
                let text = text(number)
                return .article(.sample("a\(number)") { $0.body = Body(html: "<p>\(text)</p>", text: text) })
            }
        )
    }

    private func make(_ title: String) async throws -> Int64 {
        var change = TopicChange()
        (change.title, change.type) = (title, .concept)
        guard case .thing(.topic(let topic), _)? = try await perform(.create(.topic(change))) else { return 0 }
        return topic.id
    }

    @discardableResult
    private func perform(_ operation: CatalogueOperation) async throws -> EditorialOutcome? {
        try await perform(.catalogue(operation))
    }

    @discardableResult
    private func perform(_ operation: ArticleOperation) async throws -> EditorialOutcome? {
        try await perform(.article(operation))
    }

    private func perform(_ operation: EditorialOperation) async throws -> EditorialOutcome? {
        let now = newsroom.clock.now()
        let done = try await newsroom.store.perform([operation], by: "test", claim: nil, memo: { _ in [] }, at: now)
        guard case .now(let outcomes) = done else { return nil }
        return outcomes.first
    }

    /// The steps of a search down to its end.
    private func search() throws -> [TopicSearchStep] {
        var steps: [TopicSearchStep] = []
        while let step = try newsroom.store.searchForTopics(at: newsroom.clock.now()) { steps.append(step) }
        #expect(steps.isEmpty || steps.last?.isLast == true)
        return steps
    }

    private func expectTies(
        of slug: String,
        _ topics: [String],
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let article = try await newsroom.article(slug, .topics)
        #expect(article?.topics.map(\.topic.slug) == topics, sourceLocation: location)
    }
}
