import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What the change log tells followers: why things are gone, what comes and goes by the clock, and what shows something of what
/// has changed.
struct ChangeLogTests {
    private let newsroom: TestNewsroom

    init() throws {
        newsroom = try TestNewsroom([
            .news, .section("s2"), .tag("t1"), .tag("t2"),
            .article(.sample("a") { $0.tags = ["t1"] }), .article(.sample("b") { $0.tags = ["t2"] }),
        ])
    }

    /// The changes that readers see, behind those that the work began with.
    private func changes(of work: () async throws -> Void) async throws -> [Change] {
        let start = try newsroom.store.latestChange()
        try await work()
        return try newsroom.store.changes(after: start, limit: 100)
    }

    private func told(_ changes: [Change]) -> [String] {
        changes.map { "\($0.kind) \($0.id) \($0.operation)\($0.reason.map { " \($0)" } ?? "")" }
    }

    private func change(_ set: (inout ArticleChange) -> Void) async throws {
        var change = ArticleChange()
        set(&change)
        try await newsroom.edit(.article(.change(.slug("a"), change, .any)))
    }

    @Test func whatReadersSeeIsNumberedWithoutGaps() async throws {
        var draft = ArticleChange()
        (draft.title, draft.section) = ("Plans", "news")
        try await newsroom.edit(.article(.create(draft)))
        try await newsroom.edit(.article(.remove(.slug("plans"), .any)))
        try await change { $0.title = "New" }
        let all = try newsroom.store.changes(after: 0, limit: 1000)
        #expect(all.map(\.sequence) == (1...Int64(all.count)).map(\.self))
        #expect(try newsroom.number("SELECT count(*) FROM change WHERE isPublic = 0") > 0)
    }

    @Test func whatIsGoneSaysWhyAndWhereItWas() async throws {
        let withdrawn = try await changes { try await newsroom.edit(.article(.remove(.slug("a"), .any))) }
        let gone = try #require(withdrawn.first { $0.kind == .article })
        #expect(gone.operation == .delete && gone.reason == .withdrawn && gone.slug == "a")
        #expect(gone.leaves.sections == [1] && gone.leaves.languages.map(\.text) == ["en"])
        #expect(!gone.leaves.tags.isEmpty)
        // Its tag has no other article.
        #expect(told(withdrawn).contains("tag 1 delete unpublished"))
        let drafted = try await changes {
            var change = ArticleChange()
            change.status = .draft
            try await newsroom.edit(.article(.change(.slug("b"), change, .any)))
        }
        #expect(drafted.contains { $0.kind == .article && $0.reason == .unpublished })
    }

    @Test func anEditSaysWhatTheArticleLeft() async throws {
        let moved = try await changes { try await change { ($0.section, $0.tags) = ("s2", ["t2"]) } }
        let move = try #require(moved.first { $0.kind == .article })
        #expect(move.operation == .update && move.leaves.sections == [1] && move.leaves.tags == [1])
        #expect(move.leaves.languages == [] && move.leaves.authors == [])
        let event = try #require(try newsroom.store.events(of: [move]).first)
        #expect(event.name == "article.updated" && event.slug == "a" && event.version == 2)
        #expect(event.sections.map(\.slug).sorted() == ["news", "s2"])
        // Nobody knows of a tag that no live article has, by its name; by its id it is told.
        #expect(event.scope.tags.sorted() == [1, 2])
    }

    @Test func anEditThatLeavesItsTagsTellsNothingOfThem() async throws {
        #expect(told(try await changes { try await change { $0.title = "New" } }) == ["article 1 update"])
    }

