import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

struct ImportWritingTests {
    private let records: [ImportRecord] = [
        .news, .tag("silt"), .author(ImportedAuthor(sourceID: "u", name: "Ada")),
        .article(
            .sample("a") {
                $0.tags = ["silt"]
                $0.authors = ["u"]
                $0.comments = [
                    ImportedComment(
                        sourceID: "1",
                        status: .approved,
                        name: nil,
                        text: "Yes.",
                        createdAt: FixedClock.start
                    )
                ]
            }
        ),
    ]

    @Test func aSecondRunChangesNothing() async throws {
        let newsroom = try TestNewsroom(records)
        var outcomes: [ImportOutcome] = []
        let statements = try await newsroom.statements.statements { outcomes = try newsroom.add(records) }
        #expect(outcomes == [.unchanged, .unchanged, .unchanged, .unchanged])
        #expect(!statements.contains { $0.hasPrefix("UPDATE") || $0.hasPrefix("INSERT") })
    }

    @Test func whatFailsForAReasonOfOursIsSaidToFail() throws {
        let newsroom = try TestNewsroom([.news])
        try newsroom.change("DELETE FROM last_id WHERE kind = 'tag'")
        let topic = ImportedTopic(
            sourceID: "a",
            title: "Silt",
            type: .concept,
            language: .english,
            definition: Body(html: "", text: "")
        )
        let outcomes = try newsroom.add([
            .tag("silt"), .topic(topic), .author(ImportedAuthor(sourceID: "u", name: "Ada")),
        ])
        #expect(outcomes == [.failed(reason: "No ids are given for “tag”."), .created, .created])
        #expect(try newsroom.number("SELECT count(*) FROM tag") == 0)
    }

    @Test func whatAnArticleRefersToMayStandRightBeforeIt() async throws {
        let newsroom = try TestNewsroom(records)
        let article = try await newsroom.article("a", .comments)
        #expect(article?.summary.authors.map(\.name) == ["Ada"])
        #expect(article?.summary.tags.map(\.slug) == ["silt"])
        #expect(article?.comments?.items.count == 1)
    }

    @Test func topicsThatABatchBringsAreFoundInTheNextThatWasPreparedBefore() async throws {
        let newsroom = try TestNewsroom([.news])
        let topic = ImportedTopic(
            sourceID: "ferry",
            title: "Ferry timetable",
            type: .concept,
            language: .english,
            definition: Body(html: "<p>When it sails.</p>", text: "When it sails.")
        )
        let article = ImportRecord.article(
            .sample("a") { $0.body = Body(html: "<p>The ferry timetable.</p>", text: "The ferry timetable.") }
        )
        let first = try newsroom.store.prepareBatch([.topic(topic)], from: "test", dryRun: false)
        let second = try newsroom.store.prepareBatch([article, article], from: "test", dryRun: false)
        let third = try newsroom.store.prepareBatch([article], from: "test", dryRun: false)
        #expect(try first() == [.created])
        #expect(try second() == [.created, .created])
        #expect(try third() == [.unchanged])
        let found = try await newsroom.store.topic("ferry-timetable", in: nil, parts: .all, at: newsroom.clock.now())
        #expect(found.summary.articleCount == 2)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func manyRowsOfOneArticleAreAllThere() async throws {
        let tags = (0..<151).map { ImportRecord.tag("tag-\($0)") }
        let newsroom = try TestNewsroom(
            [.news] + tags + [.article(.sample("a") { $0.tags = (0..<151).map { "tag-\($0)" } })]
        )
        let article = try await newsroom.article("a")
        #expect(article?.summary.tags.map(\.slug) == (0..<151).map { "tag-\($0)" })
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func onlyWhatChangedIsWritten() async throws {
        let newsroom = try TestNewsroom(records)
        let changed = ImportRecord.article(
            .sample("a", title: "Ferry timetable stays") {
                $0.section = "news"
                $0.tags = []
            }
        )
        #expect(try newsroom.add(records.prefix(3) + [changed]) == [.unchanged, .unchanged, .unchanged, .updated])
        #expect(try await newsroom.article("a")?.summary.title == "Ferry timetable stays")
        #expect(try await newsroom.store.tag("silt", isEditorial: true, at: newsroom.clock.now()).articleCount == 0)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func aRevisionSaysWhatItWasBefore() throws {
        let newsroom = try TestNewsroom(records)
        try newsroom.add([.article(.sample("a", title: "Changed"))])
        let queue = try DatabaseQueue(path: newsroom.store.path)
        let revisions = try queue.read { db in
            try String.fetchAll(db, sql: "SELECT number || ' ' || actor || ' ' || before FROM article_revision")
        }
        let before = #"{"authors":"[1]","tags":"[1]","title":"Ferry timetable changes"}"#
        #expect(revisions == ["1 import:test {}", "2 import:test \(before)"])
        let changes = try queue.read { db in
            try String.fetchAll(
                db,
                sql: "SELECT kind || ' ' || operation FROM change WHERE reason IS NULL ORDER BY sequence"
            )
        }
        #expect(
            changes == [
                "section create", "tag create", "author create", "article create", "comment create", "article update",
            ]
        )
    }

