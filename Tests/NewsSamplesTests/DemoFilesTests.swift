import Foundation
import Testing

@testable import NewsSamples

/// The files of the demo newsroom as they lie in the project, against what the binary has of them.
struct DemoFilesTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/CResources/demo")

    private static func files(_ kind: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: folder.appendingPathComponent(kind),
            includingPropertiesForKeys: nil
        )
    }

    /// The keys of a file's header. Read here without the types: a key that none of them knows says nothing.
    private static func keys(_ file: URL) throws -> Set<String> {
        let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n---\n")
        let header = try JSONSerialization.jsonObject(with: Data((parts.first ?? "").utf8)) as? [String: Any]
        return Set((header ?? [:]).keys)
    }

    @Test("Every file is in the binary, once")
    func noFileIsForgotten() throws {
        let articles = try Self.files("articles").map { try String(contentsOf: $0, encoding: .utf8) }
        let topics = try Self.files("topics").map { try String(contentsOf: $0, encoding: .utf8) }
        for article in articles { #expect(DemoArticle.all.count { article.hasSuffix("\n---\n\($0.html)\n") } == 1) }
        for topic in topics { #expect(DemoTopic.all.count { topic.hasSuffix("\n---\n\($0.html)\n") } == 1) }
        #expect(articles.count == DemoArticle.all.count)
        #expect(topics.count == DemoTopic.all.count)
    }

    @Test("No header has a key that nothing reads")
    func headersAreUnderstood() throws {
        let article = try #require(DemoArticle.all.first?.header)
        let topic = try #require(DemoTopic.all.first?.header)
        for (kind, value) in [("articles", article as Any), ("topics", topic as Any)] {
            let known = Set(Mirror(reflecting: value).children.compactMap(\.label))
            for file in try Self.files(kind) {
                #expect(try Self.keys(file).subtracting(known).isEmpty, "\(file.lastPathComponent)")
            }
        }
    }

    @Test("Comments are those of articles, and picks and links show something")
    func everythingIsUsed() {
        #expect(Set(DemoComment.all.keys).isSubset(of: DemoArticle.all.map(\.header.slug)))
        for item in DemoCollection.all.flatMap(\.items) {
            #expect([item.article, item.topic, item.gallery, item.link?.url].count { $0 != nil } == 1)
        }
        #expect(DemoRelatedLinks.all.allSatisfy { !$0.related.isEmpty })
    }
}
