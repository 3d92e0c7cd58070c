import Foundation
import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

struct StoreTests {
    @Test func schemaFileIsThatOfAFreshNewsroom() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../schema.sql")
        #expect(try String(contentsOf: file, encoding: .utf8) == SQLiteNewsroom.schema(), "run scripts/dump-schema")
    }

    @Test func aNewsroomOfANewerVersionIsLeftAlone() throws {
        let directory = TemporaryDirectory()
        try SQLiteNewsroom(directory: directory.path, clock: FixedClock()).close()
        let path = directory.path + "/" + SQLiteNewsroom.fileName
        try DatabaseQueue(path: path).write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-future')")
        }
        let before = try Data(contentsOf: URL(filePath: path))
        let error = #expect(throws: NewsError.self) {
            try SQLiteNewsroom(directory: directory.path, clock: FixedClock())
        }
        #expect(error?.detail.contains("newer version") == true)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func aForeignOrBrokenFileIsLeftAlone() throws {
        for content in ["no database at all, but long enough to be looked at as one".data(using: .utf8), nil] {
            let directory = TemporaryDirectory()
            try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
            let path = directory.path + "/" + SQLiteNewsroom.fileName
            if let content {
                try content.write(to: URL(filePath: path))
            } else {
                try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE theirs (x)") }
            }
            let before = try Data(contentsOf: URL(filePath: path))
            let error = #expect(throws: NewsError.self) {
                try SQLiteNewsroom(directory: directory.path, clock: FixedClock())
            }
            #expect(error?.code == .unavailable)
            #expect(error?.detail.contains("\n") == false)
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test func statisticsCountByWhatReadersSee() throws {
        let newsroom = try TestNewsroom([
            .news, .article(.sample("a")), .article(.sample("b", secondsAgo: -5)),
            .article(.sample("c") { $0.status = .draft }),
        ])
        let statistics = try newsroom.store.statistics(at: newsroom.clock.now())
        #expect(statistics.articles.map { "\($0.status) \($0.count)" } == ["draft 1", "published 1", "scheduled 1"])
        #expect(statistics.others.first { $0.name == "collections" }?.count == 2)
        #expect(statistics.databaseBytes > 4096)
    }
}
