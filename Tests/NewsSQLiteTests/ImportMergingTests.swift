import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What an import may write over: only what its source changed, and nothing that editors, moderators or readers did.
struct ImportMergingTests {
    private func article(
        _ title: String = "First",
        _ change: (inout ImportedArticle) -> Void = { _ in }
    ) -> ImportRecord {
        .article(.sample("a", title: title, change: change))
    }

    private func change(_ newsroom: TestNewsroom, _ set: (inout ArticleChange) -> Void) async throws {
        var change = ArticleChange()
        set(&change)
        try await newsroom.edit(.article(.change(.slug("a"), change, .any)))
    }

    @Test func whatAnEditorChangedStaysWhereTheSourceChangedSomethingElse() async throws {
        let newsroom = try TestNewsroom([.news, article()])
        try await change(newsroom) { $0.title = "Corrected" }
        #expect(try newsroom.add([article { $0.kicker = "Ports" }]) == [.updated])
        let read = try await newsroom.article("a")
        #expect(read?.summary.title == "Corrected")
        #expect(read?.summary.kicker == "Ports")
    }

    @Test func whereBothChangedTheEditorsStaysAndIsToldOnce() async throws {
        let newsroom = try TestNewsroom([.news, article()])
        try await change(newsroom) { $0.title = "Corrected" }
        #expect(try newsroom.add([article("Second")]) == [.kept(fields: ["title"])])
        #expect(try await newsroom.article("a")?.summary.title == "Corrected")
        #expect(try newsroom.add([article("Second") { $0.kicker = "Ports" }]) == [.updated])
        #expect(try newsroom.add([article("Third") { $0.kicker = "Ports" }]) == [.kept(fields: ["title"])])
        #expect(try await newsroom.article("a")?.summary.title == "Corrected")
    }

    @Test func whatAnEditorSetBackIsTheSourcesAgain() async throws {
        let newsroom = try TestNewsroom([.news, article()])
        try await change(newsroom) { $0.title = "Corrected" }
        try await change(newsroom) { $0.title = "First" }
        #expect(try newsroom.add([article("Second")]) == [.updated])
        #expect(try await newsroom.article("a")?.summary.title == "Second")
    }

