import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What a page for copies costs, and how much is on one.
struct SyncReadingTests {
    /// All that a page of a beginning asks, and a page of changes of everything.
    private func statements(_ newsroom: TestNewsroom) async throws -> (beginning: [String], changes: [String]) {
        var filter = SyncFilter()
        filter.languages = LanguageRanges([.english])
        filter.section = Int64(try newsroom.number("SELECT id FROM section"))
        var copy = SyncCopy(SyncKind.allCases, filter)
        // Once for names that nobody has read before.
        try await copy.follow(newsroom)
        copy = SyncCopy(SyncKind.allCases, filter)
        let beginning = try await newsroom.statements.statements { try await copy.follow(newsroom) }
        try newsroom.change(
            """
            INSERT INTO change (at, kind, resourceId, operation)
            SELECT 1, 'article', id, 'update' FROM article UNION ALL SELECT 1, 'tag', id, 'update' FROM tag
            UNION ALL SELECT 1, 'author', id, 'update' FROM author UNION ALL SELECT 1, 'topic', id, 'update' FROM topic
            UNION ALL SELECT 1, 'section', id, 'update' FROM section UNION ALL SELECT 1, 'section', 999, 'delete'
            UNION ALL SELECT 1, 'gallery', id, 'update' FROM gallery
            UNION ALL SELECT 1, 'collection', id, 'update' FROM collection
            """
        )
        let place = try #require(copy.place)
        let changes = try await newsroom.statements.statements {
            let page = try newsroom.store.syncPage(copy.selection, parts: .all, after: place, at: newsroom.clock.now())
            #expect(page.isLast && page.items.count > 10)
        }
        return (beginning, changes)
    }

    @Test func theirNumberIsTheSameForAFewAndForMany() async throws {
        let few = try await statements(TestNewsroom(ReaderRequests.records(2)))
        let many = try await statements(TestNewsroom(ReaderRequests.records(200)))
        #expect(few.beginning.count == many.beginning.count)
        #expect(many.beginning.count <= 33, "\(many.beginning.joined(separator: "\n"))")
        #expect(few.changes.count == many.changes.count)
        #expect(many.changes.count <= 29, "\(many.changes.joined(separator: "\n"))")
    }

    @Test func allOfThemUseAnIndex() async throws {
        let newsroom = try TestNewsroom(ReaderRequests.records(50))
        let queue = try DatabaseQueue(path: newsroom.store.path)
        let (beginning, changes) = try await statements(newsroom)
        for sql in beginning + changes {
            let plan = try await queue.read { db in try db.plan(of: sql) }
            let scans = plan.filter { QueryPlan.isForbiddenScan($0, of: sql) }
            #expect(scans.isEmpty, "\(sql)\n\(plan.joined(separator: "\n"))")
        }
    }

    /// What many things were changed since is told in pages, and nothing twice.
    @Test func manyChangesComeInPages() async throws {
        let newsroom = try TestNewsroom(ReaderRequests.records(20))
        var copy = SyncCopy()
        try await copy.follow(newsroom)
        try newsroom.change(
            """
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2999)
            INSERT INTO change (at, kind, resourceId, operation) SELECT 1, 'tag', 1 + i % 7, 'update' FROM n
            """
        )
        try newsroom.change("INSERT INTO change (at, kind, resourceId, operation) VALUES (1, 'comment', 1, 'create')")
        try await copy.follow(newsroom)
        #expect(copy.pages == 4)
        #expect(copy.upserts.count == 21)
        #expect(Set(copy.upserts).count == 7)
    }

    /// A gallery or a collection with many items, a topic with a long definition: no page reads more than it may hold.
    @Test func longThingsShareNoPage() async throws {
        let topics = (0..<8).map { number in
            ImportRecord.topic(
                ImportedTopic(
                    sourceID: "t\(number)",
                    title: "Topic \(number)",
                    type: .concept,
                    language: .english,
                    aliases: [],
                    definition: Body(html: "<p>\(String(repeating: "x", count: 300_000))</p>", text: "x")
                )
            )
        }
        let newsroom = try TestNewsroom(topics)
        var copy = SyncCopy([.topic])
        try await copy.follow(newsroom)
        #expect(copy.things.count == 8)
        #expect(copy.pages == 2)
    }

    /// Another's page of a beginning is not repeated from the start, whatever was deleted meanwhile.
    @Test func aBeginningGoesOnWhereItWas() async throws {
        let newsroom = try TestNewsroom((0..<2500).map { .section("s\($0)") })
        var copy = SyncCopy([.section, .collection])
        try await copy.follow(newsroom) {
            try newsroom.change("DELETE FROM section WHERE id = (SELECT min(id) FROM section)")
        }
        #expect(copy.pages == 3)
        #expect(copy.upserts.count == 2500 + 2)
    }

    /// Whoever makes up a place is refused, or gets what anybody may read.
    @Test func madeUpPlacesAreRefusedOrHarmless() async throws {
        let newsroom = try TestNewsroom(ReaderRequests.records(3))
        let now = newsroom.clock.now()
        var copy = SyncCopy()
        try await copy.follow(newsroom)
        let mark = try #require(copy.place).mark
        func ask(_ filter: SyncFilter = SyncFilter(), _ place: SyncPlace) throws -> SyncPage {
            try newsroom.store.syncPage(
                SyncSelection(kinds: SyncKind.allCases, filter: filter),
                parts: .all,
                after: place,
                at: now
            )
        }
        for sequence in [0, 1, mark.sequence - 1, mark.sequence + 1, Int64.max] {
            let error = #expect(throws: NewsError.self) {
                try ask(SyncFilter(), SyncPlace(mark: SyncMark(sequence: sequence, check: mark.check)))
            }
            #expect(error?.code == .mustRefetch, "\(sequence)")
        }
        var filters = [SyncFilter(), SyncFilter(), SyncFilter(), SyncFilter()]
        (filters[0].section, filters[1].author, filters[2].topic) = (Int64.max, 77, 77)
        filters[3].tags = [[1], [1, 77]]
        for filter in filters {
            let error = #expect(throws: NewsError.self) { try ask(filter, SyncPlace(mark: mark)) }
            #expect(error?.code == .mustRefetch)
        }
        for kind in SyncKind.allCases {
            let page = try ask(SyncFilter(), SyncPlace(mark: mark, initial: SyncKey(kind, Int64.max)))
            #expect(page.items.allSatisfy { $0.key.kind != kind })
        }
        let beginning = try ask(SyncFilter(), SyncPlace(mark: mark, initial: SyncKey(.section, 0)))
        #expect(beginning.items.count == copy.things.count)
    }
}