    @Test func galleriesThatComeAndPicksThatEndAreToldOnce() async throws {
        var gallery = GalleryChange()
        (gallery.title, gallery.kind) = ("Boats", .photo)
        gallery.publishedAt = .some(newsroom.clock.now().advanced(by: 60))
        let made = try await changes {
            try await newsroom.edit(.catalogue(.create(.gallery(gallery))))
            let pick = Pick(.article(.slug("a")), endsAt: newsroom.clock.now().advanced(by: 90))
            try await newsroom.edit(.catalogue(.setPicks(collection: "editors-choice", [pick], .any)))
        }
        #expect(made.allSatisfy { $0.kind == .collection })
        newsroom.clock.advance(by: 61)
        let come = try await changes {
            for _ in 0..<3 { try newsroom.store.publishDueArticles(at: newsroom.clock.now()) }
        }
        #expect(told(come) == ["gallery 1 create"])
        #expect(try newsroom.store.events(of: come).map(\.name) == ["gallery.published"])
        newsroom.clock.advance(by: 60)
        let ended = try await changes {
            for _ in 0..<3 { try newsroom.store.publishDueArticles(at: newsroom.clock.now()) }
        }
        #expect(ended.map(\.kind) == [.collection] && ended.map(\.operation) == [.update])
        // A clock that steps back tells nothing again.
        newsroom.clock.advance(by: -100)
        let back = try await changes { try newsroom.store.publishDueArticles(at: newsroom.clock.now()) }
        #expect(back == [])
    }

    @Test func aMergeTellsWhatShowedIt() async throws {
        let merged = try await changes {
            try await newsroom.edit(.catalogue(.merge(CatalogueItem(.tag, "t1"), into: "t2", .any)))
        }
        #expect(told(merged).contains("article 1 update reference"))
        #expect(merged.first { $0.kind == .article }?.leaves.tags == [1])
        let gone = try #require(merged.first { $0.reason == .merged })
        #expect(gone.slug == "t1" && gone.replacement == 2 && gone.isPublic)
        // What merely shows it is no event.
        #expect(try newsroom.store.events(of: merged).map(\.name) == ["tag.deleted", "tag.updated"])
    }

    @Test func aNewSlugTellsWhatShowsIt() async throws {
        var section = SectionChange()
        section.slug = Slug(trusted: "newsroom")
        let renamed = try await changes {
            try await newsroom.edit(.catalogue(.change(CatalogueItem(.section, "news"), .section(section), .any)))
        }
        #expect(
            told(renamed) == ["section 1 update", "article 1 update reference", "article 2 update reference"]
        )
        section = SectionChange()
        section.name = "Another name"
        let named = try await changes {
            try await newsroom.edit(.catalogue(.change(CatalogueItem(.section, "newsroom"), .section(section), .any)))
        }
        #expect(told(named) == ["section 1 update"])
    }

    @Test func namesThatNoLiveArticleHasAreNotTold() async throws {
        var tag = TagChange()
        tag.name = "Secret"
        let made = try await changes {
            try await newsroom.edit(.catalogue(.create(.tag(tag))))
            tag.name = "Still secret"
            try await newsroom.edit(.catalogue(.change(CatalogueItem(.tag, "secret"), .tag(tag), .any)))
        }
        #expect(made == [])
        let used = try await changes { try await change { $0.tags = ["t1", "secret"] } }
        #expect(told(used).contains("tag 3 create reference"))
    }

    @Test func anEventOfAWithdrawnArticleShowsNothingOfItsDraft() async throws {
        let edited = try await changes {
            try await change { $0.title = "Once more" }
            try await change { ($0.status, $0.slug) = (.draft, Slug(trusted: "the-secret")) }
        }
        let events = try newsroom.store.events(of: edited)
        #expect(events.map(\.name) == ["article.withdrawn"])
        #expect(events.first?.slug == "a" && events.first?.version == nil)
    }

    @Test func theCostOfEventsDoesNotGrowWithThem() async throws {
        let all = try newsroom.store.changes(after: 0, limit: 100)
        var counts: [Int] = []
        for changes in [all.filter { $0.kind == .article }.prefix(1), all.filter { $0.kind == .article }[...]] {
            counts.append(
                try await newsroom.statements.statements { _ = try newsroom.store.events(of: Array(changes)) }.count
            )
        }
        #expect(counts[0] == counts[1] && counts[0] <= 8)
    }

    @Test func whatIdentifiesTheNewsroomStays() throws {
        let identity = try newsroom.store.identity()
        #expect(identity.uid.count == 32 && identity.history.count == 12)
        #expect(try newsroom.store.identity() == identity)
        #expect(try TestNewsroom().store.identity() != identity)
    }
}
