import Foundation
import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// What is on the disk does not grow for ever, and what is asked for stays.
struct RetentionTests {
    @Test func hoursOfOldViewsBecomeDaysAndAllSumsStay() async throws {
        let clock = FixedClock()
        let views = (0..<24 * 100).map { hours in
            ImportedViewHour(hour: clock.now().hour - Int64(hours), views: hours % 3 + 1)
        }
        let newsroom = try TestNewsroom([.news, .article(.sample("a") { $0.views = views })], clock: clock)
        try newsroom.store.refreshRankings(at: clock.now())
        let before = try await #require(newsroom.article("a", .views)).views
        try newsroom.store.purge(Retention(), at: clock.now())
        #expect(try await #require(newsroom.article("a", .views)).views == before)
        #expect(try newsroom.store.integrityFaults() == [])
        // 60 days of hours, the day in which they end, and the other days.
        let rows = try newsroom.number("SELECT count(*) FROM view_hour")
        #expect((24 * 60...24 * 62).contains(rows - 39), "\(rows)")
        for _ in 0..<3 {
            clock.advance(by: 20 * 86_400)
            try newsroom.store.refreshRankings(at: clock.now())
            try newsroom.store.purge(Retention(), at: clock.now())
            #expect(try newsroom.store.integrityFaults() == [])
        }
        // The day in which the last window ends still has its hours.
        #expect((100...126).contains(try newsroom.number("SELECT count(*) FROM view_hour")))
        #expect(try await newsroom.article("a", .views)?.views?.total == before?.total)
        // A clock that was wrong is put back: the windows move back over what was folded.
        clock.advance(by: -80 * 86_400)
        try newsroom.store.refreshRankings(at: clock.now())
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func changesGoBackForAsLongAsIsSaid() throws {
        let newsroom = try TestNewsroom([.news])
        newsroom.clock.advance(by: 100 * 86_400)
        try newsroom.add([.section("s1"), .section("s2")])
        let last = try newsroom.number("SELECT max(sequence) FROM change")
        try newsroom.store.purge(Retention(), at: newsroom.clock.now())
        #expect(try newsroom.number("SELECT count(*) FROM change") == 2)
        newsroom.clock.advance(by: 200 * 86_400)
        var all = Retention()
        all.changeDays = 0
        try newsroom.store.purge(all, at: newsroom.clock.now())
        #expect(try newsroom.number("SELECT count(*) FROM change") == 2)
        // The last one stays, so that the numbers go on from it.
        try newsroom.store.purge(Retention(), at: newsroom.clock.now())
        #expect(try newsroom.number("SELECT max(sequence) FROM change") == last)
        #expect(try newsroom.number("SELECT count(*) FROM change") == 1)
    }

    /// What is asked for, and how many of 61 are there beside the first.
    @Test(arguments: [(25, 25), (5, 20), (0, 60)])
    func anArticleKeepsItsNewestRevisionsAndTheFirst(asked: Int, kept: Int) async throws {
        let newsroom = try TestNewsroom([.news, .article(.sample("a"))])
        var retention = Retention()
        retention.revisionsPerArticle = asked
        try newsroom.store.purge(retention, at: newsroom.clock.now())
        for number in 1...60 {
            var change = ArticleChange()
            change.kicker = .some("kicker \(number)")
            _ = try await newsroom.store.perform(
                [.article(.change(.slug("a"), change, .any))],
                by: "test",
                claim: nil,
                memo: { _ in [] },
                at: newsroom.clock.now()
            )
        }
        var query = RevisionQuery()
        query.limit = 100
        let page = try await newsroom.store.revisions(of: .slug("a"), query)
        #expect(page.items.map(\.number) == Array((62 - kept...61).reversed()) + [1])
        let old = try await newsroom.store.revision(50, of: .slug("a"))
        #expect(old.changes.contains { "\($0)".contains("kicker 49") })
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func answersThatAreRememberedAreBounded() async throws {
        let newsroom = try TestNewsroom([.news, .article(.sample("a"))])
        let memo = [UInt8](repeating: 1, count: 1 << 20)
        for number in 0..<80 {
            newsroom.clock.advance(by: 1)
            var change = TagChange()
            change.name = "tag \(number)"
            let key = withUnsafeBytes(of: UInt64(number)) { Array($0) + [UInt8](repeating: 0, count: 24) }
            _ = try await newsroom.store.perform(
                [.catalogue(.create(.tag(change)))],
                by: "test",
                claim: IdempotencyClaim(key: key, request: key),
                memo: { _ in memo },
                at: newsroom.clock.now()
            )
        }
        let bytes = try newsroom.number("SELECT sum(length(answer)) FROM idempotency_key")
        #expect(bytes <= 64 << 20 && bytes > 40 << 20)
        // The oldest were forgotten.
        let first = "SELECT count(*) FROM idempotency_key WHERE hash = zeroblob(32)"
        #expect(try newsroom.number(first) == 0)
        #expect(try newsroom.store.integrityFaults() == [])
        newsroom.clock.advance(by: 2 * 86_400)
        try newsroom.store.purge(Retention(), at: newsroom.clock.now())
        #expect(try newsroom.number("SELECT count(*) FROM idempotency_key") == 0)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func aLongReaderLeavesNoLongLogBehind() throws {
        let newsroom = try TestNewsroom([.news])
        let queue = try DatabaseQueue(path: newsroom.store.path)
        let big = String(repeating: "x", count: 1 << 20)
        func write(_ range: Range<Int>) throws {
            for number in range {
                try newsroom.add([
                    .article(.sample("a\(number)") { $0.body = Body(html: "<p>\(big)</p>", text: big) })
                ])
            }
        }
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN")
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM article")
            try write(0..<50)
            try db.execute(sql: "COMMIT")
        }
        func logBytes() throws -> Int {
            try FileManager.default.attributesOfItem(atPath: newsroom.store.path + "-wal")[.size] as? Int ?? 0
        }
        #expect(try logBytes() > 70 << 20)
        try write(50..<52)
        #expect(try logBytes() <= 64 << 20)
    }
}
