import Foundation
import NewsDomain
import NewsImport
import Synchronization
import Testing

struct ImportDriverTests {
    private func export(_ count: Int, title: (Int) -> String = { "Title \($0)" }) -> WXR {
        WXR(items: (1...count).map { WXR.item(id: $0, title: title($0), more: WXR.comment($0)) })
    }

    @Test func secondRunChangesNothing() throws {
        let repository = InMemoryRepository()
        let driver = ImportDriver(repository: repository)
        let (first, second, third) = try withFile(export(10).text) { file in
            let first = try driver.run(WordPressImport(files: [file]))
            let second = try driver.run(WordPressImport(files: [file]))
            let other = export(11) { $0 == 5 ? "Another" : "Title \($0)" }
            return (first, second, try withFile(other.text) { try driver.run(WordPressImport(files: [$0])) })
        }
        #expect(first.tallies[.articles]?.created == 10)
        #expect(first.tallies[.comments]?.created == 10)
        #expect(!first.changedNothing)
        #expect(second.changedNothing)
        #expect(second.text.hasPrefix("Nothing changed"))
        #expect(third.tallies[.articles]?.created == 1)
        #expect(third.tallies[.articles]?.updated == 1)
        #expect(third.tallies[.articles]?.unchanged == 9)
        #expect(repository.finishes == 3)
    }

    @Test func writesInBatchesAndShowsProgress() throws {
        let repository = InMemoryRepository()
        var driver = ImportDriver(repository: repository)
        driver.batchSize.articles = 10
        let seen = Mutex<[ImportDriver.Progress]>([])
        _ = try withFile(export(250).text) { file in
            try driver.run(WordPressImport(files: [file]), progress: { step in seen.withLock { $0.append(step) } })
        }
        #expect(repository.batchSizes.count == 25)
        let steps = seen.withLock { $0 }
        #expect(steps.last?.done == steps.last?.total)
        #expect(steps.last?.total == 252)
        #expect(steps.first?.total == nil)
    }

    /// A repository with a fault of its own.
    private struct FaultyRepository: ImportRepository {
        func importBatch(_ records: [ImportRecord], from source: String, dryRun: Bool) throws -> [ImportOutcome] {
            records.map { $0.kind == .articles ? .failed(reason: "no ids are left") : .created }
        }

        func finishImport(from source: String) throws {}
    }

    @Test func whatFailsIsNamedAsSuch() throws {
        let report = try withFile(export(2).text) {
            try ImportDriver(repository: FaultyRepository()).run(WordPressImport(files: [$0]))
        }
        #expect(report.hasFailures)
        #expect(report.tallies[.articles]?.failed == ["no ids are left": 2])
        #expect(report.tallies[.articles]?.skipped == [:])
        #expect(report.text.contains("  articles failed: 2, no ids are left (article “Title 1”, article “Title 2”)"))
        #expect(report.losses.contains { $0.what == "articles failed: no ids are left" })
    }

    @Test func endsABatchByItsWeight() throws {
        let repository = InMemoryRepository()
        let body = String(repeating: "word ", count: 200_000)
        let items = (1...12).map { WXR.item(id: $0, body: body) }
        _ = try withFile(WXR(items: items).text) {
            try ImportDriver(repository: repository).run(WordPressImport(files: [$0]))
        }
        #expect(repository.batchSizes.count >= 4)
        #expect(repository.articles.count == 12)
    }

    @Test func aDryRunWritesNothing() throws {
        let repository = InMemoryRepository()
        let report = try withFile(export(3).text) {
            try ImportDriver(repository: repository, dryRun: true).run(WordPressImport(files: [$0]))
        }
        #expect(report.tallies[.articles]?.created == 3)
        #expect(repository.records.isEmpty)
        #expect(repository.finishes == 0)
    }

    @Test func stopsWhenCancelled() throws {
        let repository = InMemoryRepository()
        var driver = ImportDriver(repository: repository)
        driver.batchSize.articles = 10
        let file = export(2_000).text
        let report = try withFile(file) {
            try driver.run(WordPressImport(files: [$0]), isCancelled: { repository.batchSizes.count >= 3 })
        }
        #expect(report.interrupted)
        #expect(repository.batchSizes.count == 3)
        #expect(repository.finishes == 1)
        let early = try withFile(file) { try driver.run(WordPressImport(files: [$0]), isCancelled: { true }) }
        #expect(early.interrupted)
    }

    @Test func passesOnWhatTheRepositoryThrows() throws {
        let repository = InMemoryRepository(failsAtBatch: 2)
        var driver = ImportDriver(repository: repository)
        driver.batchSize.articles = 10
        try withFile(export(500).text) { file in
            _ = #expect(throws: InMemoryRepository.Full.self) { try driver.run(WordPressImport(files: [file])) }
        }
        #expect(repository.batchSizes.count == 2)
    }

    @Test func writesWhatWasReadBeforeABatchThatCannotBePrepared() throws {
        let repository = UnpreparedRepository(failsAtBatch: 3)
        var driver = ImportDriver(repository: repository)
        driver.batchSize.articles = 10
        try withFile(export(500).text) { file in
            _ = #expect(throws: UnpreparedRepository.Lost.self) { try driver.run(WordPressImport(files: [file])) }
        }
        #expect(repository.written == 2)
    }

    @Test func reportsEncode() throws {
        let (_, report) = try export(2).imported()
        let data = try JSONEncoder().encode(report)
        let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        let tallies = try #require(object["tallies"] as? [String: Any])
        #expect((tallies["articles"] as? [String: Any])?["created"] as? Int == 2)
        #expect(try JSONDecoder().decode(ImportReport.self, from: data) == report)
        #expect(report.text.contains("articles: 2 created"))
    }
}
