import Foundation
import GRDB
import NewsDomain
import NewsTestSupport
import Synchronization
import Testing

@testable import NewsSQLite

/// A newsroom of every schema there ever was opens as one of today, with all that was in it; and what it was before lies beside
/// it, to go back to.
struct SchemaUpgradeTests {
    private let directory = TemporaryDirectory()
    private let told = Sentences()

    private var path: String { directory.path + "/" + SQLiteNewsroom.fileName }

    private func open(_ access: StoreOptions.Access = .readWrite) throws -> SQLiteNewsroom {
        var options = StoreOptions()
        options.access = access
        options.tell = { [told] in told.add($0) }
        return try SQLiteNewsroom(directory: directory.path, clock: FixedClock(), options: options)
    }

    /// The copies that were made before a migration.
    private func copies() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.path).filter { $0.hasPrefix("newsroom-before-") }
            .map { directory.path + "/" + $0 }
    }

    /// All schemas but today's.
    private static let earlier = OlderNewsroom.schemas.dropLast()

    @Test func everySchemaIsTried() {
        #expect(OlderNewsroom.schemas.last == SQLiteNewsroom.newestSchema)
        #expect(OlderNewsroom.schemas.count >= 15)
    }

    @Test(arguments: OlderNewsroom.schemas) func whatWasThereIsThere(schema: String) async throws {
        try OlderNewsroom.make(schema, in: directory.path)
        let store = try open()
        let now = FixedClock.start
        while let step = try store.indexForSearch(.inBulk, at: now), !step.isLast {}
        #expect(try store.integrityFaults() == [])
        let page = try await store.articles(ArticleQuery(), at: now)
        #expect(page.items.map(\.slug) == ["first-power"])
        var query = ArticleDetailQuery(article: .slug("first-power"))
        query.extras = [.related, .comments, .topics, .galleries, .views]
        guard case .here(let article) = try await store.article(query, at: now) else {
            Issue.record("the article is gone")
            return
        }
        #expect(article.summary.tags.map(\.slug) == ["tides"] && article.summary.commentCount == 2)
        let found = try store.search(SearchQuery(SearchExpression("power")), at: now)
        #expect(found.page.items.map(\.article.slug) == ["first-power"])
        let others = try store.statistics(at: now).others
        #expect(others.first { $0.name == "collections" }?.count == 2)
        try store.close()
    }

    /// Which tables, indexes and triggers there are does not depend on where a newsroom comes from.
    @Test(arguments: OlderNewsroom.schemas) func theSchemaIsThatOfANewOne(schema: String) throws {
        try OlderNewsroom.make(schema, in: directory.path)
        try open().close()
        let fresh = TemporaryDirectory()
        try SQLiteNewsroom(directory: fresh.path, clock: FixedClock()).close()
        let names = [path, fresh.path + "/" + SQLiteNewsroom.fileName].map { path in
            try? DatabaseQueue(path: path).read { db in
                try String.fetchAll(db, sql: "SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema")
                    .filter { !$0.contains("grdb_") && !$0.contains("sqlite_stat") }.sorted()
            }
        }
        #expect(names[0] == names[1])
    }

    @Test(arguments: earlier) func whatItWasIsKeptWhole(schema: String) throws {
        try OlderNewsroom.make(schema, in: directory.path)
        let before = try OlderNewsroom.content(of: path)
        try open().close()
        let copy = try #require(try copies().first)
        #expect(try copies().count == 1 && copy.hasSuffix("-after-\(schema).sqlite"))
        #expect(try OlderNewsroom.content(of: copy) == before)
        #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
        let sentences = told.all
        #expect(sentences.count == 2 && sentences[0].contains(schema) && sentences[0].contains(copy))
        try open().close()
        #expect(told.all.count == 2, "the second start has nothing to do")
    }

    /// The way back, and up again: as docs/upgrading.md has it.
    @Test(arguments: earlier) func theCopyIsANewsroomOfItsSchema(schema: String) throws {
        try OlderNewsroom.make(schema, in: directory.path)
        try open().close()
        let copy = try #require(try copies().first)
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.copyItem(atPath: copy, toPath: path)
        // What the old program sees, and writes.
        let queue = try DatabaseQueue(path: path)
        #expect(try queue.read { try Migrations.migrator.appliedIdentifiers($0).max() } == schema)
        #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
        try queue.write { try $0.execute(sql: "UPDATE section SET name = 'Written after going back' WHERE id = 2") }
        try queue.close()
        let before = try OlderNewsroom.content(of: path)
        let store = try open()
        #expect(try store.integrityFaults() == [])
        try store.close()
        // The copy of the first upgrade has not what was written since.
        #expect(try copies() == [copy])
        #expect(try OlderNewsroom.content(of: copy) == before)
    }

    @Test(arguments: [StoreOptions.Access.readWrite, .readOnly]) func aNewerSchemaIsRefused(
        access: StoreOptions.Access
    ) throws {
        try open().close()
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-tomorrow')") }
        _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try queue.close()
        let before = try Data(contentsOf: URL(filePath: path))
        let error = #expect(throws: NewsError.self) { try open(access) }
        for word in ["9999-tomorrow", SQLiteNewsroom.newestSchema, "docs/upgrading.md", path] {
            #expect(error?.detail.contains(word) == true, "\(error?.detail ?? "")")
        }
        #expect(SQLiteNewsroom.outlook(in: directory.path) == .unusable(error?.detail ?? ""))
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        #expect(try copies() == [])
    }

    @Test func aLookAheadSaysWhatAStartWouldDo() throws {
        #expect(SQLiteNewsroom.outlook(in: directory.path) == .none)
        let schema = OlderNewsroom.schemas[2]
        try OlderNewsroom.make(schema, in: directory.path)
        #expect(SQLiteNewsroom.outlook(in: directory.path) == .older(schema))
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == [SQLiteNewsroom.fileName])
        let store = try open()
        #expect(SQLiteNewsroom.outlook(in: directory.path) == .current)
        try store.close()
    }
}

/// What an operator is told.
private final class Sentences: Sendable {
    private let sentences = Mutex<[String]>([])

    var all: [String] { sentences.withLock(\.self) }

    func add(_ sentence: String) {
        sentences.withLock { $0.append(sentence) }
    }
}

/// The same of what releases have left: their very files.
struct ReleasedSchemaTests {
    private let directory = TemporaryDirectory()

    @Test(arguments: ReleasedNewsroom.all) func isMigratedSoundlyAndKeptWhole(_ released: ReleasedNewsroom) throws {
        let path = directory.path + "/" + SQLiteNewsroom.fileName
        try released.unpack(to: path)
        let before = try OlderNewsroom.content(of: path)
        let outlook = SQLiteNewsroom.outlook(in: directory.path)
        let store = try SQLiteNewsroom(directory: directory.path, clock: FixedClock())
        while let step = try store.indexForSearch(.inBulk, at: FixedClock.start), !step.isLast {}
        #expect(try store.integrityFaults() == [])
        try store.close()
        let copies = try FileManager.default.contentsOfDirectory(atPath: directory.path)
            .filter { $0.hasPrefix("newsroom-before-") }
        guard case .older = outlook else {
            // Of today's schema: a start copies nothing and changes nothing.
            #expect(copies == [])
            #expect(try OlderNewsroom.content(of: path) == before)
            return
        }
        #expect(copies.count == 1)
        #expect(try OlderNewsroom.content(of: directory.path + "/" + copies[0]) == before)
    }
}
