import Foundation
import NewsDomain
import NewsImport
import Testing

struct WordPressStreamingTests {
    @Test func takesALargePost() throws {
        let body = String(repeating: "A paragraph of a long text.\n\n", count: 75_000)
        let (repository, _) = try WXR(items: [WXR.item(id: 1, body: body)]).imported()
        let article = try #require(repository.article(1))
        #expect(article.body.html.components(separatedBy: "<p>").count == 75_001)
    }

    /// In a process of its own, because the peak is that of the whole process. A smaller file shows what an import takes by itself.
    @Test func memoryDoesNotGrowWithTheFile() async {
        await #expect(processExitsWith: .success) {
            _ = try importExport(posts: 800)
            let before = residentPeak()
            let size = try importExport(posts: 2_500)
            #expect(size > 20_000_000)
            #expect(residentPeak() - before < 7_000_000)
        }
    }
}

/// Imports an export of so many posts, and as many attachments. Gives the file's size in bytes.
private func importExport(posts: Int) throws -> Int {
    let file = try largeExport(posts: posts)
    defer { try? FileManager.default.removeItem(atPath: file) }
    var driver = ImportDriver(repository: Sink())
    driver.batchSize.weight = 500_000
    let report = try driver.run(WordPressImport(files: [file]))
    #expect(report.tallies[.articles]?.created == posts)
    #expect(report.tallies[.media]?.created == posts)
    return try #require(FileManager.default.attributesOfItem(atPath: file)[.size] as? Int)
}

/// Forgets everything at once.
private struct Sink: ImportRepository {
    func importBatch(_ records: [ImportRecord], from source: String, dryRun: Bool) throws -> [ImportOutcome] {
        records.map { _ in .created }
    }

    func finishImport(from source: String) throws {}
}

/// Writes an export of so many posts of 8 KB, and as many attachments, piece by piece. Gives its path.
private func largeExport(posts: Int) throws -> String {
    let paragraphs = String(repeating: "Some words that fill a paragraph of a usual length.\n\n", count: 150)
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xml")
    try Data().write(to: url)
    let parts = WXR(items: ["@@"]).text.components(separatedBy: "@@")
    let handle = try FileHandle(forWritingTo: url)
    try handle.write(contentsOf: Data(parts[0].utf8))
    for id in 1...posts {
        try handle.write(contentsOf: Data(WXR.item(id: id, body: paragraphs).utf8))
        try handle.write(contentsOf: Data(WXR.attachment(100_000 + id, url: "https://e.org/\(id).jpg").utf8))
    }
    try handle.write(contentsOf: Data(parts[1].utf8))
    try handle.close()
    return url.path
}

/// The most memory the process has held, in bytes. 0 where the system does not say.
private func residentPeak() -> Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let number = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
    return (number ?? 0) * 1024
}