    @Test func withdrawnStaysWithdrawnAndIsTold() async throws {
        let newsroom = try TestNewsroom([.news, article()])
        try await newsroom.edit(.article(.remove(.slug("a"), .any)))
        let outcome = try newsroom.add([article("Second")])
        #expect(outcome == [.kept(fields: ["status"])])
        #expect(
            try newsroom.number("SELECT count(*) FROM article WHERE status = 'withdrawn' AND title = 'Second'") == 1
        )
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func whatAnEditorDeletedIsNotMadeAgain() async throws {
        let draft: (inout ImportedArticle) -> Void = { ($0.status, $0.publishedAt) = (.draft, nil) }
        let newsroom = try TestNewsroom([.news, article("First", draft)])
        try await newsroom.edit(.article(.remove(.slug("a"), .any)))
        #expect(try newsroom.add([article("Second")]) == [.skipped(reason: "it lies in the trash here")])
        try newsroom.change("DELETE FROM article")
        #expect(try newsroom.add([article("Second")]) == [.skipped(reason: "it was deleted here")])
        #expect(try newsroom.number("SELECT count(*) FROM article") == 0)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func aTextAndItsTagsAreFieldsOfTheirOwn() async throws {
        let tags = ["silt", "sand"].map { ImportRecord.tag($0) }
        let newsroom = try TestNewsroom([.news] + tags + [article { $0.tags = ["silt"] }])
        try await change(newsroom) { $0.body = Body(html: "<p>Mended.</p>", text: "Mended.") }
        #expect(try newsroom.add([article { $0.tags = ["sand"] }]) == [.updated])
        let read = try await newsroom.article("a")
        #expect(read?.summary.tags.map(\.slug) == ["sand"])
        #expect(read?.body == "<p>Mended.</p>")
        #expect(read?.summary.summary == "Mended.")
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func withoutAMemoryRevisionsTellWhatEditorsChanged() async throws {
        let newsroom = try TestNewsroom([.news, article()])
        try await change(newsroom) { $0.title = "Corrected" }
        try newsroom.change("UPDATE import_record SET fields = NULL")
        #expect(try newsroom.add([article("Second") { $0.kicker = "Ports" }]) == [.kept(fields: ["title"])])
        let read = try await newsroom.article("a")
        #expect(read?.summary.title == "Corrected")
        #expect(read?.summary.kicker == "Ports")
    }

    @Test func aCatalogueIsMergedLikewise() async throws {
        func author(_ name: String, _ biography: String?) -> ImportRecord {
            .author(ImportedAuthor(sourceID: "u", name: name, biography: biography))
        }
        let newsroom = try TestNewsroom([author("Ada", "Writes.")])
        var edit = AuthorChange()
        edit.biography = .some("Wrote.")
        try await newsroom.edit(.catalogue(.change(CatalogueItem(.author, .slug("ada")), .author(edit), .any)))
        #expect(try newsroom.add([author("Ada Lind", "Writes.")]) == [.updated])
        #expect(try newsroom.add([author("Ada Lind", "Edits.")]) == [.kept(fields: ["biography"])])
        let read = try await newsroom.store.author("ada", isEditorial: true, at: newsroom.clock.now())
        #expect(read.name == "Ada Lind")
        #expect(read.biography == "Wrote.")
    }

    /// Of one field: what the source says, what it said and what was kept of it when it was last imported, what stands here.
    private struct Field {
        var source = ""
        var given = ""
        var kept = ""
        var here = ""

        /// Imports the field, and says whether both have changed it.
        mutating func merge() -> Bool {
            defer { given = source }
            if source == here {
                kept = here
            } else if source != given {
                guard here == kept else { return true }
                (here, kept) = (source, source)
            }
            return false
        }
    }

    /// Imports and edits at random, held against three lines of what the rule says.
    @Test(arguments: 0..<6) func anyOrderOfImportsAndEditsFollowsTheRule(seed: UInt64) async throws {
        var random = SplitMix(seed)
        let tags = ["silt", "sand"]
        var fields = ["title": Field(source: "T"), "kicker": Field(), "tags": Field(source: "silt")]
        func record() -> ImportRecord {
            article(fields["title"]?.source ?? "") {
                $0.kicker = fields["kicker"].flatMap { $0.source.isEmpty ? nil : $0.source }
                $0.tags = fields["tags"].map { $0.source.isEmpty ? [] : [$0.source] } ?? []
            }
        }
        let newsroom = try TestNewsroom([.news] + tags.map { .tag($0) } + [record()])
        for name in fields.keys { _ = fields[name]?.merge() }
        for _ in 0..<40 {
            let name = ["title", "kicker", "tags"].randomElement(using: &random) ?? ""
            let values = name == "tags" ? tags + [""] : ["A", "B", name == "title" ? "C" : ""]
            let value = values.randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<3, using: &random) {
            case 0:
                fields[name]?.source = value
            case 1:
                try await change(newsroom) {
                    if name == "title" { $0.title = value }
                    if name == "kicker" { $0.kicker = .some(value.isEmpty ? nil : value) }
                    if name == "tags" { $0.tags = value.isEmpty ? [] : [.slug(value)] }
                }
                fields[name]?.here = value
            default:
                let isSame = fields.values.allSatisfy { $0.source == $0.given }
                let both = isSame ? [] : fields.keys.filter { fields[$0]?.merge() == true }
                let outcome = try newsroom.add([record()])[0]
                if case .kept(let names) = outcome { #expect(Set(names) == Set(both)) } else { #expect(both.isEmpty) }
            }
            let read = try await newsroom.article("a")
            #expect(read?.summary.title == fields["title"]?.here)
            #expect(read?.summary.kicker ?? "" == fields["kicker"]?.here)
            #expect(read?.summary.tags.first?.slug ?? "" == fields["tags"]?.here)
        }
        #expect(try newsroom.store.integrityFaults() == [])
    }

    // MARK: Who is who

    @Test func twoOfOneNameFromOneSourceAreTwo() throws {
        let records = ["1", "2"].map { ImportRecord.tag(ImportedTag(sourceID: $0, name: "Opinion")) }
        let newsroom = try TestNewsroom()
        #expect(try newsroom.add(records) == [.created, .created])
        #expect(try newsroom.number("SELECT count(DISTINCT slug) FROM tag WHERE name = 'Opinion'") == 2)
    }

    @Test func namesOfOneSlugAreTwoAndTheVeryNameIsOne() throws {
        let newsroom = try TestNewsroom([.tag(ImportedTag(sourceID: "1", slug: Slug(trusted: "c"), name: "C++"))])
        let others = ["C#", "c++", "C++"].map { ImportRecord.tag(ImportedTag(sourceID: $0, name: $0)) }
        #expect(try newsroom.add(others, from: "other") == [.created, .created, .matched])
        // The same name, composed otherwise.
        let author = ImportRecord.author(ImportedAuthor(sourceID: "1", name: "Zo\u{eb}"))
        #expect(try newsroom.add([author]) == [.created])
        let same = ImportRecord.author(ImportedAuthor(sourceID: "9", name: "Zoe\u{308}", biography: "Another."))
        #expect(try newsroom.add([same], from: "other") == [.matched])
        #expect(try newsroom.number("SELECT count(*) FROM author WHERE biography IS NULL") == 1)
    }

    @Test func aTopicIsKnownByAnyOfItsNames() throws {
        func topic(_ id: String, _ title: String, _ aliases: [String] = []) -> ImportRecord {
            .topic(
                ImportedTopic(
                    sourceID: id,
                    title: title,
                    type: .place,
                    language: .english,
                    aliases: aliases,
                    definition: Body(html: "", text: "")
                )
            )
        }
        let newsroom = try TestNewsroom([topic("1", "Dunmere", ["The Port"])])
        #expect(try newsroom.add([topic("7", "the port", ["Harbour Town"])], from: "other") == [.matched])
        #expect(try newsroom.add([topic("8", "Ameland", ["Dunmere", "Isle", "isle"])], from: "other") == [.created])
        #expect(try newsroom.number("SELECT count(*) FROM topic_name WHERE name IN ('Isle', 'isle')") == 1)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    // MARK: Comments

    private func comment(_ text: String, _ status: CommentStatus = .approved) -> ImportedComment {
        ImportedComment(sourceID: "1", status: status, name: "Ike", text: text, createdAt: FixedClock.start)
    }

    @Test func whatModeratorsDecidedStays() async throws {
        let newsroom = try TestNewsroom([.news, article { $0.comments = [comment("Buy.")] }])
        _ = try await newsroom.store.moderate([1], .spam, by: "desk", at: newsroom.clock.now())
        #expect(try newsroom.add([article { $0.comments = [comment("Buy!")] }]) == [.updated])
        #expect(try newsroom.number("SELECT count(*) FROM comment WHERE status = 'spam' AND text = 'Buy!'") == 1)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func whatWasErasedStaysErased() async throws {
        let newsroom = try TestNewsroom([.news, article { $0.comments = [comment("My street.")] }])
        try newsroom.change("UPDATE comment SET status = 'deleted', name = NULL, text = '' WHERE id = 1")
        #expect(try newsroom.add([article { $0.comments = [comment("My street!")] }]) == [.updated])
        #expect(try newsroom.number("SELECT count(*) FROM comment WHERE text = '' AND name IS NULL") == 1)
    }

    @Test func whatWaitedElsewhereWaitsHereAsLong() throws {
        let clock = FixedClock()
        let old = ImportedComment(
            sourceID: "1",
            status: .pending,
            name: nil,
            text: "Well?",
            createdAt: clock.now().advanced(by: -400 * 24 * 3600)
        )
        let newsroom = try TestNewsroom([.news, article { $0.comments = [old] }], clock: clock)
        clock.advance(by: CommentRetention.seconds - 10)
        #expect(try newsroom.store.purge(Retention(), at: clock.now()).comments == 0)
        clock.advance(by: 20)
        #expect(try newsroom.store.purge(Retention(), at: clock.now()).comments == 1)
    }

    // MARK: Picks

    @Test func whatLiesInTheTrashHoldsNoImportUp() async throws {
        func picks(_ keys: [String]) -> ImportRecord {
            let items = keys.map { ImportedCollection.Item(.article($0)) }
            return .collection(
                ImportedCollection(sourceID: "p", slug: Slug(trusted: "editors-choice"), title: "Choice", items: items)
            )
        }
        func links(_ related: [String]) -> ImportRecord {
            .relatedLinks(ImportedRelatedLinks(article: "a", related: related, excluded: []))
        }
        let draft = ImportRecord.article(.sample("d") { $0.status = .draft })
        let articles = [ImportRecord.article(.sample("a")), .article(.sample("b")), draft]
        let newsroom = try TestNewsroom([.news] + articles + [picks(["d", "a"]), links(["d"])])
        try await newsroom.edit(.article(.remove(.slug("d"), .any)))
        #expect(try newsroom.add([picks(["d", "a", "b"])]) == [.updated])
        let collection = try newsroom.store.collection(
            "editors-choice",
            in: nil,
            parts: .all,
            isEditorial: false,
            at: newsroom.clock.now()
        )
        #expect(collection.items.count == 2)
        // What was deleted is made anew by what brings it again, as before.
        #expect(try newsroom.add([draft]) == [.unchanged] || newsroom.number("SELECT count(*) FROM article") == 4)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func aPickThatWasTakenOutStaysOut() async throws {
        func picks(_ keys: [String]) -> ImportRecord {
            let items = keys.map { ImportedCollection.Item(.article($0)) }
            return .collection(
                ImportedCollection(sourceID: "p", slug: Slug(trusted: "editors-choice"), title: "Choice", items: items)
            )
        }
        let articles = ["a", "b", "c"].map { ImportRecord.article(.sample($0)) }
        let newsroom = try TestNewsroom([.news] + articles + [picks(["a", "b"])])
        try await newsroom.edit(
            .catalogue(.setPicks(collection: .slug("editors-choice"), [Pick(.article(.slug("b")))], .any))
        )
        #expect(try newsroom.add([picks(["a", "b", "c"])]) == [.updated])
        let collection = try await newsroom.store.collection(
            "editors-choice",
            in: nil,
            parts: [],
            isEditorial: true,
            at: newsroom.clock.now()
        )
        let slugs = collection.items.compactMap { item in
            if case .article(let article) = item.target { article.slug } else { nil }
        }
        #expect(slugs == ["b", "c"])
    }
}
