import Foundation
import GRDB
import NewsDomain
import NewsSQLite
import NewsTestSupport
import Testing

/// Nothing is acknowledged that goes into files which nobody will find again.
struct StoreHealthTests {
    @Test(arguments: ["", "-wal", "-shm"]) func nothingIsWrittenToFilesThatAreGone(suffix: String) async throws {
        let newsroom = try TestNewsroom([.news, .article(.sample("a"))])
        let (file, aside) = (newsroom.store.path + suffix, newsroom.store.path + ".aside")
        try FileManager.default.moveItem(atPath: file, toPath: aside)
        await #expect(throws: NewsError.self) { try await count(1, newsroom) }
        #expect(throws: NewsError.self) { try newsroom.add([.tag("t")]) }
        let health = newsroom.store.health
        #expect(health.writing?.sentence == "The newsroom's files are not where they were.")
        #expect(health.writing?.cause.contains(newsroom.store.path) == true)
        #expect(health.writing?.sentence.contains("/") == false)
        #expect(newsroom.store.examine().writing != nil)
        try FileManager.default.moveItem(atPath: aside, toPath: file)
        #expect(newsroom.store.examine() == NewsroomHealth())
        try await count(2, newsroom)
        #expect(try newsroom.store.integrityFaults() == [])
    }

    @Test func nothingIsWrittenWhereTheFolderIsAnother() async throws {
        let newsroom = try TestNewsroom([.news, .article(.sample("a"))])
        let folder = URL(filePath: newsroom.store.path).deletingLastPathComponent().path
        try FileManager.default.moveItem(atPath: folder, toPath: folder + ".aside")
        try FileManager.default.copyItem(atPath: folder + ".aside", toPath: folder)
        await #expect(throws: NewsError.self) { try await count(1, newsroom) }
        #expect(newsroom.store.examine().reading != nil)
        try FileManager.default.removeItem(atPath: folder)
        try FileManager.default.moveItem(atPath: folder + ".aside", toPath: folder)
        try await count(1, newsroom)
        #expect(newsroom.store.examine() == NewsroomHealth())
    }

    /// Also where only that is read until when an answer stays true.
    @Test func whoReadsIsToldThatTheFileIsDamaged() async throws {
        let newsroom = try TestNewsroom([.news])
        let versions = try newsroom.store.cacheVersions(at: newsroom.clock.now())
        try newsroom.add([.article(.sample("a"))])
        let queue = try DatabaseQueue(path: newsroom.store.path)
        try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try queue.close()
        let file = try #require(FileHandle(forUpdatingAtPath: newsroom.store.path))
        let length = try file.seekToEnd()
        try file.seek(toOffset: 4096)
        try file.write(contentsOf: Data(repeating: 7, count: Int(length) - 4096))
        try file.close()
        let error = #expect(throws: NewsError.self) { try versions.reading(at: newsroom.clock.now()) }
        #expect(error?.code == .unavailable && error?.detail.contains("/") == false)
        #expect(newsroom.store.health.reading?.sentence == "The newsroom's file is damaged.")
    }

    private func count(_ visitor: UInt64, _ newsroom: TestNewsroom) async throws {
        let view = View(article: .slug("a"), visitor: Visitor(current: visitor))
        try await newsroom.store.count([view], at: newsroom.clock.now())
    }
}
