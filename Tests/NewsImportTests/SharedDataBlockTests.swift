import Foundation
import NewsDomain
import NewsImport
import NewsMarkup
import NewsTestSupport
import Testing

/// The exports that lie beside the project's checkout.
private let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data").path

/// HTML from blocks and from the stored body say the same, in all that real newsrooms have written.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: folder), "there is no ../shared/data"))
struct SharedDataBlockTests {
    @Test(arguments: ["rust-blog", "theme-unit-test", "small-export"])
    func blocksSayWhatTheBodiesSay(name: String) throws {
        let repository = InMemoryRepository()
        var options = WordPressOptions()
        options.includesPages = true
        let source = WordPressImport(files: ["\(folder)/\(name).wxr.xml"], options: options)
        _ = try ImportDriver(repository: repository).run(source)
        for article in repository.articles {
            #expect(differenceOfBlocks(of: article.body.html) == nil, "\(article.title)")
            #expect(misplacedText(of: article.body.html, in: article.body.text) == nil, "\(article.title)")
        }
        // Blocks are worth having only where hardly anything is left as HTML.
        let blocks = repository.articles.flatMap { Markup.blocks(of: $0.body.html) }
        let left = blocks.count { if case .html = $0.content { true } else { false } }
        #expect(left * 25 < blocks.count, "\(left) of \(blocks.count)")
    }
}
