import Foundation
import NewsDomain
import NewsImport
import Testing

/// Runs alone: it looks at the memory of the whole process.
@Suite(.serialized)
struct WordPressStreamingTests {
    @Test func takesALargePost() throws {
        let body = String(repeating: "A paragraph of a long text.\n\n", count: 75_000)
        let (repository, _) = try WXR(items: [WXR.item(id: 1, body: body)]).imported()
        let article = try #require(repository.article(1))
        #expect(article.body.html.components(separatedBy: "<p>").count == 75_001)
    }

    /// Forgets everything at once.
    private struct Sink: ImportRepository {
        func importBatch(_ records: [ImportRecord], from source: String, dryRun: Bool) throws -> [ImportOutcome] {
            records.map { _ in .created }
        }
        func finishImport(from source: String) throws {}
    }

    @Test func memoryDoesNotGrowWithTheFile() throws {
        let paragraphs = String(repeating: "Some words that fill a paragraph of a usual length.\n\n", count: 150)
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xml")
        #expect(FileManager.default.createFile(atPath: url.path, contents: nil))
        defer { try? FileManager.default.removeItem(at: url) }
        let parts = WXR(items: ["@@"]).text.components(separatedBy: "@@")
        let handle = try FileHandle(forWritingTo: url)
        try handle.write(contentsOf: Data(parts[0].utf8))
        for id in 1...2_500 {
            try handle.write(contentsOf: Data(WXR.item(id: id, body: paragraphs).utf8))
            try handle.write(contentsOf: Data(WXR.attachment(100_000 + id, url: "https://e.org/\(id).jpg").utf8))
        }
        try handle.write(contentsOf: Data(parts[1].utf8))
        try handle.close()
        let size = try #require(FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int)
        let before = try residentPeak()
        var driver = ImportDriver(repository: Sink())
        driver.batchSize.weight = 500_000
        let report = try driver.run(WordPressImport(file: url.path))
        #expect(report.tallies[.articles]?.created == 2_500)
        #expect(report.tallies[.media]?.created == 2_500)
        let growth = try residentPeak() - before
        #expect(size > 18_000_000)
        #expect(growth < 15_000_000)
    }

    /// The most memory the process has held, in bytes. 0 where the system does not say.
    private func residentPeak() throws -> Int {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let number = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
        return (number ?? 0) * 1024
    }
}
