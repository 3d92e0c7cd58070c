import Dispatch
import GRDB
import NewsDomain
import NewsTestSupport
import Synchronization
import Testing

@testable import NewsSQLite

/// A commit that fails is told to all whose writes were in it, and leaves nothing behind: neither in the file nor in memory.
struct FailedCommitTests {
    private let newsroom: TestNewsroom

    init() throws {
        newsroom = try TestNewsroom([.news, .article(.sample("a"))])
    }

    /// From now on whatever writes a row into the table breaks a rule that SQLite looks at only when it commits.
    private func makeCommitsFail(writing table: String) throws {
        try newsroom.change(
            """
            CREATE TABLE IF NOT EXISTS wanted (id INTEGER PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS broken (id INTEGER REFERENCES wanted (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER break_\(table) AFTER INSERT ON \(table) BEGIN INSERT INTO broken VALUES (1); END
            """
        )
    }

    private func makeCommitsSucceed(writing table: String) throws {
        try newsroom.change("DROP TRIGGER break_\(table)")
    }

    private func count(_ visitor: UInt64) async throws {
        let view = View(article: .slug("a"), visitor: Visitor(current: visitor))
        try await newsroom.store.count([view], at: newsroom.clock.now())
    }

    private var views: Int { get throws { try newsroom.number("SELECT ifnull(sum(views), 0) FROM view_hour") } }

    @Test func aViewThatWasNotCommittedCountsTheNextTime() async throws {
        try makeCommitsFail(writing: "view_hour")
        await #expect(throws: (any Error).self) { try await count(1) }
        #expect(try views == 0)
        try makeCommitsSucceed(writing: "view_hour")
        try await count(1)
        #expect(try views == 1)
        // It was noted this time: the same visitor counts once.
        try await count(1)
        #expect(try views == 1)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func aCommentThatWasNotCommittedMayBeSentAgainWithItsKey() async throws {
        let claim = IdempotencyClaim(key: [1], request: [2])
        func send() async throws -> IdempotentResult<OwnComment> {
            let submission = CommentSubmission(article: .slug("a"), text: "How deep is it?", editToken: [])
            let comment = NewComment(submission, status: .approved)
            return try await newsroom.store.add(comment, claim: claim, memo: { _ in [7] }, at: newsroom.clock.now())
        }
        try makeCommitsFail(writing: "comment")
        await #expect(throws: (any Error).self) { try await send() }
        #expect(try newsroom.number("SELECT count(*) FROM comment") == 0)
        #expect(try newsroom.number("SELECT count(*) FROM idempotency_key") == 0)
        try makeCommitsSucceed(writing: "comment")
        guard case .now(let comment) = try await send() else {
            Issue.record("the failed one was remembered as done")
            return
        }
        // No duplicate of one that there never was.
        #expect(comment.status == .approved)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func whatSharedTheCommitFailsWithIt() async throws {
        try makeCommitsFail(writing: "comment")
        let (store, now) = (newsroom.store, newsroom.clock.now())
        // While the first holds the thread that commits, the others gather; they go together with the next.
        try await withThrowingTaskGroup(of: Bool.self) { group in
            let gate = Gate()
            group.addTask {
                try await store.commits.write { _ in gate.wait() }
                return false
            }
            while !gate.isReached { await Task.yield() }
            for visitor in 0..<20 {
                group.addTask {
                    let view = View(article: .slug("a"), visitor: Visitor(current: UInt64(visitor)))
                    return await #expect(throws: (any Error).self) { try await store.count([view], at: now) } != nil
                }
            }
            group.addTask {
                let comment = NewComment(
                    CommentSubmission(article: .slug("a"), text: "How deep is it?", editToken: []),
                    status: .approved
                )
                let send = { try await store.add(comment, claim: nil, memo: { _ in [] }, at: now) }
                return await #expect(throws: (any Error).self) { _ = try await send() } != nil
            }
            while store.commits.waiting < 21 { await Task.yield() }
            gate.open()
            var failed = 0
            for try await hasFailed in group where hasFailed { failed += 1 }
            #expect(failed == 21)
        }
        #expect(try views == 0)
        try makeCommitsSucceed(writing: "comment")
        for visitor in 0..<20 { try await count(UInt64(visitor)) }
        #expect(try views == 20)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func aFullDiskIsToldAsSuchAndMayPass() async throws {
        let full = try newsroom.store.writer.inDatabase { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages)")
            return pages
        }
        var change = ArticleChange()
        let text = String(repeating: "Water, water, every where. ", count: 20_000)
        change.body = Body(html: "<p>\(text)</p>", text: text)
        let operation = EditorialOperation.article(.change(.slug("a"), change, .any))
        func write() async throws {
            let now = newsroom.clock.now()
            _ = try await newsroom.store.perform([operation], by: "test", claim: nil, memo: { _ in [] }, at: now)
        }
        let error = await #expect(throws: NewsError.self) { try await write() }
        #expect(error?.code == .unavailable)
        #expect(error?.detail.contains("/") == false)
        #expect(newsroom.store.health.writing?.sentence == "The disk is full.")
        #expect(try await newsroom.article("a")?.body?.contains("water") == false)
        try newsroom.store.writer.inDatabase { db in
            _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(full + 10_000)")
        }
        try await write()
        #expect(newsroom.store.examine() == NewsroomHealth())
        #expect(try newsroom.store.integrityFaults() == [])
    }
}

/// Holds a thread until it is opened.
private final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let reached = Atomic(false)

    /// Whether a thread is held.
    var isReached: Bool { reached.load(ordering: .acquiring) }

    func wait() {
        reached.store(true, ordering: .releasing)
        semaphore.wait()
    }

    func open() { semaphore.signal() }
}