    @Test func aDryRunSaysWhatWouldBecomeAndWritesNothing() throws {
        let newsroom = try TestNewsroom()
        #expect(try newsroom.add(records, dryRun: true) == [.created, .created, .created, .created])
        #expect(try newsroom.store.statistics(at: newsroom.clock.now()).articles.isEmpty)
        try newsroom.add(records)
        let changed = [records[0], .article(.sample("a", title: "Other")), .article(.sample("b"))]
        #expect(try newsroom.add(changed, dryRun: true) == [.unchanged, .updated, .created])
    }

    @Test func slugsAreMadeUnique() async throws {
        let same = (0..<40).map { n in
            ImportRecord.article(.sample("same\(n)") { $0.slug = Slug(trusted: "weather") })
        }
        let year = ImportRecord.article(.sample("y") { $0.slug = Slug(trusted: "1984") })
        let newsroom = try TestNewsroom([.news, year] + same)
        let slugs = try await newsroom.slugs(ArticleQuery())
        #expect(Set(slugs).count == 41)
        #expect(slugs.contains("1984-2"))
        #expect(slugs.contains("weather") && slugs.contains("weather-2"))
    }

    @Test func whatRefersToNothingIsSkippedOrLeftOut() async throws {
        let newsroom = try TestNewsroom()
        let outcomes = try newsroom.add([
            .article(.sample("a")), .news,
            .article(
                .sample("b") {
                    ($0.tags, $0.authors, $0.heroImage, $0.galleries) = (["no"], ["no"], "no", ["no"])
                    $0.comments = [
                        ImportedComment(
                            sourceID: "1",
                            parent: "no",
                            status: .approved,
                            name: nil,
                            text: "Hm.",
                            createdAt: FixedClock.start
                        )
                    ]
                }
            ),
            .relatedLinks(ImportedRelatedLinks(article: "no", related: ["b"])),
        ])
        #expect(outcomes[0] == .created)
        #expect(outcomes[2] == .created)
        #expect(outcomes[3] != .created)
        #expect(try await newsroom.article("b", .comments)?.comments?.items.count == 1)
        #expect(
            try newsroom.store.importBatch([.article(.sample("z", section: "none"))], from: "test", dryRun: false)
                == [.skipped(reason: "its section is missing")]
        )
    }

    @Test func sectionsTagsAndAuthorsOfOneSlugAreOne() async throws {
        let newsroom = try TestNewsroom(records)
        try newsroom.store.importBatch([.news, .tag("silt")], from: "another", dryRun: false)
        #expect(try await newsroom.store.tags(NamedQuery()).items.count == 1)
        #expect(try await newsroom.store.sections(NamedQuery()).items.count == 1)
    }
}
