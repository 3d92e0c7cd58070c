import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// Copies that follow what editors, imports and the clock do at random hold what a copy holds that begins then.
struct SyncRandomTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func copiesThatFollowHoldWhatACopyHoldsThatBegins(seed: UInt64) async throws {
        var editors = try await RandomEditors(seed: seed)
        let newsroom = editors.newsroom
        var copies = try Self.selections(newsroom).map { SyncCopy(SyncKind.allCases, $0) }
        for step in 0..<160 {
            let said = try await editors.doSomething()
            // Who does not come each time has more to catch up with.
            for index in copies.indices where step % (index + 1) == 0 {
                try await Self.compare(&copies[index], newsroom, "seed \(seed), step \(step): \(said)")
            }
        }
        #expect(editors.doneKinds.count > 10)
    }

    /// Filters of which things come and go.
    private static func selections(_ newsroom: TestNewsroom) throws -> [SyncFilter] {
        var queries = [SyncFilterQuery(), SyncFilterQuery(), SyncFilterQuery(), SyncFilterQuery()]
        queries[1].section = "s2"
        queries[2].languages = LanguageRanges([LanguageTag(trusted: "en-GB")])
        (queries[3].languages, queries[3].section) = (LanguageRanges([LanguageTag(trusted: "fa")]), "news")
        var filters = try queries.map { try newsroom.store.syncFilter($0, at: newsroom.clock.now()) }
        for (slug, others) in [("t1", ["t2"]), ("t3", [])] {
            var filter = SyncFilter()
            filter.tags = [try ([slug] + others).map { try id(of: $0, newsroom) }.sorted()]
            filters.append(filter)
        }
        var byAuthor = SyncFilter()
        byAuthor.author = Int64(try newsroom.number("SELECT id FROM author WHERE slug = 'w1'"))
        return filters + [byAuthor]
    }

    private static func id(of tag: String, _ newsroom: TestNewsroom) throws -> Int64 {
        Int64(try newsroom.number("SELECT id FROM tag WHERE slug = '\(tag)'"))
    }

    private static func compare(_ copy: inout SyncCopy, _ newsroom: TestNewsroom, _ said: String) async throws {
        do {
            try await copy.follow(newsroom)
        } catch let error as NewsError where error.code == .mustRefetch {
            copy = SyncCopy(copy.selection.kinds, copy.selection.filter)
            try await copy.follow(newsroom)
        }
        var fresh = SyncCopy(copy.selection.kinds, copy.selection.filter)
        try await fresh.follow(newsroom)
        guard copy.things != fresh.things else { return }
        let keys = Set(copy.things.keys).union(fresh.things.keys).filter { copy.things[$0] != fresh.things[$0] }
        let all = keys.map { "\($0): \(copy.things[$0] ?? "nothing")\n  is \(fresh.things[$0] ?? "nothing")" }
        Issue.record("\(copy.selection.filter), \(said)\n\(all.joined(separator: "\n"))")
    }
}
