import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

struct CommentTests {
    private func comment(
        _ id: String,
        _ parent: String? = nil,
        _ status: CommentStatus = .approved,
        at second: Int64 = 0
    ) -> ImportedComment {
        ImportedComment(
            sourceID: id,
            parent: parent,
            status: status,
            name: "Reader \(id)",
            email: "\(id)@example.org",
            text: "text \(id)",
            createdAt: FixedClock.start.advanced(by: second - 1000)
        )
    }

    private func newsroom(_ comments: [ImportedComment]) throws -> TestNewsroom {
        try TestNewsroom([.news, .article(.sample("a") { $0.comments = comments })])
    }

    private func threads(
        _ newsroom: TestNewsroom,
        _ query: CommentQuery = CommentQuery()
    ) async throws -> Page<CommentThread, CommentCursor> {
        let found = try await newsroom.store.commentThreads(of: .slug("a"), query, at: newsroom.clock.now())
        guard case .here(let page) = found else { throw NewsError(.internal, "moved") }
        return page
    }

    /// A thread as text: `text 1(text 2,-(text 3))`, a tombstone as `-`.
    private func outline(_ thread: CommentThread) -> String {
        let replies = thread.replies.map(outline).joined(separator: ",")
        return (thread.comment.text ?? "-") + (replies.isEmpty ? "" : "(\(replies))")
    }

    @Test func onlyApprovedOnesAndTombstonesAreShown() async throws {
        let newsroom = try newsroom([
            comment("1"), comment("2", "1", at: 5), comment("3", "1", .pending, at: 1),
            comment("4", nil, .deleted, at: 2),
            comment("5", "4", .rejected, at: 3), comment("6", "5", at: 4), comment("7", nil, .deleted, at: 6),
            comment("8", "7", .spam, at: 7), comment("9", "1", at: 4),
        ])
        let page = try await threads(newsroom)
        #expect(page.items.map(outline) == ["text 1(text 9,text 2)", "-(-(text 6))"])
        #expect(page.items.map(\.replyCount) == [2, 1])
        #expect(page.items[1].comment.name == nil)
        #expect(try await newsroom.article("a")?.summary.commentCount == 4)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func ofADeletedOneOnlyThePlaceIsKept() async throws {
        let newsroom = try newsroom([comment("1", nil, .deleted), comment("2", "1")])
        try newsroom.add([
            .article(.sample("a") { $0.comments = [comment("1", nil, .deleted), comment("2", "1", .deleted)] })
        ])
        let kept = try await DatabaseQueue(path: newsroom.store.path).read { db in
            try Row.fetchAll(db, sql: "SELECT name, email, text FROM comment").map { Array($0.databaseValues) }
        }
        #expect(kept == [[.null, .null, "".databaseValue], [.null, .null, "".databaseValue]])
    }

    @Test func aChangedStatusShowsAndHides() async throws {
        let newsroom = try newsroom([comment("1", nil, .deleted), comment("2", "1"), comment("3", "2", .pending)])
        #expect(try await threads(newsroom).items.map(outline) == ["-(text 2)"])
        try newsroom.add([
            .article(
                .sample("a") {
                    $0.comments = [comment("1", nil, .deleted), comment("2", "1", .spam), comment("3", "2", .approved)]
                }
            )
        ])
        #expect(try await threads(newsroom).items.map(outline) == ["-(-(text 3))"])
        try newsroom.add([
            .article(
                .sample("a") {
                    $0.comments = [comment("1", nil, .deleted), comment("2", "1", .spam), comment("3", "2", .spam)]
                }
            )
        ])
        #expect(try await threads(newsroom).items.isEmpty)
        #expect(try await newsroom.article("a")?.summary.commentCount == 0)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func pagesHoldEveryThreadOnce() async throws {
        let newsroom = try newsroom((0..<53).map { comment("\($0)", at: Int64($0 / 5)) })
        for order in CommentOrder.allCases {
            var query = CommentQuery()
            (query.order, query.limit, query.counts) = (order, 10, true)
            var texts: [String] = []
            for _ in 0..<20 {
                let page = try await threads(newsroom, query)
                #expect(page.total == Total(count: 53, isExact: true))
                texts += page.items.map(outline)
                guard let next = page.next else { break }
                query.cursor = next
            }
            let expected = (0..<53).map { "text \($0)" }
            #expect(texts == (order == .oldest ? expected : expected.reversed()))
        }
    }

    @Test func repliesOfAPageAreBounded() async throws {
        var comments: [ImportedComment] = []
        for thread in 0..<4 {
            comments.append(comment("\(thread)", at: Int64(thread)))
            for reply in 0..<(thread == 3 ? 1500 : 400) {
                comments.append(comment("\(thread)-\(reply)", "\(thread)", at: 10 + Int64(reply)))
            }
        }
        let newsroom = try newsroom(comments)
        let first = try await threads(newsroom)
        #expect(first.items.map(\.replies.count) == [400, 400])
        var query = CommentQuery()
        query.cursor = first.next
        let second = try await threads(newsroom, query)
        #expect(second.items.map(\.replies.count) == [400])
        query.cursor = second.next
        let third = try await threads(newsroom, query)
        #expect(third.items.map(\.replies.count) == [1000])
        #expect(third.items.map(\.replyCount) == [1500])
        #expect(third.next == nil)
        // The long thread's rest comes one by one.
        var flat = CommentQuery()
        (flat.thread, flat.limit) = (third.items[0].comment.id, 100)
        var count = 0
        for _ in 0..<40 {
            let found = try await newsroom.store.comments(of: .slug("a"), flat, at: newsroom.clock.now())
            guard case .here(let page) = found else { break }
            count += page.items.count
            guard let next = page.next else { break }
            flat.cursor = next
        }
        #expect(count == 1501)
    }

    @Test func veryDeepThreadsStayWithinTheDepth() async throws {
        let comments = (0..<200).map { comment("\($0)", $0 == 0 ? nil : "\($0 - 1)", at: Int64($0)) }
        let newsroom = try newsroom(comments)
        var thread = try #require(try await threads(newsroom).items.first)
        var depth = 0
        while let reply = thread.replies.first {
            thread = reply
            depth += 1
        }
        #expect(depth == 63)
        #expect(try newsroom.store.integrityFaults() == [])
    }
}
