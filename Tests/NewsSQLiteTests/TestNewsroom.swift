import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Synchronization

/// A newsroom in a temporary file, filled with records.
struct TestNewsroom {
    let store: SQLiteNewsroom
    let clock: FixedClock
    let statements: StatementLog
    private let directory: TemporaryDirectory

    init(_ records: [ImportRecord] = [], clock: FixedClock = FixedClock()) throws {
        let statements = StatementLog()
        directory = TemporaryDirectory()
        self.clock = clock
        self.statements = statements
        store = try SQLiteNewsroom(
            directory: directory.path,
            clock: clock,
            options: StoreOptions(readers: 1, onStatement: { statements.add($0) })
        )
        try add(records)
    }

    /// Imports further records and returns what became of them.
    @discardableResult
    func add(
        _ records: [ImportRecord],
        from source: String = "test",
        dryRun: Bool = false
    ) throws -> [ImportOutcome] {
        try store.importBatch(records, from: source, dryRun: dryRun)
    }

    /// Does what an editor does.
    func edit(_ operations: EditorialOperation...) async throws {
        _ = try await store.perform(operations, by: "editor", claim: nil, memo: { _ in [] }, at: clock.now())
    }

    /// Changes the file behind the newsroom's back.
    func change(_ sql: String) throws {
        let queue = try DatabaseQueue(path: store.path)
        try queue.write { db in try db.execute(sql: sql) }
        try queue.close()
    }

    /// The number that a statement finds in the file.
    func number(_ sql: String) throws -> Int {
        let queue = try DatabaseQueue(path: store.path)
        defer { try? queue.close() }
        return try queue.read { db in try Int.fetchOne(db, sql: sql) ?? 0 }
    }

    /// The slugs of the articles that a query lists, over all its pages.
    func slugs(_ query: ArticleQuery) async throws -> [String] {
        var query = query
        var slugs: [String] = []
        for _ in 0..<1000 {
            let page = try await store.articles(query, at: clock.now())
            slugs += page.items.map(\.slug)
            guard let next = page.next else { break }
            query.cursor = next
        }
        return slugs
    }

    /// One article with everything.
    func article(_ slug: String, _ extras: ArticleExtras = []) async throws -> Article? {
        var query = ArticleDetailQuery(article: .slug(slug))
        query.extras = extras
        if case .here(let article) = try await store.article(query, at: clock.now()) { return article }
        return nil
    }
}

/// The SQL of the statements that were run.
final class StatementLog: Sendable {
    private let log = Mutex<[String]>([])

    func add(_ sql: String) {
        log.withLock { $0.append(sql) }
    }

    /// What `work` runs, without what opens and ends transactions, and what SQLite's index of words does within itself.
    func statements(during work: () async throws -> Void) async rethrows -> [String] {
        log.withLock { $0 = [] }
        try await work()
        return log.withLock { $0 }
            .filter { sql in
                !sql.contains("'main'.'search_")
                    && !["BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "RELEASE", "-- "].contains {
                        sql.hasPrefix($0)
                    }
            }
    }
}
