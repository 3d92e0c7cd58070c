import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

struct ChangeReadingTests {
    private func newsroom() throws -> TestNewsroom {
        let newsroom = try TestNewsroom([.news, .tag("t"), .article(.sample("a") { $0.comments = [.sample("1")] })])
        try newsroom.change("DELETE FROM change")
        return newsroom
    }

    @Test func nothingHasChangedAtFirst() throws {
        let newsroom = try TestNewsroom()
        try newsroom.change("DELETE FROM change")
        #expect(try newsroom.store.latestChange() == 0)
        #expect(try newsroom.store.changes(after: 0, limit: 10) == [])
    }

    @Test func changesComeInOrderWithTheArticlesOfComments() throws {
        let newsroom = try newsroom()
        try newsroom.change(
            """
            INSERT INTO change (sequence, at, kind, resourceId, operation) VALUES
                (10, 0, 'article', 7, 'update'), (11, 0, 'comment', (SELECT id FROM comment), 'create'),
                (12, 0, 'comment', 999, 'delete'), (13, 0, 'tag', 7, 'update'), (15, 0, 'media', 1, 'create')
            """
        )
        let all = try newsroom.store.changes(after: 0, limit: 10)
        #expect(all.map(\.sequence) == [1, 2, 3, 4, 5])
        #expect(all.map(\.kind) == [.article, .comment, .comment, .tag, .media])
        #expect(all.map(\.id) == [7, 1, 999, 7, 1])
        #expect(all.map(\.article) == [nil, 1, nil, nil, nil])
        #expect(try newsroom.store.changes(after: 2, limit: 2) == Array(all[2...3]))
        #expect(try newsroom.store.changes(after: 5, limit: 2) == [])
        #expect(try newsroom.store.latestChange() == 5)
    }

    @Test func aLookIsOneStatement() async throws {
        let newsroom = try newsroom()
        let statements = try await newsroom.statements.statements {
            _ = try newsroom.store.changes(after: 5, limit: 500)
        }
        #expect(statements.count == 1)
    }
}

extension ImportedComment {
    fileprivate static func sample(_ id: String) -> ImportedComment {
        ImportedComment(sourceID: id, status: .approved, name: "Ada", text: "text", createdAt: FixedClock.start)
    }
}
