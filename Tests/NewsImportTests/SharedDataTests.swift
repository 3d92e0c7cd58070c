import Foundation
import NewsDomain
import NewsImport
import Testing

/// The exports that lie beside the project's checkout.
private let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data").path

@Suite(.enabled(if: FileManager.default.fileExists(atPath: folder), "there is no ../shared/data"))
struct SharedDataTests {
    private func imported(_ name: String) throws -> (InMemoryRepository, ImportReport) {
        let repository = InMemoryRepository()
        var options = WordPressOptions()
        options.includesPages = true
        let source = WordPressImport(files: ["\(folder)/\(name).wxr.xml"], options: options)
        return (repository, try ImportDriver(repository: repository).run(source))
    }

    @Test func takesTheRustBlog() throws {
        let (repository, report) = try imported("rust-blog")
        #expect(repository.articles.count == 750)
        #expect(!report.warnings.keys.contains { $0.contains("shortcode") })
        #expect(repository.articles.allSatisfy { $0.status == .published && !$0.body.text.isEmpty })
        #expect(repository.articles.contains { $0.body.text.contains("#[derive(Debug)]") })
    }

    @Test func takesTheThemeUnitTest() throws {
        let (repository, report) = try imported("theme-unit-test")
        #expect(repository.articles.count == 79)
        #expect(repository.media.count == 37)
        #expect(report.tallies[.comments]?.created == 29)
        #expect(report.tallies[.others]?.skipped == ["of type nav_menu_item": 70])
        #expect(repository.article(1168)?.status == .draft)
        #expect(repository.article(1011)?.heroImage == "attachment:1022")
        #expect(repository.collections.first?.items.count == 1)
    }

    @Test func takesTheSmallExport() throws {
        let (repository, _) = try imported("small-export")
        #expect(repository.articles.count == 11)
        #expect(repository.articles.count { $0.status == .draft } == 2)
    }

    @Test func refusesTheMalformedOne() {
        #expect(refusal(of: "\(folder)/malformed.wxr.xml")?.contains("not well-formed") == true)
    }
}
